import { describe, expect, it } from '@jest/globals';
import type { Clustering } from '@valuelex/core';
import { clusteringTables } from './structure-tables.ts';

const solution = (...clusters: number[]) => ({
  method: 'm',
  k: 2,
  labels: clusters.map((cluster, i) => ({ descriptor: `w${i}`, cluster })),
  clusters: [],
  quality: { silhouette: null },
  choice: null,
  merges: null,
  diagnostics: [],
});
const clustering: Clustering = {
  schema: 'valuelex.clustering/1', input: 'meaning', fusionWeight: null, embedder: 'x + y', unknown: [], global: solution(0, 1), withinDimension: [], map: [], diagnostics: [],
  consensus: {
    seeds: 1,
    runs: [],
    embedders: [
      { embedder: 'x', unknown: [], global: solution(0, 1), withinDimension: [] },
      { embedder: 'y', unknown: [], global: solution(0, 0), withinDimension: [{ dimension: 1, solution: solution(-1, 0) }] },
    ],
    agreement: [{ dimension: null, a: 'x', b: 'y', words: 2, ari: 0.25, interval: { lower: 0.1, upper: 0.4, level: 0.95, method: 'm' }, chance: 0.5 }],
  },
};
async function rowsOf(of: Clustering, name: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of clusteringTables(of).find((each) => each.name === name)!.rows) rows.push(row);
  return rows;
}

describe('clusteringTables', () => {
  it('holds what each embedder says alone, and how far they agree', async () => {
    expect(await rowsOf(clustering, 'embedder-clusters')).toEqual([
      ['x', 'all words', 'w0', 0], ['x', 'all words', 'w1', 1],
      ['y', 'all words', 'w0', 0], ['y', 'all words', 'w1', 0],
      ['y', 'dimension 2', 'w0', -1], ['y', 'dimension 2', 'w1', 0],
    ]);
    expect(await rowsOf(clustering, 'embedder-agreement')).toEqual([['all words', 'x', 'y', 2, 0.25, 0.1, 0.4, 0.5]]);
  });

  it('has no such tables of one embedder', () => {
    const { consensus: _, ...one } = clustering;
    expect(clusteringTables(one).map(({ name }) => name)).toEqual(['clusters', 'semantic-map']);
  });
});
