import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { associator } from '../association/associate.ts';
import { listCorrection } from '../association/list-correction.ts';
import { pearson } from '../association/pearson.ts';
import { dense, fromRows, identity } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { blockPermutationParallel, nullCorrelation, permutationParallel } from './parallel.ts';
import type { ParallelResult } from './parallel.ts';
import { permuteBlocks, permuteColumns } from './permute.ts';
import { retention } from './retention.ts';

interface Null {
  mean: number[];
  sd: number[];
  iterations: number;
}
interface Reference {
  n: number;
  correlation: number[][];
  eigenvalues: number[];
  reduced: number[];
  kaiser: number;
  acceleration: number;
  map: { m0_power2: number; m0_power4: number; power2: number[]; power4: number[]; k_power2: number; k_power4: number };
  ekc: { reference: number[]; k: number };
  parallel: { pc: Null; reduced_smc: Null };
  parallelK: { pc_mean: number; pc_q95: number; reduced_mean: number; reduced_q95: number };
}
const load = (name: string): Reference =>
  JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as Reference;

function expectAll(actual: ArrayLike<number>, expected: readonly number[], digits: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((x, i) => expect(actual[i]).toBeCloseTo(x, digits));
}

/** Largest difference of two simulated means, in standard errors of the difference. */
function standardErrors(ours: ParallelResult, theirs: Null): number {
  return Math.max(...Array.from(ours.mean, (x, i) => Math.abs(x - theirs.mean[i]!) / Math.sqrt(ours.sd[i]! ** 2 / ours.draws + theirs.sd[i]! ** 2 / theirs.iterations)));
}

describe.each(['harman74', 'thurstone', 'ability-cov'])('all rules on %s', (name) => {
  const reference = load(name);
  const result = retention({ correlation: fromRows(reference.correlation), n: reference.n, random: createRandom(1), draws: 1000 });

  it('agree with psych, EFAtools and nFactors', () => {
    expectAll(result.eigenvalues, reference.eigenvalues, 9);
    expectAll(result.reducedEigenvalues!, reference.reduced, 9);
    expectAll(result.map.power2, [reference.map.m0_power2, ...reference.map.power2], 8);
    expectAll(result.map.power4, [reference.map.m0_power4, ...reference.map.power4], 8);
    expect([result.map.k, result.map.k4]).toEqual([reference.map.k_power2, reference.map.k_power4]);
    expectAll(result.ekc!.reference, reference.ekc.reference, 9);
    expect(result.ekc!.k).toBe(reference.ekc.k);
    expect(result.kaiser.k).toBe(reference.kaiser);
    expect(result.acceleration.k).toBe(reference.acceleration);
  });

  it('have the null of 1000 simulated samples', () => {
    expect(standardErrors(result.parallel!, reference.parallel.pc)).toBeLessThan(3);
    expect(standardErrors(result.parallelReduced!, reference.parallel.reduced_smc)).toBeLessThan(3);
    expect([result.parallel!.kMean, result.parallel!.k]).toEqual([reference.parallelK.pc_mean, reference.parallelK.pc_q95]);
    expect([result.parallelReduced!.kMean, result.parallelReduced!.k]).toEqual([reference.parallelK.reduced_mean, reference.parallelK.reduced_q95]);
    expect(result).toMatchObject({ rule: 'parallel', chosen: reference.parallelK.pc_q95, blockPermutation: null, permutation: null });
  });
});

