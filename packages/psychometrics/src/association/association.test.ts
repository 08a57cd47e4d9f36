import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isNumericalError } from '../errors.ts';
import type { NumericalError } from '../errors.ts';
import { dense, fromRows, toRows } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';
import { createRandom } from '../random/create-random.ts';
import { associate } from './associate.ts';
import { binaryCounts } from './binary.ts';
import { bivariateNormalCdf } from './bivariate-normal.ts';
import { detectLists } from './detect-lists.ts';
import { listCorrection } from './list-correction.ts';
import { pearson } from './pearson.ts';
import { phi } from './phi.ts';
import { ppmi } from './ppmi.ts';
import { smoothToPositiveDefinite } from './smooth.ts';
import { spearman } from './spearman.ts';
import { tetrachoric } from './tetrachoric.ts';

const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as T;

/** Two 0/1 columns with the given 2 × 2 table. */
function fromTable(both: number, first: number, second: number, neither: number): Dense {
  const row = (count: number, a: number, b: number): number[][] => Array.from({ length: count }, () => [a, b]);
  return fromRows([...row(both, 1, 1), ...row(first, 1, 0), ...row(second, 0, 1), ...row(neither, 0, 0)]);
}

function thrownBy(action: () => unknown): NumericalError {
  try {
    action();
  } catch (error) {
    if (isNumericalError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const marks = (n: number, p: number, seed: number): Dense => {
  const random = createRandom(seed, 'marks');
  return dense(n, p, Float64Array.from({ length: n * p }, () => (random.next() < 0.3 ? 1 : 0)));
};

describe('pearson', () => {
  // R: cor(cbind(c(1,2,3,4,5), c(2,1,4,3,7), c(5,3,1,2,2)))
  const data = fromRows([[1, 2, 5], [2, 1, 3], [3, 4, 1], [4, 3, 2], [5, 7, 2]]);
  it('agrees with R', () => {
    const r = pearson(data);
    expect(r.data[1]).toBeCloseTo(0.824163383692134, 12);
    expect(r.data[2]).toBeCloseTo(-0.729800449199762, 12);
    expect(r.data[5]).toBeCloseTo(-0.515549835113584, 12);
  });

  it('is not moved by shifts and scales of columns, however large', () => {
    const moved = dense(5, 3, data.data.map((x, i) => (i % 3 === 0 ? 1e9 + 1e3 * x : x * 1e-6)));
    pearson(moved).data.forEach((x, i) => expect(x).toBeCloseTo(pearson(data).data[i]!, 8));
  });

  it('leaves missing cells out pair by pair when asked, and refuses them otherwise', () => {
    const holes = fromRows([...toRows(data), [9, Number.NaN, 4]]);
    expect(thrownBy(() => pearson(holes))).toMatchObject({ code: 'missing-cells', variables: [1] });
    const r = pearson(holes, { missing: 'pairwise' });
    expect(r.data[1]).toBeCloseTo(0.824163383692134, 12);
    expect(r.data[2]).toBeCloseTo(pearson(fromRows(toRows(holes).map(([a, , c]) => [a!, c!]))).data[1]!, 12);
  });

  it('refuses what cannot be correlated, by name', () => {
    expect(thrownBy(() => pearson(fromRows([[1, 2], [1, 3], [1, 5]])))).toMatchObject({ code: 'constant-variable', variables: [0] });
    expect(thrownBy(() => pearson(fromRows([[0, 0], [0, 0]])))).toMatchObject({ code: 'constant-variable', variables: [0, 1] });
    expect(thrownBy(() => pearson(fromRows([[1, 2]])))).toMatchObject({ code: 'too-few-rows' });
    expect(thrownBy(() => pearson(fromRows([[1, Infinity], [2, 3]])))).toMatchObject({ code: 'not-finite', variables: [1] });
    expect(thrownBy(() => pearson(fromRows([[0.1, 1], [0.1, 2], [0.1, 4]])))).toMatchObject({ code: 'constant-variable', variables: [0] });
  });

  it('duplicate columns correlate exactly 1, one column gives a 1 × 1 matrix', () => {
    const r = pearson(fromRows([[0.1, 0.1], [0.7, 0.7], [0.3, 0.3]]));
    expect(r.data[1]).toBeCloseTo(1, 15);
    expect(r.data[1]).toBeLessThanOrEqual(1);
    expect(toRows(pearson(fromRows([[1], [2]])))).toEqual([[1]]);
  });

  it('permutes with the columns', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 3, max: 40 }), fc.integer({ min: 1, max: 9 }), (seed, n, p) => {
        const random = createRandom(seed);
        const table = dense(n, p, Float64Array.from({ length: n * p }, () => random.normal()));
        const order = random.shuffle(Int32Array.from({ length: p }, (_, j) => j));
        const moved = dense(n, p, Float64Array.from({ length: n * p }, (_, i) => table.data[i - (i % p) + order[i % p]!]!));
        const r = pearson(table);
        pearson(moved).data.forEach((x, i) => expect(x).toBeCloseTo(r.data[order[Math.floor(i / p)]! * p + order[i % p]!]!, 12));
      }),
    );
  });
});

