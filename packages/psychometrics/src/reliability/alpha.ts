import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import { fQuantile } from '../distributions/f-and-t.ts';
import { normalQuantile } from '../distributions/normal.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { assertScale, blockSum, range, toCorrelation } from './covariance.ts';
import type { ItemCovariances } from './covariance.ts';

/** Cronbach's α and item statistics of one scale. Per-item arrays are in the order of the items. */
export interface Alpha {
  /** k/(k − 1) (1 − Σ variances / variance of the sum) (Cronbach 1951); KR-20 for 0/1 items. */
  readonly raw: number;
  /** The same of standardised items. */
  readonly standardised: number;
  readonly averageCorrelation: number;
  /** Asymptotic standard error (Duhachek & Iacobucci 2004); null without n. */
  readonly standardError: number | null;
  /** 95 % interval from it. */
  readonly duhachekCi: readonly [number, number] | null;
  /** Feldt's (1965) interval from the F distribution. */
  readonly feldtCi: readonly [number, number] | null;
  /** α without the item; null for scales of two. */
  readonly ifDropped: Float64Array | null;
  /** Correlation of the item with the sum of all, and of the others. */
  readonly itemTotal: Float64Array;
  readonly itemRest: Float64Array;
  /** Item-total correlation corrected for overlap by the squared multiple correlation; null when the items are singular. */
  readonly itemTotalCorrected: Float64Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** α of items that are all keyed the same way. Throws `shape` under two items, `constant-variable`. Reference: psych `alpha`, `alpha.ci`. */
export function cronbachAlpha({ covariance, n }: ItemCovariances, level = 0.95): Alpha {
  assertScale(covariance);
  const k = covariance.rows;
  const correlation = toCorrelation(covariance);
  const all = range(k);
  const raw = alphaOf(covariance, all);
  const total = blockSum(covariance, all, all);
  const averageCorrelation = (blockSum(correlation, all, all) - k) / (k * (k - 1));
  const standardError = n === null ? null : duhachek(covariance, n);
  const z = normalQuantile((1 + level) / 2);
  const variance = all.map((i) => covariance.data[i * k + i]!);
  const withAll = all.map((i) => blockSum(covariance, [i], all));
  const trace = variance.reduce((a, b) => a + b, 0);
  /** Variance of the sum of the other items. */
  const totalOfRest = all.map((i) => total - 2 * withAll[i]! + variance[i]!);
  const diagnostics: Diagnostic[] = [];
  if (raw < 0) {
    diagnostics.push({ code: 'negative-alpha', severity: 'warning', message: 'Alpha is negative: the items covary negatively on average. Reverse the items that are keyed the other way.' });
  }
  return {
    raw,
    standardised: alphaOf(correlation, all),
    averageCorrelation,
    standardError,
    duhachekCi: standardError === null ? null : [raw - z * standardError, raw + z * standardError],
    feldtCi: n === null ? null : feldt(raw, n, k, level),
    ifDropped: k < 3 ? null : Float64Array.from(all, (i) => ((k - 1) / (k - 2)) * (1 - (trace - variance[i]!) / totalOfRest[i]!)),
    itemTotal: Float64Array.from(all, (i) => withAll[i]! / Math.sqrt(variance[i]! * total)),
    itemRest: Float64Array.from(all, (i) => (withAll[i]! - variance[i]!) / Math.sqrt(variance[i]! * totalOfRest[i]!)),
    itemTotalCorrected: correctedItemTotal(correlation),
    diagnostics,
  };
}

function alphaOf(covariance: Dense, items: readonly number[]): number {
  const k = items.length;
  const variances = items.reduce((sum, i) => sum + covariance.data[i * covariance.cols + i]!, 0);
  return (k / (k - 1)) * (1 - variances / blockSum(covariance, items, items));
}

function duhachek({ rows: k, data }: Dense, n: number): number {
  let sum = 0;
  let trace = 0;
  let traceSquare = 0;
  let sumSquare = 0;
  for (let i = 0; i < k; i++) {
    trace += data[i * k + i]!;
    let row = 0;
    for (let j = 0; j < k; j++) {
      row += data[i * k + j]!;
      traceSquare += data[i * k + j]! ** 2;
    }
    sum += row;
    sumSquare += row * row;
  }
  const q = ((2 * k * k) / ((k - 1) ** 2 * sum ** 3)) * (sum * (traceSquare + trace * trace) - 2 * trace * sumSquare);
  return Math.sqrt(q / n);
}

function feldt(alpha: number, n: number, k: number, level: number): [number, number] {
  const end = (probability: number): number => 1 - (1 - alpha) * fQuantile(probability, n - 1, (n - 1) * (k - 1));
  return [end((1 + level) / 2), end((1 - level) / 2)];
}

function correctedItemTotal(correlation: Dense): Float64Array | null {
  const factor = cholesky(correlation);
  if (factor === null) return null;
  const k = correlation.rows;
  const inverse = choleskyInverse(factor);
  const shared = { ...correlation, data: correlation.data.slice() };
  for (let i = 0; i < k; i++) shared.data[i * k + i] = 1 - 1 / inverse.data[i * k + i]!;
  const all = range(k);
  const total = Math.sqrt(blockSum(shared, all, all));
  return Float64Array.from(all, (i) => blockSum(shared, [i], all) / total);
}
