import { NumericalError } from '../errors.ts';
import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { assertScale, blockSum, range, toCorrelation } from './covariance.ts';
import type { ItemCovariances } from './covariance.ts';

/** Split-half reliability of standardised items over splits into halves of equal size (or one apart). */
export interface SplitHalf {
  /**
   * Guttman's λ₄ of the best, the mean and the worst split: 4 cov / variance of the sum. Where splits are drawn, some are
   * climbed from: pairs of items change sides while that raises it. So the best is a local maximum, and at most the true one.
   */
  readonly max: number;
  readonly mean: number;
  readonly min: number;
  /** Odd against even raw items, and the same stepped up by Spearman and Brown. */
  readonly oddEvenCorrelation: number;
  readonly spearmanBrown: number;
  readonly splits: number;
  /** False when splits were drawn, not all tried. */
  readonly exhaustive: boolean;
}

/** Items up to which all splits are tried. */
const ALL_SPLITS = 16;

/** All splits up to 16 items, else `draws` random ones, which need `random`. Throws `bad-option`, `shape`. Reference: psych `splitHalf`. */
export function splitHalf({ covariance }: ItemCovariances, random?: Random, draws = 10_000): SplitHalf {
  assertScale(covariance);
  const k = covariance.rows;
  const correlation = toCorrelation(covariance);
  const all = range(k);
  const total = blockSum(correlation, all, all);
  let max = -Infinity;
  let min = Infinity;
  let sum = 0;
  let splits = 0;
  const take = (inFirst: Uint8Array): number => {
    let between = 0;
    for (let i = 0; i < k; i++) {
      if (inFirst[i] === 0) continue;
      for (let j = 0; j < k; j++) if (inFirst[j] === 0) between += correlation.data[i * k + j]!;
    }
    const value = (4 * between) / total;
    max = Math.max(max, value);
    min = Math.min(min, value);
    sum += value;
    splits++;
    return value;
  };
  const half = Math.floor(k / 2);
  const exhaustive = k <= ALL_SPLITS;
  if (exhaustive) {
    for (let mask = 0; mask < 1 << k; mask++) {
      // Of two complementary halves of equal size one is enough.
      if (k % 2 === 0 && (mask & 1) === 0) continue;
      const inFirst = Uint8Array.from({ length: k }, (_, i) => (mask >>> i) & 1);
      if (inFirst.reduce((a, b) => a + b, 0) === half) take(inFirst);
    }
  } else {
    if (random === undefined) throw new NumericalError('bad-option', `${k} items have too many splits to try all; hand in a random generator.`);
    const order = Int32Array.from(all);
    const starts = k > 100 ? 5 : 50;
    let best = -Infinity;
    for (let draw = 0; draw < draws; draw++) {
      random.shuffle(order);
      const inFirst = new Uint8Array(k);
      for (let i = 0; i < half; i++) inFirst[order[i]!] = 1;
      const value = take(inFirst);
      if (draw < starts) best = Math.max(best, value + (4 * climb(correlation, inFirst)) / total);
    }
    max = Math.max(max, best);
  }
  const odd = all.filter((i) => i % 2 === 0);
  const even = all.filter((i) => i % 2 === 1);
  const oddEvenCorrelation = blockSum(covariance, odd, even) / Math.sqrt(blockSum(covariance, odd, odd) * blockSum(covariance, even, even));
  return { max, mean: sum / splits, min, oddEvenCorrelation, spearmanBrown: spearmanBrown(oddEvenCorrelation, 2), splits, exhaustive };
}

/** What the correlations between the halves gain when the pair of items that gains most changes sides, again and again; alters `inFirst`. */
function climb({ rows: k, data }: Dense, inFirst: Uint8Array): number {
  // What item i would bring by changing sides: its correlations with its own half less those with the other.
  const gain = Float64Array.from({ length: k }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < k; j++) if (j !== i) sum += inFirst[j] === inFirst[i] ? data[i * k + j]! : -data[i * k + j]!;
    return sum;
  });
  let gained = 0;
  for (;;) {
    let most = 1e-12;
    let pair: [number, number] | null = null;
    for (let i = 0; i < k; i++) {
      if (inFirst[i] === 0) continue;
      for (let j = 0; j < k; j++) {
        if (inFirst[j] === 1) continue;
        const change = gain[i]! + gain[j]! + 2 * data[i * k + j]!;
        if (change > most) {
          most = change;
          pair = [i, j];
        }
      }
    }
    if (pair === null) return gained;
    gained += most;
    const [a, b] = pair;
    for (const moved of [a, b]) {
      for (let i = 0; i < k; i++) if (i !== moved) gain[i]! += (inFirst[i] === inFirst[moved] ? -2 : 2) * data[i * k + moved]!;
      gain[moved] = -gain[moved]!;
      inFirst[moved] = 1 - inFirst[moved]!;
    }
  }
}

/** Reliability of a test made `factor` times as long (Spearman 1910; Brown 1910). */
export function spearmanBrown(reliability: number, factor: number): number {
  return (factor * reliability) / (1 + (factor - 1) * reliability);
}

/** Guttman's (1945) lower bounds of standardised items. */
export interface GuttmanBounds {
  readonly lambda1: number;
  readonly lambda2: number;
  /** α of standardised items. */
  readonly lambda3: number;
  /** The best split half; null for more than 16 items without a random generator. */
  readonly lambda4: number | null;
  readonly lambda5: number;
  /** Null when the items are singular. */
  readonly lambda6: number | null;
}

/**
 * λ₁ to λ₆. λ₄ is the best of all splits up to 16 items, else what `splitHalf` finds. Throws `shape`, `constant-variable`.
 * Reference: psych `guttman`, which for an odd number of items tries half of the splits.
 */
export function guttmanBounds(items: ItemCovariances, random?: Random, draws?: number): GuttmanBounds {
  const { covariance } = items;
  assertScale(covariance);
  const correlation: Dense = toCorrelation(covariance);
  const k = correlation.rows;
  const all = range(k);
  const total = blockSum(correlation, all, all);
  const lambda1 = 1 - k / total;
  let squares = 0;
  let most = 0;
  for (let i = 0; i < k; i++) {
    let row = 0;
    for (let j = 0; j < k; j++) if (j !== i) row += correlation.data[i * k + j]! ** 2;
    squares += row;
    most = Math.max(most, row);
  }
  const factor = cholesky(correlation);
  let lambda6: number | null = null;
  if (factor !== null) {
    const inverse = choleskyInverse(factor);
    lambda6 = 1 - all.reduce((sum, i) => sum + 1 / inverse.data[i * k + i]!, 0) / total;
  }
  return {
    lambda1,
    lambda2: lambda1 + Math.sqrt((k / (k - 1)) * squares) / total,
    lambda3: (k / (k - 1)) * lambda1,
    lambda4: k <= ALL_SPLITS || random !== undefined ? splitHalf(items, random, draws).max : null,
    lambda5: lambda1 + (2 * Math.sqrt(most)) / total,
    lambda6,
  };
}

/** Standard error of measurement, sd √(1 − reliability), in the units of `sd`. */
export function standardErrorOfMeasurement(sd: number, reliability: number): number {
  return sd * Math.sqrt(Math.max(0, 1 - reliability));
}
