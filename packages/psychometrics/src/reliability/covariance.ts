import { assertData } from '../association/columns.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';

/** What most coefficients of a scale need: the covariances of its items, all keyed the same way, and the rows behind them. */
export interface ItemCovariances {
  /** k × k, divisor n − 1. */
  readonly covariance: Dense;
  /** Rows; null when unknown, which leaves intervals out. */
  readonly n: number | null;
}

/** Covariances of the columns of complete n × k data. Throws `missing-cells`, `too-few-rows`, `not-finite`. */
export function itemCovariances(data: Dense): ItemCovariances {
  assertData(data, 2, 'error');
  const { rows: n, cols: k } = data;
  const mean = new Float64Array(k);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) mean[j]! += data.data[i * k + j]! / n;
  const out = new Float64Array(k * k);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < k; a++) {
      const x = data.data[i * k + a]! - mean[a]!;
      for (let b = 0; b <= a; b++) out[a * k + b]! += x * (data.data[i * k + b]! - mean[b]!);
    }
  }
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      out[a * k + b]! /= n - 1;
      out[b * k + a] = out[a * k + b]!;
    }
  }
  return { covariance: { rows: k, cols: k, data: out }, n };
}

/** Correlations from covariances. Throws `constant-variable`. */
export function toCorrelation(covariance: Dense): Dense {
  const k = covariance.rows;
  const constant: number[] = [];
  const sd = Float64Array.from({ length: k }, (_, i) => {
    const variance = covariance.data[i * k + i]!;
    if (!(variance > 0)) constant.push(i);
    return Math.sqrt(variance);
  });
  if (constant.length > 0) throw new NumericalError('constant-variable', `${constant.length} item(s) do not vary; drop them.`, constant);
  const data = covariance.data.map((v, i) => v / (sd[Math.floor(i / k)]! * sd[i % k]!));
  for (let i = 0; i < k; i++) data[i * k + i] = 1;
  return { rows: k, cols: k, data };
}

/** Sum of the block of a square matrix over given rows and columns. */
export function blockSum(m: Dense, rows: readonly number[], columns: readonly number[]): number {
  let sum = 0;
  for (const i of rows) for (const j of columns) sum += m.data[i * m.cols + j]!;
  return sum;
}

/** 0 … k − 1. */
export function range(k: number): number[] {
  return Array.from({ length: k }, (_, i) => i);
}

/** Refuses a scale of fewer than two items. */
export function assertScale(covariance: Dense, least = 2): void {
  if (covariance.rows !== covariance.cols) throw new NumericalError('shape', 'A covariance matrix is square.');
  if (covariance.rows < least) throw new NumericalError('shape', `This coefficient needs at least ${least} items, found ${covariance.rows}.`);
}
