import type { Dense } from '../linear/dense.ts';
import { identity, multiply, transpose } from '../linear/dense.ts';
import { invert } from '../linear/small.ts';
import type { CfaModel, ModelRow } from './model.ts';

/** The model of one group at one point. q = observed and latent variables, p = observed, which come first. */
export interface Implied {
  /** (I − A)⁻¹, q × q. */
  readonly total: Dense;
  /** Covariances of all variables, q × q. */
  readonly all: Dense;
  /** Σ, p × p. */
  readonly covariance: Dense;
  /** Means of all variables, length q. */
  readonly allMeans: Float64Array;
  /** μ, length p. */
  readonly mean: Float64Array;
  /** (Residual) variances: the diagonal of S, length q. */
  readonly own: Float64Array;
}

/** Rows of a group. */
export function rowsOf(model: CfaModel, group: number): ModelRow[] {
  return model.rows.filter((row) => row.group === group);
}

/** Value of a row at the free parameters x. */
export function valueAt(row: ModelRow, x: ArrayLike<number>): number {
  return row.free >= 0 ? x[row.free]! : row.fixed;
}

/** Moments that the model implies; null when I − A is singular. */
export function implied(model: CfaModel, rows: readonly ModelRow[], x: ArrayLike<number>): Implied | null {
  const p = model.observed.length;
  const q = p + model.latent.length;
  const a = identity(q);
  const s = new Float64Array(q * q);
  const m = new Float64Array(q);
  for (const row of rows) {
    const value = valueAt(row, x);
    if (row.matrix === 'A') a.data[row.i * q + row.j]! -= value;
    else if (row.matrix === 'M') m[row.i] = value;
    else {
      s[row.i * q + row.j] = value;
      s[row.j * q + row.i] = value;
    }
  }
  let total: Dense;
  try {
    total = invert(a);
  } catch {
    return null;
  }
  const remainders = rows.filter((row) => row.remainder);
  if (remainders.length > 0) {
    // Ordered indicators have total variance 1; their residual takes what the factors leave.
    const common = multiply(multiply(total, { rows: q, cols: q, data: s }), transpose(total));
    for (const { i } of remainders) s[i * q + i] = 1 - common.data[i * q + i]!;
  }
  const all = multiply(multiply(total, { rows: q, cols: q, data: s }), transpose(total));
  const covariance = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) covariance[i * p + j] = (all.data[i * q + j]! + all.data[j * q + i]!) / 2;
  const allMeans = new Float64Array(q);
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) allMeans[i]! += total.data[i * q + j]! * m[j]!;
  return { total, all, covariance: { rows: p, cols: p, data: covariance }, allMeans, mean: allMeans.slice(0, p), own: Float64Array.from({ length: q }, (_, i) => s[i * q + i]!) };
}

/**
 * Derivatives of a function of Σ and μ with respect to every row, given G = ∂F/∂Σ (as in dF = tr(G dΣ), symmetric, p × p) and
 * h = ∂F/∂μ. Fixed rows have theirs too.
 */
export function rowGradient(at: Implied, rows: readonly ModelRow[], g: Dense, h: Float64Array | null): Float64Array {
  const q = at.total.rows;
  const p = g.rows;
  // T'GT and T'GC over the observed rows of T = (I − A)⁻¹ and C.
  const gt = product(g, at.total, p, q);
  const gc = product(g, at.all, p, q);
  const th = new Float64Array(q);
  if (h !== null) for (let i = 0; i < p; i++) for (let k = 0; k < q; k++) th[k]! += at.total.data[i * q + k]! * h[i]!;
  const cross = (left: number, right: Float64Array, column: number): number => {
    let sum = 0;
    for (let i = 0; i < p; i++) sum += at.total.data[i * q + left]! * right[i * q + column]!;
    return sum;
  };
  return Float64Array.from(rows, ({ matrix, i, j }) => {
    if (matrix === 'M') return th[i]!;
    if (matrix === 'S') return (i === j ? 1 : 2) * cross(i, gt, j);
    return 2 * cross(i, gc, j) + th[i]! * at.allMeans[j]!;
  });
}

