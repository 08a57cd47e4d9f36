import { describe, expect, it } from '@jest/globals';
import { agglomerate, cutByCount, euclideanDistances, subset } from '@valuelex/clustering';
import type { FitContext } from '@valuelex/core';
import { fitPartition, requestOf } from './fit-partition.ts';
import type { PartitionMethod } from './fit-partition.ts';

const seeded = (purpose: string): (() => number) => {
  let state = [...purpose].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
};
const context = (signal = new AbortController().signal): FitContext => ({ signal, progress: () => {} });
const choice = { k: 'auto' as const, kMin: 2, kMax: 6, decide: 'silhouette' as const };
const stability = { resamples: 50, scheme: 'bootstrap' as const, fraction: 0.5 };

/** Ward's method as a strategy would hand it over. */
function fit(n: number, values: Float64Array, resamples = 50, rest: { readonly partitionOnly?: true; readonly decide?: 'gap' } = {}) {
  const { decide = 'silhouette' as const, ...asked } = rest;
  const distances = euclideanDistances({ n, dim: values.length / n, values });
  const input = { labels: Array.from({ length: n }, (_, i) => `w${i}`), distances: distances.values as Float64Array, ...asked };
  const treeOf = (d: typeof distances) => {
    const tree = agglomerate(d, { linkage: 'ward' });
    return (k: number) => cutByCount(tree, k);
  };
  return fitPartition(input, context(), seeded, (): PartitionMethod => ({
    method: 'ward',
    request: requestOf({ ...choice, decide }, input),
    partitioner: (points) => treeOf(subset(distances, points)),
    squared: false,
    stability: { ...stability, resamples },
    gap: { references: 20, dims: 2, prepare: (vectors) => treeOf(euclideanDistances(vectors)) },
  }));
}

describe('fitPartition', () => {
  it('gives the same groups where only they are wanted, without what takes time', async () => {
    const random = seeded('planted');
    const planted = Float64Array.from({ length: 60 }, (_, p) => [0, 10, 20][Math.floor(p / 20)]! * (p % 2) + 12 * random());
    const whole = await fit(30, planted);
    const only = await fit(30, planted, 50, { partitionOnly: true });
    expect(only.labels).toEqual(whole.labels);
    expect(only.choice!.candidates.map(({ gap }) => gap)).toEqual(whole.choice!.candidates.map(() => null));
    expect([whole.clusters.some(({ stability }) => stability === null), only.clusters.some(({ stability }) => stability !== null)]).toEqual([false, false]);
    // Where the gap decides, it is looked at in any case.
    const byGap = await fit(30, planted, 50, { partitionOnly: true, decide: 'gap' });
    expect(byGap.labels).toEqual((await fit(30, planted, 0, { decide: 'gap' })).labels);
    expect(byGap.choice!.candidates.every(({ gap }) => gap !== null)).toBe(true);
  });

  it('finds planted groups, stable and with structure', async () => {
    const random = seeded('planted');
    const planted = Float64Array.from({ length: 120 }, (_, p) => [0, 10, 20][Math.floor(p / 40)]! * (p % 2) + 2 * random());
    const { k, clusters, diagnostics } = await fit(60, planted);
    expect(k).toBe(3);
    expect(Math.min(...clusters.map((cluster) => cluster.stability!))).toBeGreaterThan(0.85);
    expect(diagnostics.map(({ code }) => code)).not.toContain('no-structure');
  });

  it('flags points spread evenly as without structure: of 20 sets at most 1 passes', async () => {
    let passed = 0;
    for (let set = 0; set < 20; set++) {
      const random = seeded(`even ${set}`);
      const { diagnostics } = await fit(60, Float64Array.from({ length: 120 }, random), 0);
      const codes = diagnostics.map(({ code }) => code);
      if (!codes.includes('no-structure') && !codes.includes('no-separation')) passed++;
    }
    expect(passed).toBeLessThanOrEqual(1);
  });

  it('turns a ClusteringError into a DataError, and stops when aborted', async () => {
    const input = { labels: ['a', 'b'], distances: Float64Array.of(NaN) };
    const method: PartitionMethod = { method: 'm', request: { k: 1 }, partitioner: () => () => new Int32Array(2), squared: false, stability };
    await expect(fitPartition(input, context(), seeded, () => method)).rejects.toMatchObject({ code: 'data-not-finite' });
    await expect(fitPartition(input, context(AbortSignal.abort()), seeded, () => method)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
