import { assertFinite } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { cholesky } from '../linear/cholesky.ts';
import { NumericalError } from '../errors.ts';

/** What estimation needs to know of one group. */
export interface GroupMoments {
  readonly n: number;
  /** p × p in the order of the model's observed variables; divisor n, or n − 1 where the estimator wants that. */
  readonly covariance: Dense;
  /** Null when only covariances are known. */
  readonly mean: Float64Array | null;
  /** The rows themselves, n × p, complete or with NaN; null when only moments are known. */
  readonly rows: Dense | null;
  /** Row numbers in the data that was given, one a row of `rows`. */
  readonly index: readonly number[];
}

/** Means and covariances of complete rows. */
export function momentsOf(rows: Dense, index: readonly number[], divisor: 'n' | 'n-1'): GroupMoments {
  const { rows: n, cols: p, data } = rows;
  const mean = new Float64Array(p);
  for (let r = 0; r < n; r++) for (let i = 0; i < p; i++) mean[i]! += data[r * p + i]! / n;
  const out = new Float64Array(p * p);
  const d = new Float64Array(p);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < p; i++) d[i] = data[r * p + i]! - mean[i]!;
    for (let i = 0; i < p; i++) for (let j = 0; j <= i; j++) out[i * p + j]! += d[i]! * d[j]!;
  }
  const by = divisor === 'n' ? n : n - 1;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      out[i * p + j]! /= by;
      out[j * p + i] = out[i * p + j]!;
    }
  }
  return { n, covariance: { rows: p, cols: p, data: out }, mean, rows, index };
}

/** Columns `columns` of some rows. */
export function selectRows(data: Dense, index: readonly number[], columns: readonly number[]): Dense {
  const out = new Float64Array(index.length * columns.length);
  index.forEach((from, to) => columns.forEach((column, j) => (out[to * columns.length + j] = data.data[from * data.cols + column]!)));
  return { rows: index.length, cols: columns.length, data: out };
}

/** Refuses what is no covariance matrix of these variables; `columns` translate into those of the data. */
export function assertCovariance(s: Dense, columns: readonly number[], what: string): void {
  assertFinite(s, what);
  const p = s.rows;
  const constant = columns.filter((_, i) => !(s.data[i * p + i]! > 0));
  if (constant.length > 0) throw new NumericalError('constant-variable', `${what}: ${constant.length} variable(s) of the model do not vary.`, constant);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(s.data[i * p + j]! - s.data[j * p + i]!) > 1e-8 * Math.sqrt(s.data[i * p + i]! * s.data[j * p + j]!)) {
        throw new NumericalError('not-symmetric', `${what} is not symmetric.`, [columns[j]!, columns[i]!]);
      }
    }
  }
  if (cholesky(s) === null) {
    throw new NumericalError('not-positive-definite', `${what} is not positive definite: variables are copies or sums of others, or there are too few rows for ${p} variables.`);
  }
}