/** G (p × p) times the first p rows of B (q × q): p × q. */
function product(g: Dense, b: Dense, p: number, q: number): Float64Array {
  const out = new Float64Array(p * q);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < p; k++) {
      const x = g.data[i * p + k]!;
      if (x === 0) continue;
      for (let j = 0; j < q; j++) out[i * q + j]! += x * b.data[k * q + j]!;
    }
  }
  return out;
}

/**
 * Second-order terms of every pair of rows under weight W (p × p): ½ tr(W ∂Σ/∂a W ∂Σ/∂b) + ∂μ/∂a' W ∂μ/∂b, rows × rows. With W = Σ⁻¹ it
 * is the expected information of one observation. Every ∂Σ is w(uv' + vu') with u, v columns of (I − A)⁻¹ or of the covariances, so that
 * the Gram matrix of these columns holds all that is needed.
 */
export function rowInformation(at: Implied, rows: readonly ModelRow[], w: Dense, means: boolean): Dense {
  const q = at.total.rows;
  const p = w.rows;
  const width = 2 * q;
  const z = new Float64Array(p * width);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < q; k++) {
      z[i * width + k] = at.total.data[i * q + k]!;
      z[i * width + q + k] = at.all.data[i * q + k]!;
    }
  }
  const wz = new Float64Array(p * width);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < p; k++) {
      const x = w.data[i * p + k]!;
      if (x === 0) continue;
      for (let j = 0; j < width; j++) wz[i * width + j]! += x * z[k * width + j]!;
    }
  }
  const gram = new Float64Array(width * width);
  for (let i = 0; i < p; i++) {
    for (let a = 0; a < width; a++) {
      const x = z[i * width + a]!;
      if (x === 0) continue;
      for (let b = 0; b < width; b++) gram[a * width + b]! += x * wz[i * width + b]!;
    }
  }
  const m = rows.length;
  const u = Int32Array.from(rows, (row) => row.i);
  const v = Int32Array.from(rows, (row) => (row.matrix === 'A' ? q + row.j : row.j));
  const half = Float64Array.from(rows, (row) => (row.matrix === 'M' ? 0 : row.matrix === 'S' && row.i === row.j ? 0.5 : 1));
  const shift = Float64Array.from(rows, (row) => (!means || row.matrix === 'S' ? 0 : row.matrix === 'M' ? 1 : at.allMeans[row.j]!));
  const out = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) {
      const uu = gram[u[a]! * width + u[b]!]!;
      let sum = shift[a]! * shift[b]! * uu;
      const scale = half[a]! * half[b]!;
      if (scale !== 0) sum += scale * (gram[u[a]! * width + v[b]!]! * gram[v[a]! * width + u[b]!]! + uu * gram[v[a]! * width + v[b]!]!);
      out[a * m + b] = sum;
      out[b * m + a] = sum;
    }
  }
  return { rows: m, cols: m, data: out };
}

/** Sums rows that share a free parameter: from rows to parameters. */
export function collect(rows: readonly ModelRow[], values: Float64Array, into: Float64Array, weight = 1): void {
  rows.forEach((row, a) => {
    if (row.free >= 0) into[row.free]! += weight * values[a]!;
  });
}

/** The same for pairs of rows. */
export function collectPairs(rows: readonly ModelRow[], values: Dense, into: Dense, weight = 1): void {
  const m = rows.length;
  const k = into.rows;
  for (let a = 0; a < m; a++) {
    const to = rows[a]!.free;
    if (to < 0) continue;
    for (let b = 0; b < m; b++) if (rows[b]!.free >= 0) into.data[to * k + rows[b]!.free]! += weight * values.data[a * m + b]!;
  }
}
