import type { Dense } from './dense.ts';

/**
 * Lower-triangular L with A = LL' (upper part zero), or null when A is not positive definite to working precision. Four rows at a time, so that
 * their sums do not wait for each other; each sum has its terms in the usual order.
 */
export function cholesky(a: Dense): Dense | null {
  const n = a.rows;
  const l = new Float64Array(n * n);
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const r0 = i * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    for (let j = 0; j < i; j++) {
      const other = j * n;
      let s0 = a.data[r0 + j]!;
      let s1 = a.data[r1 + j]!;
      let s2 = a.data[r2 + j]!;
      let s3 = a.data[r3 + j]!;
      for (let k = 0; k < j; k++) {
        const x = l[other + k]!;
        s0 -= l[r0 + k]! * x;
        s1 -= l[r1 + k]! * x;
        s2 -= l[r2 + k]! * x;
        s3 -= l[r3 + k]! * x;
      }
      const pivot = l[other + j]!;
      l[r0 + j] = s0 / pivot;
      l[r1 + j] = s1 / pivot;
      l[r2 + j] = s2 / pivot;
      l[r3 + j] = s3 / pivot;
    }
    for (let row = i; row < i + 4; row++) if (!factorRow(a, l, row, i)) return null;
  }
  for (; i < n; i++) if (!factorRow(a, l, i, 0)) return null;
  return { rows: n, cols: n, data: l };
}

/** Row i of L from column `from` to its diagonal; false when the pivot is not positive. */
function factorRow(a: Dense, l: Float64Array, i: number, from: number): boolean {
  const n = a.rows;
  const at = i * n;
  for (let j = from; j <= i; j++) {
    const other = j * n;
    let sum = a.data[at + j]!;
    for (let k = 0; k < j; k++) sum -= l[at + k]! * l[other + k]!;
    if (j < i) {
      l[at + j] = sum / l[other + j]!;
      continue;
    }
    // A pivot this small is rounding error of a singular matrix: of two equal columns, say.
    if (!(sum > 1e-12 * Math.abs(a.data[at + i]!))) return false;
    l[at + i] = Math.sqrt(sum);
  }
  return true;
}

/** ln |A| from its Cholesky factor. */
export function logDeterminantOf(l: Dense): number {
  let sum = 0;
  for (let i = 0; i < l.rows; i++) sum += Math.log(l.data[i * l.cols + i]!);
  return 2 * sum;
}

/** Solves A x = b in place, given the Cholesky factor of A. */
export function choleskySolve(l: Dense, b: Float64Array): Float64Array {
  const n = l.rows;
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= l.data[i * n + k]! * b[k]!;
    b[i] = sum / l.data[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / l.data[i * n + i]!;
    b[i] = x;
    for (let k = 0; k < i; k++) b[k]! -= l.data[i * n + k]! * x;
  }
  return b;
}

/** L⁻¹, lower triangular. */
function triangularInverse(l: Dense): Float64Array {
  const n = l.rows;
  const inverse = new Float64Array(n * n);
  // Row i of L⁻¹ from the rows above it, four at a time (above their diagonals they are zero).
  for (let i = 0; i < n; i++) {
    const at = i * n;
    const pivot = l.data[at + i]!;
    let k = 0;
    for (; k + 3 < i; k += 4) {
      const x0 = l.data[at + k]!;
      const x1 = l.data[at + k + 1]!;
      const x2 = l.data[at + k + 2]!;
      const x3 = l.data[at + k + 3]!;
      const r0 = k * n;
      const r1 = r0 + n;
      const r2 = r1 + n;
      const r3 = r2 + n;
      for (let j = 0; j <= k + 3; j++) inverse[at + j]! -= x0 * inverse[r0 + j]! + x1 * inverse[r1 + j]! + x2 * inverse[r2 + j]! + x3 * inverse[r3 + j]!;
    }
    for (; k < i; k++) {
      const x = l.data[at + k]!;
      const from = k * n;
      for (let j = 0; j <= k; j++) inverse[at + j]! -= x * inverse[from + j]!;
    }
    for (let j = 0; j < i; j++) inverse[at + j]! /= pivot;
    inverse[at + i] = 1 / pivot;
  }
  return inverse;
}

/** The diagonal of A⁻¹ from the Cholesky factor of A, at half the cost of the whole. */
export function inverseDiagonal(l: Dense): Float64Array {
  const n = l.rows;
  const inverse = triangularInverse(l);
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) out[j]! += inverse[i * n + j]! ** 2;
  return out;
}

/** A⁻¹ from the Cholesky factor of A: (L⁻¹)'L⁻¹. */
export function choleskyInverse(l: Dense): Dense {
  const n = l.rows;
  const inverse = triangularInverse(l);
  const out = new Float64Array(n * n);
  const rows = Math.ceil(n / 4) * 4;
  // Padded with rows of zeros to whole fours.
  const padded = new Float64Array(rows * n);
  padded.set(inverse);
  for (let k = 0; k < rows; k += 4) {
    const r0 = k * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    for (let i = 0; i < Math.min(k + 4, n); i++) {
      const x0 = padded[r0 + i]!;
      const x1 = padded[r1 + i]!;
      const x2 = padded[r2 + i]!;
      const x3 = padded[r3 + i]!;
      const to = i * n;
      for (let j = 0; j <= i; j++) out[to + j]! += x0 * padded[r0 + j]! + x1 * padded[r1 + j]! + x2 * padded[r2 + j]! + x3 * padded[r3 + j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) out[j * n + i] = out[i * n + j]!;
  return { rows: n, cols: n, data: out };
}
