import type { Dense } from '../linear/dense.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import type { Eigen } from '../linear/symmetric-eigen.ts';
import type { Evaluation } from './minimise.ts';

/** R − Ψ and its eigenpairs. */
export function reducedEigen(r: Dense, psi: Float64Array): Eigen {
  const p = r.rows;
  const data = r.data.slice();
  for (let i = 0; i < p; i++) data[i * p + i]! -= psi[i]!;
  return symmetricEigen({ rows: p, cols: p, data });
}

/** Ψ^−½ R Ψ^−½ and its eigenpairs. */
export function scaledEigen(r: Dense, psi: Float64Array): Eigen {
  const p = r.rows;
  const scale = psi.map((v) => 1 / Math.sqrt(v));
  const data = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) data[i * p + j] = r.data[i * p + j]! * scale[i]! * scale[j]!;
  return symmetricEigen({ rows: p, cols: p, data });
}

/**
 * Unweighted least squares as a function of the uniquenesses: f(ψ) = ½ Σ_{s>m} θ_s², θ the eigenvalues of R − Ψ
 * (Harman & Jones 1966; Jöreskog 1977). ∂f/∂ψ_i = −Σ_{s>m} θ_s ω_is².
 */
export function leastSquares(r: Dense, m: number): (psi: Float64Array) => Evaluation {
  return (psi) => {
    const { values, vectors } = reducedEigen(r, psi);
    const p = r.rows;
    let value = 0;
    for (let s = m; s < p; s++) value += 0.5 * values[s]! ** 2;
    const gradient = new Float64Array(p);
    for (let i = 0; i < p; i++) {
      let sum = 0;
      for (let s = m; s < p; s++) sum += values[s]! * vectors.data[i * p + s]! ** 2;
      gradient[i] = -sum;
    }
    return {
      value,
      gradient,
      hessians: () => {
        const projector = weighted(vectors, m, () => 1);
        const safe = projector.map((v) => v * v);
        return {
          exact: withCrossTerms(safe, vectors, m, (s, t) => (2 * values[s]!) / (values[s]! - values[t]!)),
          safe: { rows: p, cols: p, data: safe },
        };
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
    const { values, vectors } = scaledEigen(r, logPsi.map(Math.exp));
    const p = r.rows;
    let value = 0;
    for (let s = m; s < p; s++) value += values[s]! - Math.log(values[s]!) - 1;
    const gradient = new Float64Array(p);
    for (let i = 0; i < p; i++) {
      let sum = 0;
      for (let s = m; s < p; s++) sum += (1 - values[s]!) * vectors.data[i * p + s]! ** 2;
      gradient[i] = sum;
    }
    return {
      value,
      gradient,
      hessians: () => {
        const plain = weighted(vectors, m, () => 1);
        const byValue = weighted(vectors, m, (s) => values[s]!);
        const safe = plain.map((v, i) => v * byValue[i]!);
        return {
          exact: withCrossTerms(safe, vectors, m, (s, t) => ((1 - values[s]!) * (values[s]! + values[t]!)) / (values[t]! - values[s]!)),
          safe: { rows: p, cols: p, data: safe },
        };
      },
    };
  };
}

/** Σ_{s>m} w_s ω_s ω_s'. */
function weighted(vectors: Dense, m: number, weight: (s: number) => number): Float64Array {
  const p = vectors.rows;
  const weights = Float64Array.from({ length: p }, (_, s) => (s < m ? 0 : weight(s)));
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let s = m; s < p; s++) sum += weights[s]! * vectors.data[i * p + s]! * vectors.data[j * p + s]!;
      out[i * p + j] = sum;
      out[j * p + i] = sum;
    }
  }
  return out;
}

/** base + Σ_{t≤m} ω_it ω_jt Σ_{s>m} c(s, t) ω_is ω_js: what first-order approximations of these Hessians leave out. */
function withCrossTerms(base: Float64Array, vectors: Dense, m: number, c: (s: number, t: number) => number): Dense {
  const p = vectors.rows;
  const out = base.slice();
  for (let t = 0; t < m; t++) {
    const part = weighted(vectors, m, (s) => c(s, t));
    for (let i = 0; i < p; i++) {
      const x = vectors.data[i * p + t]!;
      for (let j = 0; j < p; j++) out[i * p + j]! += x * vectors.data[j * p + t]! * part[i * p + j]!;
    }
  }
  return { rows: p, cols: p, data: out };
}
