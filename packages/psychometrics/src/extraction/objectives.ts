import type { Dense } from '../linear/dense.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import type { Eigen } from '../linear/symmetric-eigen.ts';
import { topEigen } from '../linear/top-eigen.ts';
import type { TopEigen } from '../linear/top-eigen.ts';
import type { Evaluation } from './minimise.ts';

/** R − Ψ. */
export function reducedMatrix(r: Dense, psi: Float64Array): Dense {
  const p = r.rows;
  const data = r.data.slice();
  for (let i = 0; i < p; i++) data[i * p + i]! -= psi[i]!;
  return { rows: p, cols: p, data };
}

/** Ψ^−½ R Ψ^−½. */
export function scaledMatrix(r: Dense, psi: Float64Array): Dense {
  const p = r.rows;
  const scale = psi.map((v) => 1 / Math.sqrt(v));
  const data = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) data[i * p + j] = r.data[i * p + j]! * scale[i]! * scale[j]!;
  return { rows: p, cols: p, data };
}

/**
 * Unweighted least squares as a function of the uniquenesses: f(ψ) = ½ Σ_{s>m} θ_s², θ the eigenvalues of R − Ψ
 * (Harman & Jones 1966; Jöreskog 1977). ∂f/∂ψ_i = −Σ_{s>m} θ_s ω_is², the diagonal of what the m leading pairs leave.
 */
export function leastSquares(r: Dense, m: number): (psi: Float64Array) => Evaluation {
  return (psi) => {
    const p = r.rows;
    const a = reducedMatrix(r, psi);
    const top = topEigen(a, m);
    let value = 0;
    for (let s = m; s < p; s++) value += 0.5 * top.values[s]! ** 2;
    const gradient = new Float64Array(p);
    for (let i = 0; i < p; i++) gradient[i] = -(a.data[i * p + i]! - leading(top, m, i, (t) => top.values[t]!));
    return {
      value,
      gradient,
      approximate: () => square(rest(null, top, m, () => 1)),
      exact: () => {
        const all = symmetricEigen(a);
        const base = square(rest(null, top, m, () => 1));
        return withCrossTerms(base, all, m, (s, t) => (2 * all.values[s]!) / (all.values[s]! - all.values[t]!));
      },
    };
  };
}

/**
 * Maximum likelihood as a function of x = ln ψ: f = Σ_{s>m} (e_s − ln e_s − 1), e the eigenvalues of Ψ^−½ R Ψ^−½ (Jöreskog 1967;
 * Clarke 1970 for the logarithm). ∂f/∂x_i = Σ_{s>m} (1 − e_s) ω_is².
 */
export function likelihood(r: Dense, m: number): (logPsi: Float64Array) => Evaluation {
  return (logPsi) => {
    const p = r.rows;
    const a = scaledMatrix(r, logPsi.map(Math.exp));
    const top = topEigen(a, m);
    let value = 0;
    for (let s = m; s < p; s++) value += top.values[s]! - Math.log(top.values[s]!) - 1;
    const gradient = new Float64Array(p);
    for (let i = 0; i < p; i++) gradient[i] = 1 - a.data[i * p + i]! + leading(top, m, i, (t) => top.values[t]! - 1);
    const approximate = (): Dense => {
      const plain = rest(null, top, m, () => 1);
      const byValue = rest(a, top, m, (t) => top.values[t]!);
      return { rows: p, cols: p, data: plain.map((v, i) => v * byValue[i]!) };
    };
    return {
      value,
      gradient,
      approximate,
      exact: () => {
        const all = symmetricEigen(a);
        return withCrossTerms(approximate(), all, m, (s, t) => ((1 - all.values[s]!) * (all.values[s]! + all.values[t]!)) / (all.values[t]! - all.values[s]!));
      },
    };
  };
}

/** Σ_{t≤m} w_t ω_it². */
function leading({ vectors }: TopEigen, m: number, i: number, weight: (t: number) => number): number {
  let sum = 0;
  for (let t = 0; t < m; t++) sum += weight(t) * vectors.data[i * m + t]! ** 2;
  return sum;
}

/** A (or the identity) without its m leading pairs: A − Σ_{t≤m} w_t ω_t ω_t'. */
function rest(a: Dense | null, { vectors }: TopEigen, m: number, weight: (t: number) => number): Float64Array {
  const p = vectors.rows;
  const weights = Float64Array.from({ length: m }, (_, t) => weight(t));
  const out = a === null ? new Float64Array(p * p) : a.data.slice();
  if (a === null) for (let i = 0; i < p; i++) out[i * p + i] = 1;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let t = 0; t < m; t++) sum += weights[t]! * vectors.data[i * m + t]! * vectors.data[j * m + t]!;
      const v = out[i * p + j]! - sum;
      out[i * p + j] = v;
      out[j * p + i] = v;
    }
  }
  return out;
}

function square(x: Float64Array): Dense {
  const p = Math.round(Math.sqrt(x.length));
  return { rows: p, cols: p, data: x.map((v) => v * v) };
}

/** base + Σ_{t≤m} ω_it ω_jt Σ_{s>m} c(s, t) ω_is ω_js: what first-order approximations of these Hessians leave out. */
function withCrossTerms(base: Dense, { vectors }: Eigen, m: number, c: (s: number, t: number) => number): Dense {
  const p = vectors.rows;
  const out = base.data.slice();
  const scaled = new Float64Array(p * p);
  for (let t = 0; t < m; t++) {
    for (let s = m; s < p; s++) {
      const weight = c(s, t);
      for (let i = 0; i < p; i++) scaled[i * p + s] = weight * vectors.data[i * p + s]!;
    }
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let s = m; s < p; s++) sum += scaled[i * p + s]! * vectors.data[j * p + s]!;
        const v = vectors.data[i * p + t]! * vectors.data[j * p + t]! * sum;
        out[i * p + j]! += v;
        if (i !== j) out[j * p + i]! += v;
      }
    }
  }
  return { rows: p, cols: p, data: out };
}
