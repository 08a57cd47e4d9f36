import type { Dense } from '../linear/dense.ts';
import { NumericalError } from '../errors.ts';

/** More columns than this are hours of work and gigabytes of matrix, and no study's variables. */
const MOST_COLUMNS = 5000;

/** The square of a larger number is infinite once a few are added up. */
const LARGEST = 1e150;

/** Refuses fewer rows than `least`, too many columns, infinite or hardly finite numbers, and NaN unless missing cells are allowed. */
export function assertData(data: Dense, least: number, missing: 'error' | 'pairwise'): void {
  if (data.cols === 0) throw new NumericalError('shape', 'The data have no columns.');
  if (data.cols > MOST_COLUMNS) {
    throw new NumericalError('shape', `${data.cols} columns are too many to correlate with each other; at most ${MOST_COLUMNS} are taken. Leave out rare ones.`);
  }
  if (data.rows < least) {
    throw new NumericalError('too-few-rows', `An association needs at least ${least} rows, found ${data.rows}.`);
  }
  const infinite = new Set<number>();
  const absent = new Set<number>();
  for (let i = 0; i < data.data.length; i++) {
    const x = data.data[i]!;
    // False for NaN too: a test without a call in a loop over all cells.
    if (x <= LARGEST && x >= -LARGEST) continue;
    if (Number.isNaN(x)) absent.add(i % data.cols);
    else infinite.add(i % data.cols);
  }
  if (infinite.size > 0) {
    throw new NumericalError('not-finite', `${infinite.size} column(s) hold infinite numbers, or larger ones than ${LARGEST}.`, sorted(infinite));
  }
  if (absent.size > 0 && missing === 'error') {
    throw new NumericalError(
      'missing-cells',
      `${absent.size} column(s) have missing cells. Drop these rows, or ask for pairwise associations (missing: 'pairwise').`,
      sorted(absent),
    );
  }
}

/**
 * The columns as rows of a p × n array, each centred and of unit length, so that correlations are dot products.
 * Throws `constant-variable` for columns without variance.
 */
export function standardiseColumns(data: Dense): Float64Array {
  const { rows: n, cols: p } = data;
  const out = new Float64Array(p * n);
  for (let i = 0; i < n; i++) {
    const from = i * p;
    for (let j = 0; j < p; j++) out[j * n + i] = data.data[from + j]!;
  }
  const constant: number[] = [];
  for (let j = 0; j < p; j++) if (!standardise(out.subarray(j * n, (j + 1) * n))) constant.push(j);
  if (constant.length > 0) throw constantColumns(constant);
  return out;
}

/** The refusal that names columns without variance. */
export function constantColumns(columns: readonly number[]): NumericalError {
  return new NumericalError('constant-variable', `${columns.length} column(s) do not vary, so nothing correlates with them. Drop them.`, columns);
}

/** Centres to mean 0 and scales to length 1 in place; false when the values do not vary beyond rounding. */
export function standardise(x: Float64Array): boolean {
  const n = x.length;
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    sum += x[i]!;
    const size = x[i]! < 0 ? -x[i]! : x[i]!;
    if (size > largest) largest = size;
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = x[i]! - mean;
    x[i] = d;
    squares += d * d;
  }
  const length = Math.sqrt(squares);
  if (!(length > 1e-12 * largest * Math.sqrt(n))) return false;
  for (let i = 0; i < n; i++) x[i]! /= length;
  return true;
}

/**
 * Z Z' of the p rows of length n of `z`, as a correlation matrix: exact unit diagonal, entries held within ±1.
 * 2 × 4 register tiles over rows padded to a multiple of four: parallel analysis spends its time here.
 */
export function rowProducts(z: Float64Array, p: number, n: number): Dense {
  const width = Math.ceil(p / 4) * 4;
  const rows = new Float64Array(width * n);
  rows.set(z);
  const products = new Float64Array(width * width);
  for (let i = 0; i < width; i += 2) {
    const a0 = i * n;
    const a1 = a0 + n;
    for (let j = 0; j <= i; j += 4) {
      const b0 = j * n;
      const b1 = b0 + n;
      const b2 = b1 + n;
      const b3 = b2 + n;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let t0 = 0;
      let t1 = 0;
      let t2 = 0;
      let t3 = 0;
      for (let k = 0; k < n; k++) {
        const x0 = rows[a0 + k]!;
        const x1 = rows[a1 + k]!;
        const y0 = rows[b0 + k]!;
        s0 += x0 * y0;
        t0 += x1 * y0;
        const y1 = rows[b1 + k]!;
        s1 += x0 * y1;
        t1 += x1 * y1;
        const y2 = rows[b2 + k]!;
        s2 += x0 * y2;
        t2 += x1 * y2;
        const y3 = rows[b3 + k]!;
        s3 += x0 * y3;
        t3 += x1 * y3;
      }
      const upper = i * width + j;
      const lower = upper + width;
      products[upper] = s0;
      products[upper + 1] = s1;
      products[upper + 2] = s2;
      products[upper + 3] = s3;
      products[lower] = t0;
      products[lower + 1] = t1;
      products[lower + 2] = t2;
      products[lower + 3] = t3;
    }
  }
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    out[i * p + i] = 1;
    for (let j = 0; j < i; j++) {
      let r = products[i * width + j]!;
      if (r > 1) r = 1;
      else if (r < -1) r = -1;
      out[i * p + j] = r;
      out[j * p + i] = r;
    }
  }
  return { rows: p, cols: p, data: out };
}

function sorted(set: ReadonlySet<number>): number[] {
  return [...set].sort((a, b) => a - b);
}
