import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataError } from '@valuelex/core';
import type { FactorData, FactorInput, FactorSolution, FitContext } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { explore } from './explore.ts';
import type { ExploreOptions } from './explore.ts';

const defaults: ExploreOptions = {
  level: 'pooled',
  association: 'pearson',
  method: 'minres',
  rotation: 'oblimin',
  gamma: 0,
  factors: 2,
  rule: 'parallel',
  draws: 20,
  quantile: 'auto',
  randomStarts: 3,
};
const quiet: FitContext = { signal: new AbortController().signal, progress: () => undefined };
const fit = (input: FactorInput, options: Partial<ExploreOptions> = {}, context = quiet): Promise<FactorSolution> => explore(input, { ...defaults, ...options }, 'seed', context);

/** Ratings of two factors that correlate .3, four variables each with loadings of .8; rows of one group share half of their factor values. Drawn by seed here. */
function ratings(groups: number, each: number, isNested: boolean): FactorData {
  const random = createRandom(5, 'resampled.test');
  const values: number[] = [];
  const model: string[] = [];
  for (let g = 0; g < groups; g++) {
    const shared = [random.normal(), random.normal()];
    for (let i = 0; i < each; i++) {
      const [a, b] = shared.map((s) => Math.SQRT1_2 * (s + random.normal())) as [number, number];
      const factors = [a, 0.3 * a + Math.sqrt(0.91) * b];
      for (let j = 0; j < 8; j++) values.push(0.8 * factors[Math.floor(j / 4)]! + 0.6 * random.normal());
      model.push(`m${g}`);
    }
  }
  const variables = Array.from({ length: 8 }, (_, j) => `v${j}`);
  return { kind: 'data', variables, n: model.length, values: Float64Array.from(values), cell: 'rating', ...(isNested ? { groups: { model } } : {}) };
}

const mean = (rows: readonly (readonly number[])[]): number => rows.flat().reduce((a, b) => a + b, 0) / rows.flat().length;
const width = ({ loadingIntervals: found }: FactorSolution): number => mean(found!.upper) - mean(found!.lower);

