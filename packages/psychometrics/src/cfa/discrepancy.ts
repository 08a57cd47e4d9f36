import { cholesky, choleskyInverse, logDeterminantOf } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import { identity, multiply } from '../linear/dense.ts';
import { rowInformation } from './implied.ts';
import type { Implied } from './implied.ts';
import type { ModelRow } from './model.ts';
import type { GroupMoments } from './moments.ts';

/** How far a group's moments are from the model's, and how that changes with them. */
export interface Distance {
  readonly value: number;
  /** dF = tr(G dΣ) + h'dμ. */
  readonly g: Dense;
  readonly h: Float64Array | null;
}

/** The discrepancy of one group, a function of what the model implies. */
export interface Discrepancy {
  /** Null where it is not defined: Σ not positive definite. */
  distance(at: Implied): Distance | null;
  /** Half the expected second derivatives, rows × rows: for likelihoods the expected information of one observation. */
  information(at: Implied, rows: readonly ModelRow[]): Dense;
}

/** F = ln|Σ| − ln|S| + tr(SΣ⁻¹) − p + (m − μ)'Σ⁻¹(m − μ) (Jöreskog 1969). */
export function likelihoodDiscrepancy(moments: GroupMoments, means: boolean): Discrepancy {
  const s = moments.covariance;
  const p = s.rows;
  const logS = logDeterminantOf(cholesky(s)!);
  return {
    distance(at) {
      const factor = cholesky(at.covariance);
      if (factor === null) return null;
      const inverse = choleskyInverse(factor);
      const d = means ? moments.mean!.map((m, i) => m - at.mean[i]!) : null;
      let value = logDeterminantOf(factor) - logS - p;
      const gap = new Float64Array(p * p);
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < p; j++) {
          const seen = s.data[i * p + j]! + (d === null ? 0 : d[i]! * d[j]!);
          value += seen * inverse.data[i * p + j]!;
          gap[i * p + j] = at.covariance.data[i * p + j]! - seen;
        }
      }
      const g = multiply(multiply(inverse, { rows: p, cols: p, data: gap }), inverse);
      return { value, g, h: d === null ? null : times(inverse, d, -2) };
    },
    information: (at, rows) => rowInformation(at, rows, choleskyInverse(cholesky(at.covariance)!), means),
  };
}

/** F = ½ tr[((S − Σ)W)²] + (m − μ)'W(m − μ): W = S⁻¹ for GLS, I for ULS (Browne 1974). */
export function leastSquaresDiscrepancy(moments: GroupMoments, means: boolean, kind: 'GLS' | 'ULS'): Discrepancy {
  const s = moments.covariance;
  const p = s.rows;
  const w = kind === 'GLS' ? choleskyInverse(cholesky(s)!) : identity(p);
  return {
    distance(at) {
      const gap = s.data.map((v, i) => v - at.covariance.data[i]!);
      const wg = multiply(w, { rows: p, cols: p, data: gap });
      const g = multiply(wg, w);
      let value = 0;
      for (let i = 0; i < p * p; i++) value += 0.5 * g.data[i]! * gap[i]!;
      g.data.forEach((v, i) => (g.data[i] = -v));
      if (!means) return { value, g, h: null };
      const d = moments.mean!.map((m, i) => m - at.mean[i]!);
      const h = times(w, d, -2);
      d.forEach((v, i) => (value -= 0.5 * v * h[i]!));
      return { value, g, h };
    },
    information: (at, rows) => rowInformation(at, rows, w, means),
  };
}

/** factor · A x. */
function times(a: Dense, x: Float64Array, factor: number): Float64Array {
  return Float64Array.from({ length: a.rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < a.cols; j++) sum += a.data[i * a.cols + j]! * x[j]!;
    return factor * sum;
  });
}

/** F of the model without any correlation, at its minimum. */
export function baselineDistance(s: Dense, kind: 'ML' | 'GLS' | 'ULS'): number {
  const p = s.rows;
  const at = (i: number, j: number): number => s.data[i * p + j]!;
  let value = 0;
  if (kind === 'ML') {
    for (let i = 0; i < p; i++) value += Math.log(at(i, i));
    return value - logDeterminantOf(cholesky(s)!);
  }
  if (kind === 'ULS') {
    for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) value += at(i, j) ** 2;
    return value;
  }
  // ½ tr[(I − DS⁻¹)²] is quadratic in D: (W∘W)d = diag W, and the minimum is ½ (p − d'diag W).
  const w = choleskyInverse(cholesky(s)!);
  const squares: Dense = { rows: p, cols: p, data: w.data.map((v) => v * v) };
  const right = Float64Array.from({ length: p }, (_, i) => w.data[i * p + i]!);
  const inverse = choleskyInverse(cholesky(squares)!);
  let explained = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) explained += right[i]! * inverse.data[i * p + j]! * right[j]!;
  return 0.5 * (p - explained);
}