describe('spearman', () => {
  it('agrees with R, ties included', () => {
    // R: cor(c(1,2,2,4,9,9), c(3,1,4,4,10,7), method = "spearman")
    expect(spearman(fromRows([[1, 3], [2, 1], [2, 4], [4, 4], [9, 10], [9, 7]])).data[1]).toBeCloseTo(0.850841043487808, 12);
  });
});

describe('phi', () => {
  it('is the Pearson correlation of 0/1 columns', () => {
    const data = marks(200, 12, 4);
    pearson(data).data.forEach((x, i) => expect(phi(data).data[i]).toBeCloseTo(x, 12));
  });

  it('refuses other numbers and constant columns, by name', () => {
    expect(thrownBy(() => phi(fromRows([[0, 2], [1, 0]])))).toMatchObject({ code: 'not-binary', variables: [1] });
    expect(thrownBy(() => phi(fromRows([[0, 1], [1, 1]])))).toMatchObject({ code: 'constant-variable', variables: [1] });
  });

  it('counts pairs over more than 32 rows', () => {
    const data = fromTable(33, 5, 40, 3);
    expect(Array.from(binaryCounts(data).joint.data)).toEqual([38, 33, 33, 73]);
  });
});

describe('tetrachoric', () => {
  const reference = load<{ n: number; joint: number[][]; lavaan: number[][]; tau: number[]; phi: number[][] }>('tetrachoric-ability16');
  it('agrees with lavaan on 120 tables', () => {
    const { n, joint, lavaan } = reference;
    let most = 0;
    for (let a = 0; a < 16; a++) {
      for (let b = 0; b < a; b++) {
        const both = joint[a]![b]!;
        const first = joint[a]![a]! - both;
        const second = joint[b]![b]! - both;
        const result = tetrachoric(fromTable(both, first, second, n - both - first - second));
        most = Math.max(most, Math.abs(result.correlation.data[1]! - lavaan[a]![b]!));
        expect(result.thresholds[0]).toBeCloseTo(reference.tau[a]!, 10);
      }
    }
    // lavaan's own optimiser stops at about 3e-8.
    expect(most).toBeLessThan(1e-7);
  });

  it('mends an empty cell with the margins kept, and says so', () => {
    const mended = tetrachoric(fromTable(0, 20, 30, 50));
    const same = tetrachoric(fromTable(1, 39, 59, 101));
    expect(mended.zeroCellPairs).toBe(1);
    expect(same.zeroCellPairs).toBe(0);
    expect(mended.correlation.data[1]).toBeCloseTo(same.correlation.data[1]!, 10);
    const association = associate(fromTable(0, 20, 30, 50), { kind: 'tetrachoric' });
    expect(association.diagnostics.map((d) => d.code)).toEqual(['zero-cells']);
  });

  it('inverts the bivariate normal distribution', () => {
    for (const rho of [-0.97, -0.5, 0, 0.3, 0.8, 0.95, 0.995]) {
      const half = bivariateNormalCdf(0, 0, rho);
      // Sheppard (1899).
      expect(half).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 14);
    }
    // R: mnormt::pmnorm(x, varcov = matrix(c(1, rho, rho, 1), 2))
    expect(bivariateNormalCdf(-1, 0.5, 0.7)).toBeCloseTo(0.155464861698684, 13);
    expect(bivariateNormalCdf(-1, -1.1, 0.96)).toBeCloseTo(0.119624423905044, 12);
    expect(bivariateNormalCdf(-1.5, 0.7, -0.98)).toBeCloseTo(3.11015388157423e-7, 12);
  });

  it('changes sign when a column is reversed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (a, b, c, d) => {
        const r = tetrachoric(fromTable(a, b, c, d)).correlation.data[1]!;
        expect(tetrachoric(fromTable(b, a, d, c)).correlation.data[1]).toBeCloseTo(-r, 9);
        expect(tetrachoric(fromTable(a, c, b, d)).correlation.data[1]).toBeCloseTo(r, 12);
        expect(Math.abs(r)).toBeLessThan(1);
      }),
    );
  });
});