describe('nested rows', () => {
  /** p ratings by settings in models: planted dimensions and word preferences belong to models. */
  function nested(sizes: readonly number[], p: number, dimensions: number, seed: number, strength = 1.2): { data: Dense; groups: Int32Array } {
    const random = createRandom(seed, 'nested');
    const rows: Float64Array[] = [];
    const groups: number[] = [];
    sizes.forEach((size, model) => {
      const factors = Array.from({ length: dimensions }, () => random.normal());
      const preference = Float64Array.from({ length: p }, (_, j) => 0.8 * random.normal() + (dimensions > 0 ? strength * factors[j % dimensions]! : 0));
      for (let s = 0; s < size; s++) {
        rows.push(preference.map((x) => x + 0.7 * random.normal()));
        groups.push(model);
      }
    });
    return { data: fromRows(rows), groups: Int32Array.from(groups) };
  }
  /** The same as lists of the `length` strongest words. */
  function asLists(data: Dense, length: number): Dense {
    const out = new Float64Array(data.data.length);
    for (let i = 0; i < data.rows; i++) {
      const row = data.data.subarray(i * data.cols, (i + 1) * data.cols);
      const order = Array.from(row.keys()).sort((a, b) => row[b]! - row[a]!);
      for (const j of order.slice(0, length)) out[i * data.cols + j] = 1;
    }
    return dense(data.rows, data.cols, out);
  }
  const equal = Array.from({ length: 36 }, () => 10);
  const unequal = Array.from({ length: 36 }, (_, g) => 6 + (g % 9));
  const plain = (data: Dense): Dense => pearson(data);
  const options = { draws: 60, level: 0.95 };

  it.each([
    ['equal', equal],
    ['unequal', unequal],
  ])('blocks of %s size: keeps what is planted, and nothing when nothing is', (_, sizes) => {
    for (const [dimensions, seed] of [[3, 1], [0, 2], [0, 3]] as const) {
      const { data, groups } = nested(sizes, 45, dimensions, seed);
      expect(blockPermutationParallel(data, groups, plain, { ...options, random: createRandom(seed) }).k).toBe(dimensions);
    }
  });

  it('permuted rows find factors where there are none', () => {
    const { data } = nested(equal, 45, 0, 2);
    expect(permutationParallel(data, plain, { ...options, random: createRandom(2) }).k).toBeGreaterThan(5);
  });

  it('lists: the factor of the constant is given, and only what is beyond it is tested', () => {
    for (const [dimensions, seed] of [[3, 4], [0, 5]] as const) {
      const { data, groups } = nested(equal, 45, dimensions, seed);
      const lists = asLists(data, 9);
      const associate = associator({ kind: 'phi', correction: 'list' });
      const result = retention({
        correlation: associate(lists),
        data: lists,
        groups,
        associate,
        list: true,
        draws: 60,
        random: createRandom(seed),
        skip: ['parallel', 'permutation'],
      });
      expect(result).toMatchObject({ rule: 'block-permutation', chosen: dimensions, parallel: null, permutation: null });
      expect(result.diagnostics.map((d) => d.code)).toEqual(dimensions === 0 ? ['no-factor'] : []);
    }
    // Without row sums that are held fixed, the permuted null has a larger constant factor than the data.
    const { data, groups } = nested(unequal, 45, 3, 4, 0.5);
    const associate = (table: Dense): Dense => listCorrection(pearson(table)).correlation;
    const lists = asLists(data, 9);
    expect(blockPermutationParallel(lists, groups, associate, { ...options, random: createRandom(1), given: 1 }).k).toBe(3);
    expect(blockPermutationParallel(lists, groups, associate, { ...options, random: createRandom(1) }).k).toBe(0);
  });

  it('warns when a rule takes nested rows as independent', () => {
    const { data, groups } = nested(equal, 10, 0, 2);
    const result = retention({ correlation: pearson(data), data, groups, rule: 'permutation', draws: 20, random: createRandom(1), skip: ['parallel', 'block-permutation'] });
    expect(result.diagnostics.map((d) => d.code)).toContain('nested-rows');
  });
});

describe('permutation', () => {
  const cells = (data: Dense, column: number): number[] => Array.from({ length: data.rows }, (_, i) => data.data[i * data.cols + column]!);
  const sorted = (x: readonly number[]): number[] => [...x].sort((a, b) => a - b);

  it('of columns keeps each column’s values', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const data = dense(20, 3, Float64Array.from({ length: 60 }, () => random.int(5)));
        const moved = permuteColumns(data, random);
        for (let j = 0; j < 3; j++) expect(sorted(cells(moved, j))).toEqual(sorted(cells(data, j)));
      }),
      { numRuns: 20 },
    );
  });

  it('of equal blocks moves whole blocks, rows in order', () => {
    const data = dense(6, 2, Float64Array.from([1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60]));
    const moved = permuteBlocks(data, [0, 0, 1, 1, 2, 2], createRandom(4));
    for (let j = 0; j < 2; j++) {
      const pairs = [0, 2, 4].map((i) => [cells(moved, j)[i]!, cells(moved, j)[i + 1]!]);
      expect(pairs.sort((a, b) => a[0]! - b[0]!)).toEqual(j === 0 ? [[1, 2], [3, 4], [5, 6]] : [[10, 20], [30, 40], [50, 60]]);
    }
    expect(() => permuteBlocks(data, [0, 0, 0, 0, 0, 0], createRandom(1))).toThrow(/two groups/);
    expect(() => permuteBlocks(data, [0, 1], createRandom(1))).toThrow(/6 rows/);
  });

  it('of unequal blocks keeps group means and residuals as sets', () => {
    const data = dense(6, 1, Float64Array.from([1, 3, 10, 11, 12, 30]));
    const groups = [0, 0, 1, 1, 1, 2];
    const moved = cells(permuteBlocks(data, groups, createRandom(9)), 0);
    const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
    expectAll(sorted([mean(moved.slice(0, 2)), mean(moved.slice(2, 5)), moved[5]!]), [2, 11, 30], 12);
    expectAll(sorted(moved.slice(0, 2).map((x) => x - mean(moved.slice(0, 2)))), [-1, 1], 12);
  });
});

