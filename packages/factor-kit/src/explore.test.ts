import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataError } from '@valuelex/core';
import type { FactorData, FactorInput, FactorSolution } from '@valuelex/core';
import { nestedLists } from './__fixtures__/nested-lists.ts';
import { explore } from './explore.ts';
import type { ExploreOptions } from './explore.ts';

const defaults: ExploreOptions = {
  level: 'auto',
  association: 'auto',
  method: 'minres',
  rotation: 'oblimin',
  gamma: 0,
  factors: 'auto',
  rule: 'auto',
  draws: 100,
  quantile: 'auto',
  randomStarts: 5,
};
const context = { signal: new AbortController().signal, progress: () => undefined };
const fit = (input: FactorInput, options: Partial<ExploreOptions> = {}): Promise<FactorSolution> => explore(input, { ...defaults, ...options }, 'seed', context);
const codes = ({ diagnostics }: FactorSolution): string[] => diagnostics.map(({ code }) => code);

describe('explore on nested lists', () => {
  const planted = nestedLists({ dimensions: 3, models: 30, settings: 4, seed: 1 });
  let solution: FactorSolution;
  beforeAll(async () => {
    solution = await fit(planted);
  });

  it('keeps the planted dimensions, between models', () => {
    expect(solution.n).toBe(30);
    expect(solution.retention.rule).toBe('block-permutation');
    expect(solution.retention.chosen).toBe(3);
    const homes = solution.loadings.map((row) => row.indexOf(Math.max(...row)));
    for (let d = 0; d < 3; d++) expect(new Set(homes.slice(8 * d, 8 * d + 8)).size).toBe(1);
    expect(new Set(homes).size).toBe(3);
  });

  it('withholds fit and marks factor correlations, with the reason', () => {
    expect(solution.fit.chiSquare).toBeNull();
    expect(solution.fit.rmsea).toBeNull();
    expect(codes(solution)).toEqual(expect.arrayContaining(['fit-withheld', 'phi-not-identified', 'level-between', 'list-correction']));
  });

  it('finds nothing where words are only preferred, not shared', async () => {
    const none = await fit(nestedLists({ dimensions: 0, models: 30, settings: 4, seed: 2 }));
    expect(none.retention.chosen).toBe(0);
    expect(none.loadings).toEqual(none.variables.map(() => []));
    expect(codes(none)).toContain('no-structure');
  });

  it('shows that permuting rows would keep factors that are not there', async () => {
    const none = await fit(nestedLists({ dimensions: 0, models: 30, settings: 15, seed: 3 }));
    expect((none.retention['parallel'] as { k: number }).k).toBeGreaterThan(0);
  });

  it('loses a dimension without the correction for lists', async () => {
    expect((await fit(planted, { association: 'pearson' })).retention.chosen).toBeLessThan(3);
  });

  it('gives the same bytes for the same seed', async () => {
    expect(JSON.stringify(await fit(planted))).toBe(JSON.stringify(solution));
  });
});

describe('explore when little can be said', () => {
  const lists = nestedLists({ dimensions: 3, models: 1, settings: 8, seed: 4 });

  it('gives no factors for one model, with the reason', async () => {
    const solution = await fit(lists);
    expect(solution.retention.chosen).toBe(0);
    expect(solution.diagnostics.find(({ code }) => code === 'too-few-to-factor')?.message).toMatch(/1 model:/);
  });

  it('gives no factors for two rows', async () => {
    const two: FactorData = { kind: 'data', variables: ['a', 'b', 'c'], n: 2, values: Float64Array.from([1, 2, 3, 3, 1, 2]), cell: 'rating' };
    expect(codes(await fit(two))).toContain('too-few-to-factor');
  });

  it('takes minres where maximum likelihood is undefined', async () => {
    const values = Float64Array.from({ length: 8 * 10 }, (_, i) => ((i * 7919) % 13) + (i % 10));
    const wide: FactorData = { kind: 'data', variables: Array.from({ length: 10 }, (_, j) => `v${j}`), n: 8, values, cell: 'rating' };
    const solution = await fit(wide, { method: 'ml', factors: 1 });
    expect(solution.method).toBe('minres');
    expect(solution.kmo.overall).toBeNull();
    expect(codes(solution)).toEqual(expect.arrayContaining(['ml-needs-inverse', 'fit-withheld']));
  });
});

describe('explore on numbers of any size', () => {
  const factor = [2, -1, 3, 0, -2, 1, -3, 2, 0, -1, 4, -4];
  const noise = (i: number, j: number): number => (((i * 31 + j * 17) * 7919) % 11) / 11;
  const table = (units: readonly number[]): FactorData => ({
    kind: 'data',
    variables: units.map((_, j) => `v${j}`),
    n: factor.length,
    values: Float64Array.from(factor.flatMap((x, i) => units.map((unit, j) => (x + noise(i, j)) * unit))),
    cell: 'rating',
  });

  it('finds the same in 1e307 and 1e-300 as in ordinary units', async () => {
    const ordinary = await fit(table([1, 1, 1, 1]), { factors: 1 });
    const extreme = await fit(table([1, 1e307, 1e-300, 1]), { factors: 1 });
    extreme.loadings.forEach(([loading], i) => expect(loading).toBeCloseTo(ordinary.loadings[i]![0]!, 9));
  });
});

describe('explore on a correlation matrix', () => {
  // One factor with loadings .8, .7, .6, .5: r_ij is their product.
  const loadings = [0.8, 0.7, 0.6, 0.5];
  const correlation = Float64Array.from(loadings.flatMap((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b))));
  const input: FactorInput = { kind: 'correlation', variables: ['a', 'b', 'c', 'd'], correlation, n: 500 };

  it('recovers the loadings that made it', async () => {
    const solution = await fit(input, { factors: 1 });
    solution.loadings.forEach(([loading], i) => expect(loading).toBeCloseTo(loadings[i]!, 6));
    expect(solution.retention.rule).toBe('given');
    expect(solution.fit.chiSquare).toBeCloseTo(0, 6);
  });

  it('refuses a rule that needs rows', async () => {
    await expect(fit(input, { rule: 'block-permutation' })).rejects.toThrow(DataError);
  });

  it('names what is no correlation matrix', async () => {
    const wrong = correlation.slice();
    wrong[1] = 0.9;
    await expect(fit({ ...input, correlation: wrong })).rejects.toThrow(DataError);
  });
});