describe('smoothing', () => {
  const { smooth } = load<{ smooth: { input: number[][]; output: number[][] } }>('heywood');
  it('agrees with psych', () => {
    const result = smoothToPositiveDefinite(fromRows(smooth.input));
    smooth.output.flat().forEach((x, i) => expect(result.correlation.data[i]).toBeCloseTo(x, 10));
    expect(result.smoothing).toMatchObject({ method: 'eigenvalue', raised: 1 });
    expect(symmetricEigenvalues(result.correlation)[5]).toBeGreaterThan(0);
  });

  it('leaves a positive definite matrix alone', () => {
    const r = fromRows([[1, 0.4], [0.4, 1]]);
    expect(smoothToPositiveDefinite(r)).toEqual({ correlation: r, smoothing: null });
  });

  it('reports itself in the association', () => {
    const data = fromRows([[1, 1, Number.NaN], [2, 2, Number.NaN], [3, 3.1, Number.NaN], [1, Number.NaN, 1], [2, Number.NaN, 2], [3, Number.NaN, 3.2], [Number.NaN, 1, 3], [Number.NaN, 2, 2], [Number.NaN, 3, 1.1]]);
    const result = associate(data, { kind: 'pearson', missing: 'pairwise' });
    expect(result.smoothing!.smallestEigenvalue).toBeLessThan(0);
    expect(result.diagnostics.map((d) => d.code)).toEqual(['smoothed']);
    expect(associate(data, { kind: 'pearson', missing: 'pairwise', smooth: false }).smoothing).toBeNull();
  });
});

describe('lists', () => {
  /** Lists of `length` words out of p. */
  const lists = (n: number, p: number, length: (row: number) => number): Dense => {
    const random = createRandom(3, 'lists');
    const data = new Float64Array(n * p);
    for (let i = 0; i < n; i++) {
      const words = random.shuffle(Int32Array.from({ length: p }, (_, j) => j)).subarray(0, length(i));
      for (const j of words) data[i * p + j] = 1;
    }
    return dense(n, p, data);
  };

  it('are told from marks', () => {
    expect(detectLists(lists(200, 40, () => 8))).toMatchObject({ isList: true, binary: true, density: 0.2, meanRowSum: 8, rowSumVariance: 0 });
    const free = detectLists(marks(200, 40, 1));
    expect(free.isList).toBe(false);
    expect(free.varianceRatio).toBeGreaterThan(0.7);
    expect(free.varianceRatio).toBeLessThan(1.4);
    expect(free.expectedRowSumVariance).toBeCloseTo(40 * 0.3 * 0.7, 0);
  });

  it('of a length that differs between models are found within models', () => {
    const data = lists(200, 60, (i) => (i < 100 ? 4 : 16));
    const groups = Int32Array.from({ length: 200 }, (_, i) => (i < 100 ? 0 : 1));
    expect(detectLists(data).isList).toBe(false);
    const within = detectLists(data, groups);
    expect(within.isList).toBe(true);
    expect(within.withinGroupVarianceRatio).toBeCloseTo(0, 12);
    expect(within.reasons[0]).toMatch(/within groups/);
  });

  it('mean off-diagonal correlation is that of the matrix', () => {
    const data = marks(80, 9, 2);
    const r = phi(data).data;
    const mean = (r.reduce((a, b) => a + b, 0) - 9) / 72;
    expect(detectLists(data).meanOffDiagonal).toBeCloseTo(mean, 12);
  });

  it('get the constant of the 5 % quantile', () => {
    const r = fromRows([[1, -0.2, 0.1], [-0.2, 1, -0.1], [0.1, -0.1, 1]]);
    const { correlation, constant } = listCorrection(r);
    // R: quantile(c(-.2, .1, -.1), .05) = -.19
    expect(constant).toBeCloseTo(0.19, 12);
    expect(correlation.data[1]).toBeCloseTo((-0.2 + 0.19) / 1.19, 12);
    expect(correlation.data[4]).toBe(1);
    expect(listCorrection(fromRows([[1, 0.3], [0.3, 1]]))).toEqual({ correlation: fromRows([[1, 0.3], [0.3, 1]]), constant: 0 });
  });

  it('pointwise mutual information is zero for chance co-occurrence in lists of fixed length', () => {
    // All 6 pairs of 4 words, equally often: every word in half of the lists, every pair in a sixth.
    const pairs = [[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1], [0, 0, 1, 1]];
    const data = fromRows(Array.from({ length: 50 }, () => pairs).flat());
    // Expected by length: 150² · 600 / 600² = 37.5 for 50 observed; a plain n_a n_b / n would expect 75.
    expect(ppmi(data).data[1]).toBeCloseTo(Math.log(50.5 / 38), 12);
    expect(ppmi(data).data[0]).toBe(0);
    expect(thrownBy(() => ppmi(fromRows([[1, 0], [0, 1]]))).code).toBe('bad-option');
  });
});

it('refuses more columns than can be correlated in reasonable time', () => {
  expect(() => pearson(dense(3, 100000))).toThrow(/100000 columns are too many/);
});