describe('rules shown on demand', () => {
  it('hull and graph find what was planted', () => {
    const random = createRandom(12, 'hull');
    const data = dense(400, 12);
    for (let i = 0; i < 400; i++) {
      const f = [random.normal(), random.normal(), random.normal()];
      for (let j = 0; j < 12; j++) data.data[i * 12 + j] = 0.7 * f[j % 3]! + 0.7 * random.normal();
    }
    const result = retention({ correlation: pearson(data), n: 400, random: createRandom(1), draws: 50, also: ['hull', 'ega'] });
    expect(result.hull!.k).toBe(3);
    expect(result.ega!.k).toBe(3);
    expect(Array.from(result.ega!.labels)).toEqual(Array.from({ length: 12 }, (_, j) => j % 3));
    // By hand: fit of no factor is 1 − KMO of the correlations themselves, and more factors cost more degrees of freedom.
    expect(result.hull!.caf[0]).toBeLessThan(result.hull!.caf[3]!);
    expect(Array.from(result.hull!.df)).toEqual([66, 54, 43, 33, 24]);
    expect(retention({ correlation: pearson(data), n: 400, random: createRandom(1), draws: 50, rule: 'hull' }).chosen).toBe(3);
  });

  it('hull keeps three factors of Thurstone’s nine tests, and needs an inverse', () => {
    const { correlation } = load('thurstone');
    expect(retention({ correlation: fromRows(correlation), random: createRandom(1), rule: 'hull' }).chosen).toBe(3);
    const twins = fromRows([0, 1, 2, 3, 4, 5].map((i) => [0, 1, 2, 3, 4, 5].map((j) => (i === j || i + j === 1 ? 1 : 0.3))));
    expect(() => retention({ correlation: twins, random: createRandom(1), rule: 'hull' })).toThrow(/inverse/);
  });
});

describe('degenerate input', () => {
  it('one variable, an identity, duplicates', () => {
    expect(retention({ correlation: identity(1), random: createRandom(1) })).toMatchObject({ rule: 'map', chosen: 0 });
    const none = retention({ correlation: identity(6), n: 50, random: createRandom(1), draws: 50 });
    expect(none.chosen).toBe(0);
    expect(none.diagnostics.map((d) => d.code)).toEqual(['no-factor']);
    const twins = retention({ correlation: fromRows([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]]), n: 50, random: createRandom(1), draws: 50 });
    expect(twins.reducedEigenvalues).toBeNull();
    expect(twins.parallelReduced).toBeNull();
    expect(twins.chosen).toBe(1);
  });

  it('fewer rows than variables', () => {
    const random = createRandom(7);
    const data = dense(10, 20, Float64Array.from({ length: 200 }, () => random.normal()));
    const result = retention({ correlation: pearson(data), data, random: createRandom(1), draws: 40 });
    expect(result.chosen).toBe(0);
    expect(result.permutation!.k).toBe(0);
    expect(result.parallelReduced).toBeNull();
    const { correlation: r, factor } = nullCorrelation(20, 10, random);
    expect(factor).toBeNull();
    for (let i = 0; i < 20; i++) expect(r.data[i * 20 + i]).toBe(1);
  });

  it('refuses a rule without what it needs', () => {
    const random = createRandom(1);
    expect(() => retention({ correlation: identity(3), random, rule: 'ekc' })).toThrow(/needs n/);
    expect(() => retention({ correlation: identity(3), n: 9, random, rule: 'block-permutation' })).toThrow(/group of each row/);
    expect(() => retention({ correlation: identity(3), n: 9, random, draws: 2 })).toThrow(/10 draws/);
    expect(() => retention({ correlation: identity(3), n: 9, random, quantile: 1 })).toThrow(/between 0 and 1/);
    expect(() => retention({ correlation: identity(3), data: identity(4), random })).toThrow(/4 columns/);
  });
});

it('does not depend on how much of the stream was used before', () => {
  const random = createRandom(1);
  const first = retention({ correlation: identity(4), n: 30, random, draws: 20 });
  random.next();
  expect(retention({ correlation: identity(4), n: 30, random, draws: 20 })).toEqual(first);
});