describe('intervals of loadings', () => {
  const input = ratings(60, 2, true);
  let plain: FactorSolution;
  let solution: FactorSolution;
  beforeAll(async () => {
    plain = await fit(input);
    solution = await fit(input, { intervals: 'auto', intervalDraws: 100, replication: 'split-half', replicationSplits: 20 });
  });

  it('leave the solution as it is', () => {
    const { loadingIntervals, replication, ...rest } = solution;
    expect(rest).toEqual(plain);
    expect(loadingIntervals).toBeDefined();
    expect(replication).toBeDefined();
    expect(plain).not.toHaveProperty('loadingIntervals');
    expect(plain).not.toHaveProperty('replication');
  });

  it('resample models and stand in the order and signs of the sample', () => {
    const found = solution.loadingIntervals!;
    expect(found).toMatchObject({ method: 'bootstrap', level: 0.95, units: 60 });
    solution.loadings.forEach((row, i) =>
      row.forEach((loading, f) => {
        expect(found.lower[i]![f]).toBeLessThan(loading);
        expect(found.upper[i]![f]).toBeGreaterThan(loading);
        // Factors that change places between resamples would carry main loadings to zero.
        if (loading > 0.6) expect(found.lower[i]![f]).toBeGreaterThan(0.3);
      }),
    );
  });

  it('are wider for models than for the same rows taken as independent', async () => {
    const ask = { intervals: 'bootstrap', intervalDraws: 100 } as const;
    const [rows, models] = [await fit(ratings(20, 20, false), ask), await fit(ratings(20, 20, true), ask)];
    expect([rows.loadingIntervals?.units, models.loadingIntervals?.units]).toEqual([400, 20]);
    expect(width(models)).toBeGreaterThan(width(rows));
  });

  it('come from the jackknife where models are few, and are withheld where they are fewer', async () => {
    expect((await fit(ratings(8, 10, true), { intervals: 'auto' })).loadingIntervals).toMatchObject({ method: 'jackknife', units: 8 });
    const none = await fit(ratings(4, 10, true), { intervals: 'auto' });
    expect(none.loadingIntervals).toBeUndefined();
    expect(none.diagnostics.map(({ code }) => code)).toContain('too-few-groups');
  });

  it('give the same bytes for the same seed', async () => {
    const again = await fit(input, { intervals: 'auto', intervalDraws: 100, replication: 'split-half', replicationSplits: 20 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(solution));
  });

  it('need rows', async () => {
    const correlation: FactorInput = { kind: 'correlation', variables: input.variables, correlation: Float64Array.from(plain.correlation.flat()), n: 120 };
    await expect(fit(correlation, { intervals: 'bootstrap' })).rejects.toThrow(DataError);
    await expect(fit(correlation, { replication: 'split-half' })).rejects.toMatchObject({ code: 'data-resampling-needs-data' });
    expect((await fit(correlation)).retention.chosen).toBe(2);
  });

  it('tell how far they are, never falling, and stop when told to', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    await fit(input, { intervals: 'bootstrap', intervalDraws: 40, replication: 'split-half', replicationSplits: 10 }, { signal: stop.signal, progress: (done) => seen.push(done) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    const context: FitContext = { signal: stop.signal, progress: (_done, note) => note === 'intervals of loadings' && stop.abort(new Error('enough')) };
    await expect(fit(input, { intervals: 'bootstrap', intervalDraws: 100_000 }, context)).rejects.toThrow('enough');
  });

  it('compare halves: planted factors come back', () => {
    const found = solution.replication!;
    expect(found).toMatchObject({ method: 'split-half', units: 60, splits: 20 });
    expect(found.worst).toBeGreaterThan(0.9);
    expect(found.worst).toBe(Math.min(...found.congruence));
    expect(found.mean).toBeCloseTo((found.congruence[0]! + found.congruence[1]!) / 2, 12);
    found.congruence.forEach((c, f) => expect(found.lower[f]).toBeLessThanOrEqual(c));
  });

  it('compare no halves of three models', async () => {
    const three = await fit(ratings(3, 20, true), { replication: 'split-half' });
    expect(three.replication).toBeUndefined();
    expect(three.diagnostics.map(({ code }) => code)).toContain('replication-withheld');
  });
});

describe('what stands beside the loadings', () => {
  // Three group factors with second-order loadings g, three variables each with first-order loadings of .8: general .8 g, group .8 √(1 − g²).
  const g = [0.9, 0.7, 0.6];
  const names = Array.from({ length: 9 }, (_, i) => `v${i}`);
  const cell = (i: number, j: number): number => {
    const [a, b] = [Math.floor(i / 3), Math.floor(j / 3)];
    return i === j ? 1 : 0.64 * (a === b ? 1 : g[a]! * g[b]!);
  };
  const matrix = Float64Array.from(names.flatMap((_, i) => names.map((__, j) => cell(i, j))));
  const input: FactorInput = { kind: 'correlation', variables: names, correlation: matrix, n: 400 };

  it('finds the general factor that was planted, and omega hierarchical', async () => {
    const { schmidLeiman } = await fit(input, { factors: 3, schmidLeiman: true });
    names.forEach((_, i) => {
      const second = g[Math.floor(i / 3)]!;
      expect(schmidLeiman!.general[i]).toBeCloseTo(0.8 * second, 4);
      expect(Math.max(...schmidLeiman!.group[i]!)).toBeCloseTo(0.8 * Math.sqrt(1 - second ** 2), 4);
    });
    const total = matrix.reduce((a, b) => a + b, 0);
    expect(schmidLeiman!.omegaHierarchical).toBeCloseTo((3 * 0.8 * (0.9 + 0.7 + 0.6)) ** 2 / total, 4);
  });

  it('says why there is no general factor', async () => {
    for (const options of [{ factors: 1 }, { factors: 3, rotation: 'varimax' }, { factors: 3, rotation: 'bifactorQ' }] as const) {
      const solution = await fit(input, { ...options, schmidLeiman: true });
      expect(solution.schmidLeiman).toBeUndefined();
      expect(solution.diagnostics.map(({ code }) => code)).toContain('schmid-leiman-withheld');
    }
    expect(await fit(input, { factors: 3 })).not.toHaveProperty('schmidLeiman');
  });

  it('names the largest residual', async () => {
    const bent = matrix.slice();
    bent[0 * 9 + 8] = bent[8 * 9 + 0] = cell(0, 8) + 0.1;
    const { residuals } = await fit({ ...input, correlation: bent }, { factors: 3 });
    expect(residuals!.largest).toHaveLength(5);
    expect(residuals!.largest[0]).toMatchObject({ a: 'v0', b: 'v8' });
    expect(residuals!.largest[0]!.value).toBeGreaterThan(0.03);
    expect(residuals!.rmsr).toBeLessThan(residuals!.largest[0]!.value);
    const sizes = residuals!.largest.map(({ value }) => Math.abs(value));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect((await fit(input, { factors: 3 })).residuals!.rmsr).toBeCloseTo(0, 6);
  });

  it('gives determinacy: one factor, as the sum λ²/ψ says', async () => {
    // One factor: ρ² = s / (1 + s), s = Σ λ²/(1 − λ²) (Grice 2001).
    const loadings = [0.8, 0.7, 0.6, 0.5];
    const correlation = Float64Array.from(loadings.flatMap((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b))));
    const { determinacy } = await fit({ kind: 'correlation', variables: ['a', 'b', 'c', 'd'], correlation, n: 500 }, { factors: 1 });
    const s = loadings.reduce((sum, l) => sum + l ** 2 / (1 - l ** 2), 0);
    expect(determinacy).toHaveLength(1);
    expect(determinacy![0]).toBeCloseTo(Math.sqrt(s / (1 + s)), 6);
  });

  it('has no determinacy where the matrix has no inverse', async () => {
    const values = Float64Array.from({ length: 8 * 10 }, (_, i) => ((i * 7919) % 13) + (i % 10));
    const wide: FactorData = { kind: 'data', variables: Array.from({ length: 10 }, (_, j) => `w${j}`), n: 8, values, cell: 'rating' };
    expect((await fit(wide, { factors: 1 })).determinacy).toEqual([null]);
  });
});
