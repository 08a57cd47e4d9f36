import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataError } from '@valuelex/core';
import type { FactorData, FactorInput, FactorSolution } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { nestedLists } from './__fixtures__/nested-lists.ts';
import { exploreGraph } from './explore-graph.ts';
import type { ExploreGraphOptions } from './explore-graph.ts';

const defaults: ExploreGraphOptions = { level: 'auto', association: 'auto', network: 'auto', gamma: 0.5, draws: 20 };
const context = { signal: new AbortController().signal, progress: () => undefined };
const fit = (input: FactorInput, options: Partial<ExploreGraphOptions> = {}): Promise<FactorSolution> => exploreGraph(input, { ...defaults, ...options }, 'seed', context);
const random = createRandom(3, 'explore-graph.test');

/** Ratings of two dimensions, five variables each, taking turns. */
const values: number[] = [];
for (let i = 0; i < 200; i++) {
  const f = [random.normal(), random.normal()];
  for (let j = 0; j < 10; j++) values.push(0.75 * f[j % 2]! + 0.65 * random.normal());
}
const table: FactorData = { kind: 'data', variables: Array.from({ length: 10 }, (_, j) => `v${j}`), n: 200, values: Float64Array.from(values), cell: 'rating' };

interface Ega {
  k: number;
  communities: number[];
  stability?: { median: number; items: number[] };
}

describe('exploreGraph', () => {
  let solution: FactorSolution;
  let ega: Ega;
  beforeAll(async () => {
    solution = await fit(table);
    ega = solution.retention['ega'] as unknown as Ega;
  });

  it('finds the communities of ratings, and loadings that follow them', () => {
    expect(solution).toMatchObject({ method: 'ega', retention: { rule: 'ega', chosen: 2 } });
    expect(new Set(ega.communities.filter((_, j) => j % 2 === 0)).size).toBe(1);
    solution.loadings.forEach((row, j) => {
      const own = ega.communities[j]!;
      expect(row[own]).toBeGreaterThan(0.5);
      expect(Math.abs(row[1 - own]!)).toBeLessThan(0.25);
    });
    expect(solution.variance.ssLoadings[0]).toBeGreaterThanOrEqual(solution.variance.ssLoadings[1]!);
    expect(ega.stability!.median).toBe(2);
    expect(Math.min(...ega.stability!.items)).toBeGreaterThan(0.8);
  });

  it('gives the same bytes for the same seed', async () => {
    expect(JSON.stringify(await fit(table))).toBe(JSON.stringify(solution));
  });

  it('takes correlations with their n', async () => {
    const correlation = Float64Array.from(solution.correlation.flat());
    const given = await fit({ kind: 'correlation', variables: table.variables, correlation, n: 200 });
    expect((given.retention['ega'] as unknown as Ega).communities).toEqual(ega.communities);
    await expect(fit({ kind: 'correlation', variables: table.variables, correlation, n: null })).rejects.toThrow(DataError);
  });

  it('refuses more variables than it can take, before it begins', async () => {
    const many = (p: number): FactorInput => ({ kind: 'data', variables: Array.from({ length: p }, (_, j) => `v${j}`), n: 3, values: Float64Array.from({ length: 3 * p }, (_, i) => (i * i) % 7), cell: 'rating' });
    await expect(fit(many(3001))).rejects.toMatchObject({ code: 'data-too-many-variables', message: expect.stringContaining('3001 variables') });
    const correlation: FactorInput = { kind: 'correlation', variables: Array.from({ length: 601 }, (_, j) => `v${j}`), n: 900, correlation: new Float64Array(601 * 601) };
    await expect(fit(correlation)).rejects.toMatchObject({ code: 'data-too-many-variables', hint: expect.stringContaining('ppmi') });
  });

  it('tells how far its bootstrap is, and stops when told to', async () => {
    const controller = new AbortController();
    const shares: number[] = [];
    const progress = (done: number, note?: string): void => {
      shares.push(done);
      if (note === 'stability of the network') controller.abort(new Error('enough'));
    };
    await expect(exploreGraph(table, { ...defaults, draws: 1e6 }, 'seed', { signal: controller.signal, progress })).rejects.toThrow('enough');
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('counts co-occurrence in lists, and warns that models are no lists', async () => {
    const lists = nestedLists({ dimensions: 3, models: 30, settings: 4, seed: 1 });
    const found = await fit(lists, { draws: 0 });
    expect(found.retention['ega']).toBeDefined();
    expect(found.diagnostics.map(({ code }) => code)).toContain('nested-rows');
    await expect(fit(table, { network: 'ppmi' })).rejects.toThrow(/ratings/);
  });
});
