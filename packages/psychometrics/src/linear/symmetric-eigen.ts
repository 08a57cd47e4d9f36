import { NumericalError } from '../errors.ts';
import type { Dense } from './dense.ts';
import { sweeper } from './sweep.ts';

const { abs, sqrt, hypot } = Math;
const EPSILON = Number.EPSILON;

/** Eigenpairs of a symmetric matrix, largest eigenvalue first. */
export interface Eigen {
  readonly values: Float64Array;
  /** Column j belongs to `values[j]`; rows × k. */
  readonly vectors: Dense;
}

/**
 * All eigenvalues of a symmetric matrix, descending. Only the lower triangle is read.
 * Householder tridiagonalisation and implicit QL (Wilkinson & Reinsch 1971, II/2 and II/3), in row-contiguous passes of a small
 * WebAssembly kernel: some forty times as fast as ml-matrix at 500 × 500, which is why it is here. Reference: R `eigen`.
 */
export function symmetricEigenvalues(a: Dense): Float64Array {
  const n = squareOrder(a);
  const { d, e } = tridiagonalise(a.data.slice(), n);
  implicitQl(d, e, null, n);
  return d.sort().reverse();
}

/** All eigenvalues and orthonormal eigenvectors of a symmetric matrix, descending; method as in `symmetricEigenvalues`. */
export function symmetricEigen(a: Dense): Eigen {
  const n = squareOrder(a);
  const work = a.data.slice();
  const { d, e, h } = tridiagonalise(work, n);
  const z = accumulate(work, h, n);
  implicitQl(d, e, z, n);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => d[j]! - d[i]!);
  const values = Float64Array.from(order, (i) => d[i]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[i * n + to] = z[from * n + i]!;
  });
  return { values, vectors: { rows: n, cols: n, data: vectors } };
}

export function squareOrder(a: Dense): number {
  if (a.rows !== a.cols) throw new NumericalError('shape', `Eigenvalues need a square matrix, found ${a.rows} × ${a.cols}.`);
  return a.rows;
}

/**
 * T = Q'AQ; leaves the Householder vectors in the rows of `a` and their halved squared lengths in `h`. What a step subtracts is subtracted
 * while the next one multiplies, so that memory is passed over once a step.
 */
export function tridiagonalise(a: Float64Array, n: number): { d: Float64Array; e: Float64Array; h: Float64Array } {
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  const h = new Float64Array(n);
  const { a: work, u, q, v, y, sweep } = sweeper(n);
  work.set(a);
  u.fill(0);
  q.fill(0);
  for (let i = n - 1; i > 0; i--) {
    const row = i * n;
    const ui = u[i]!;
    const qi = q[i]!;
    for (let k = 0; k <= i; k++) work[row + k]! -= ui * q[k]! + qi * u[k]!;
    d[i] = work[row + i]!;
    let scale = 0;
    for (let k = 0; k < i - 1; k++) scale += abs(work[row + k]!);
    if (scale === 0) {
      e[i] = work[row + i - 1]!;
      v.fill(0, 0, i);
      sweep(i);
      u.fill(0, 0, i);
      q.fill(0, 0, i);
      continue;
    }
    scale += abs(work[row + i - 1]!);
    let norm = 0;
    for (let k = 0; k < i; k++) {
      const x = work[row + k]! / scale;
      v[k] = x;
      norm += x * x;
    }
    const last = v[i - 1]!;
    const g = last > 0 ? -sqrt(norm) : sqrt(norm);
    e[i] = scale * g;
    norm -= last * g;
    v[i - 1] = last - g;
    h[i] = norm;
    for (let k = 0; k < i; k++) work[row + k] = v[k]!;
    sweep(i);
    let dot = 0;
    for (let k = 0; k < i; k++) {
      const x = y[k]! / norm;
      q[k] = x;
      dot += x * v[k]!;
    }
    const half = dot / (2 * norm);
    for (let k = 0; k < i; k++) {
      q[k]! -= half * v[k]!;
      u[k] = v[k]!;
    }
  }
  if (n > 0) d[0] = work[0]! - (u[0]! * q[0]! + q[0]! * u[0]!);
  a.set(work);
  return { d, e, h };
}

/** Rows of the result are the columns of Q, so that QL rotates contiguous memory. */
function accumulate(a: Float64Array, h: Float64Array, n: number): Float64Array {
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) z[i * n + i] = 1;
  // Q' = H(1) … H(n−1); multiplied from the right, row by row.
  for (let i = 1; i < n; i++) {
    const norm = h[i]!;
    if (norm === 0) continue;
    const at = i * n;
    for (let r = 0; r < i; r++) {
      const zr = r * n;
      let sum = 0;
      for (let k = 0; k < i; k++) sum += z[zr + k]! * a[at + k]!;
      if (sum === 0) continue;
      sum /= norm;
      for (let k = 0; k < i; k++) z[zr + k]! -= sum * a[at + k]!;
    }
  }
  return z;
}

export function implicitQl(d: Float64Array, e: Float64Array, z: Float64Array | null, n: number): void {
  for (let i = 1; i < n; i++) e[i - 1] = e[i]!;
  if (n > 0) e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      let m = l;
      for (; m < n - 1; m++) {
        const size = abs(d[m]!) + abs(d[m + 1]!);
        if (abs(e[m]!) <= EPSILON * size || abs(e[m]!) < 1e-300) break;
      }
      if (m === l) break;
      if (sweep >= 60) throw new NumericalError('no-convergence', 'The eigenvalues did not converge; does the matrix hold NaN?');
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      let r = hypot(g, 1);
      g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
      let s = 1;
      let c = 1;
      let p = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        r = sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        r = (d[i]! - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        if (z !== null) {
          const lower = i * n;
          const upper = lower + n;
          for (let k = 0; k < n; k++) {
            const x = z[upper + k]!;
            const y = z[lower + k]!;
            z[upper + k] = s * y + c * x;
            z[lower + k] = c * y - s * x;
          }
        }
      }
      if (r === 0 && i >= l) continue;
      d[l]! -= p;
      e[l] = g;
      e[m] = 0;
    }
  }
}
