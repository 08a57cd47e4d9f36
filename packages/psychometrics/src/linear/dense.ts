import { NumericalError } from '../errors.ts';

/** A matrix: `data[i * cols + j]` is row i, column j. */
export interface Dense {
  readonly rows: number;
  readonly cols: number;
  /** Row-major, length rows × cols. */
  readonly data: Float64Array;
}

/** Numbers that a matrix may hold: 4 GB of them. */
const MOST = 2 ** 29;

/** Room for a rows × cols matrix. Throws `too-large` where no machine that this runs on has it, before it is asked for. */
function roomFor(rows: number, cols: number): Float64Array {
  if (rows * cols > MOST) {
    throw new NumericalError('too-large', `A ${rows} × ${cols} matrix takes ${Math.round((8 * rows * cols) / 1e9)} GB: leave out variables, or analyse them in parts.`);
  }
  return new Float64Array(rows * cols);
}

/** A matrix over `data` (not copied), or of zeros. Throws `shape` when the length is not rows × cols, `too-large` for zeros beyond all memory. */
export function dense(rows: number, cols: number, data: Float64Array = roomFor(rows, cols)): Dense {
  if (data.length !== rows * cols) {
    throw new NumericalError('shape', `A ${rows} × ${cols} matrix needs ${rows * cols} numbers, found ${data.length}.`);
  }
  return { rows, cols, data };
}

/** A matrix from arrays of rows. Throws `shape` when rows differ in length. */
export function fromRows(rows: ReadonlyArray<ArrayLike<number>>): Dense {
  const cols = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * cols);
  rows.forEach((row, i) => {
    if (row.length !== cols) throw new NumericalError('shape', `Row ${i} has ${row.length} numbers, the first row has ${cols}.`);
    data.set(row, i * cols);
  });
  return { rows: rows.length, cols, data };
}

/** Rows as plain arrays, for JSON. */
export function toRows(m: Dense): number[][] {
  return Array.from({ length: m.rows }, (_, i) => Array.from(m.data.subarray(i * m.cols, (i + 1) * m.cols)));
}

/** The n × n identity. */
export function identity(n: number): Dense {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return { rows: n, cols: n, data: out };
}

/** A'. */
export function transpose(m: Dense): Dense {
  const { rows, cols, data } = m;
  const out = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j * rows + i] = data[i * cols + j]!;
  return { rows: cols, cols: rows, data: out };
}

/** A B. */
export function multiply(a: Dense, b: Dense): Dense {
  if (a.cols !== b.rows) throw new NumericalError('shape', `Cannot multiply ${a.rows} × ${a.cols} by ${b.rows} × ${b.cols}.`);
  const { rows, cols: inner } = a;
  const cols = b.cols;
  const out = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    const to = i * cols;
    for (let k = 0; k < inner; k++) {
      const x = a.data[i * inner + k]!;
      if (x === 0) continue;
      const from = k * cols;
      for (let j = 0; j < cols; j++) out[to + j]! += x * b.data[from + j]!;
    }
  }
  return { rows, cols, data: out };
}

/** A' B, without forming A'. */
export function crossMultiply(a: Dense, b: Dense): Dense {
  if (a.rows !== b.rows) throw new NumericalError('shape', `Cannot multiply (${a.rows} × ${a.cols})' by ${b.rows} × ${b.cols}.`);
  const out = roomFor(a.cols, b.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.cols; k++) {
      const x = a.data[i * a.cols + k]!;
      if (x === 0) continue;
      for (let j = 0; j < b.cols; j++) out[k * b.cols + j]! += x * b.data[i * b.cols + j]!;
    }
  }
  return { rows: a.cols, cols: b.cols, data: out };
}

/** The diagonal of a square matrix. */
export function diagonal(m: Dense): Float64Array {
  return Float64Array.from({ length: Math.min(m.rows, m.cols) }, (_, i) => m.data[i * m.cols + i]!);
}

/** A copy with its own storage. */
export function copy(m: Dense): Dense {
  return { rows: m.rows, cols: m.cols, data: m.data.slice() };
}

/** Refuses NaN and infinities, naming the columns that hold them. */
export function assertFinite(m: Dense, what: string): void {
  const bad = new Set<number>();
  for (let i = 0; i < m.data.length; i++) if (!Number.isFinite(m.data[i]!)) bad.add(i % m.cols);
  if (bad.size > 0) {
    const columns = [...bad].sort((a, b) => a - b);
    throw new NumericalError('not-finite', `${what} holds missing or infinite numbers in ${columns.length} column(s).`, columns);
  }
}

/** Refuses what is not a correlation matrix: square, finite, symmetric to 1e-8, unit diagonal to 1e-8, entries within ±1. */
export function assertCorrelation(r: Dense): void {
  const p = r.rows;
  if (p !== r.cols || p === 0) throw new NumericalError('shape', `A correlation matrix is square, found ${p} × ${r.cols}.`);
  assertFinite(r, 'The correlation matrix');
  for (let i = 0; i < p; i++) {
    if (Math.abs(r.data[i * p + i]! - 1) > 1e-8) {
      throw new NumericalError('not-correlation', `The diagonal of a correlation matrix is 1; variable ${i} has ${r.data[i * p + i]}. Turn a covariance matrix into correlations first.`, [i]);
    }
    for (let j = 0; j < i; j++) {
      const x = r.data[i * p + j]!;
      if (Math.abs(x - r.data[j * p + i]!) > 1e-8) {
        throw new NumericalError('not-symmetric', `The matrix is not symmetric at variables ${j} and ${i}.`, [j, i]);
      }
      if (Math.abs(x) > 1 + 1e-8) {
        throw new NumericalError('not-correlation', `The correlation of variables ${j} and ${i} is ${x}, outside −1 … 1.`, [j, i]);
      }
    }
  }
}
