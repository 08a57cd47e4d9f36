import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import type { Evaluation } from './minimise.ts';
import { leastSquares } from './objectives.ts';

/**
 * Generalised least squares as a function of x = ln ψ: f = ½ Σ_{s>m} (γ_s − 1)², γ the eigenvalues of Ψ^½ R⁻¹ Ψ^½ in ascending order
 * (Jöreskog & Goldberger 1972; Jöreskog 1977). ∂f/∂x_i = Σ_{s>m} (γ_s − 1) γ_s ω_is². R must be positive definite.
 */
export function generalisedLeastSquares(r: Dense, m: number): (logPsi: Float64Array) => Evaluation {
  const p = r.rows;
  const inverse = choleskyInverse(cholesky(r)!);
  return (logPsi) => {
    const b = scaled(inverse, logPsi.map((x) => Math.exp(x / 2)));
    const { values, vectors } = symmetricEigen(b);
    // Descending, so the m that the factors take are the last ones.
    const kept = p - m;
    let value = 0;
    const gradient = new Float64Array(p);
    for (let s = 0; s < kept; s++) {
      value += 0.5 * (values[s]! - 1) ** 2;
      for (let i = 0; i < p; i++) gradient[i]! += (values[s]! - 1) * values[s]! * vectors.data[i * p + s]! ** 2;
    }
    /** Σ_{s ≤ kept} γ_s^power ω_is ω_js. */
    const moment = (power: number): Float64Array => {
      const left: Dense = { rows: p, cols: kept, data: new Float64Array(p * kept) };
      const right: Dense = { rows: p, cols: kept, data: new Float64Array(p * kept) };
      for (let i = 0; i < p; i++) {
        for (let s = 0; s < kept; s++) {
          left.data[i * kept + s] = vectors.data[i * p + s]! * values[s]! ** power;
          right.data[i * kept + s] = vectors.data[i * p + s]!;
        }
      }
      return multiply(left, transpose(right)).data;
    };
    const within = (): { a0: Float64Array; a1: Float64Array; a2: Float64Array; hessian: Float64Array } => {
      const [a0, a1, a2] = [moment(0), moment(1), moment(2)];
      return { a0, a1, a2, hessian: a0.map((x, i) => 0.5 * (x * a2[i]! + a1[i]! ** 2)) };
    };
    return {
      value,
      gradient,
      approximate: () => ({ rows: p, cols: p, data: within().hessian }),
      exact: () => {
        const { a0, a1, a2, hessian } = within();
        for (let i = 0; i < p; i++) {
          for (let j = 0; j < p; j++) hessian[i * p + j]! += 0.5 * b.data[i * p + j]! * (a1[i * p + j]! - a0[i * p + j]!);
          hessian[i * p + i]! += 0.5 * (a2[i * p + i]! - a1[i * p + i]!);
        }
        for (let t = kept; t < p; t++) {
          for (let i = 0; i < p; i++) {
            for (let j = 0; j < p; j++) {
              let sum = 0;
              for (let s = 0; s < kept; s++) {
                const weight = ((values[s]! - 1) * (values[s]! + values[t]!) ** 2) / (2 * (values[s]! - values[t]!));
                sum += weight * vectors.data[i * p + s]! * vectors.data[j * p + s]!;
              }
              hessian[i * p + j]! += sum * vectors.data[i * p + t]! * vectors.data[j * p + t]!;
            }
          }
        }
        return { rows: p, cols: p, data: hessian };
      },
    };
  };
}

/**
 * Least squares with residual r_ij − σ_ij weighted by the product of w_i = (R⁻¹)_ii, the inverse of what the other variables leave of i: f = ½ Σ w_i w_j (r_ij − σ_ij)².
 * Well-explained variables count more, without a full weight matrix. That is `leastSquares` of the matrix scaled by √w (Harris 1962).
 */
export function weightedLeastSquares(r: Dense, weights: Float64Array, m: number): (psi: Float64Array) => Evaluation {
  const p = r.rows;
  const plain = leastSquares(scaled(r, weights.map(Math.sqrt)), m);
  return (psi) => {
    const inner = plain(psi.map((v, i) => v * weights[i]!));
    const hessian = ({ data }: Dense): Dense => ({ rows: p, cols: p, data: data.map((v, i) => v * weights[Math.floor(i / p)]! * weights[i % p]!) });
    return {
      value: inner.value,
      gradient: inner.gradient.map((v, i) => v * weights[i]!),
      approximate: () => hessian(inner.approximate()),
      exact: () => hessian(inner.exact()),
    };
  };
}

/** D A D, D = diag(d). */
export function scaled(a: Dense, d: Float64Array): Dense {
  const p = a.rows;
  return { rows: p, cols: p, data: a.data.map((v, i) => v * d[Math.floor(i / p)]! * d[i % p]!) };
}
