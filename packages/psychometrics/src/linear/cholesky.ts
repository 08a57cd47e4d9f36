import type { Dense } from './dense.ts';

/** Lower-triangular L with A = LL' (upper part zero), or null when A is not positive definite to working precision. */
export function cholesky(a: Dense): Dense | null {
  const n = a.rows;
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const at = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let sum = a.data[at + j]!;
      for (let k = 0; k < j; k++) sum -= l[at + k]! * l[other + k]!;
      if (i === j) {
        // A pivot this small is rounding error of a singular matrix: of two equal columns, say.
        if (!(sum > 1e-12 * Math.abs(a.data[at + i]!))) return null;
        l[at + i] = Math.sqrt(sum);
      } else {
        l[at + j] = sum / l[other + j]!;
      }
    }
  }
  return { rows: n, cols: n, data: l };
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
  // Row i of L⁻¹ from the rows above it.
  for (let i = 0; i < n; i++) {
    const at = i * n;
    const pivot = l.data[at + i]!;
    for (let k = 0; k < i; k++) {
      const x = l.data[at + k]!;
      if (x === 0) continue;
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
  for (let k = 0; k < n; k++) {
    const from = k * n;
    for (let i = 0; i <= k; i++) {
      const x = inverse[from + i]!;
      const to = i * n;
      for (let j = 0; j <= i; j++) out[to + j]! += x * inverse[from + j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) out[j * n + i] = out[i * n + j]!;
  return { rows: n, cols: n, data: out };
}
