import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';

/** A rotation criterion: its value at loadings L (p × k), with ∂f/∂L written to `gradient`. Smaller is simpler. */
export type Criterion = (l: Float64Array, gradient: Float64Array) => number;

/** Variance of squared loadings in columns, −¼ Σ (λ² − column mean)² (Kaiser 1958). */
export function varimaxCriterion(p: number, k: number): Criterion {
  const means = new Float64Array(k);
  return (l, gradient) => {
    means.fill(0);
    for (let i = 0; i < p; i++) for (let j = 0; j < k; j++) means[j]! += l[i * k + j]! ** 2 / p;
    let f = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < k; j++) {
        const x = l[i * k + j]!;
        const d = x * x - means[j]!;
        f -= d * d;
        gradient[i * k + j] = -x * d;
      }
    }
    return f / 4;
  };
}

/** −¼ Σ λ⁴ (Neuhaus & Wrigley 1954). */
export function quartimaxCriterion(p: number, k: number): Criterion {
  return (l, gradient) => {
    let f = 0;
    for (let i = 0; i < p * k; i++) {
      const square = l[i]! ** 2;
      f -= square * square;
      gradient[i] = -l[i]! * square;
    }
    return f / 4;
  };
}

/** Crawford & Ferguson (1970): (1 − κ) row complexity + κ column complexity, each ¼ Σ λ²λ². κ = k / 2p is equamax. */
export function crawfordFergusonCriterion(p: number, k: number, kappa: number): Criterion {
  const columns = new Float64Array(k);
  return (l, gradient) => {
    columns.fill(0);
    for (let i = 0; i < p; i++) for (let j = 0; j < k; j++) columns[j]! += l[i * k + j]! ** 2;
    let f = 0;
    for (let i = 0; i < p; i++) {
      let row = 0;
      for (let j = 0; j < k; j++) row += l[i * k + j]! ** 2;
      for (let j = 0; j < k; j++) {
        const x = l[i * k + j]!;
        const mixed = (1 - kappa) * (row - x * x) + kappa * (columns[j]! - x * x);
        gradient[i * k + j] = x * mixed;
        f += x * x * mixed;
      }
    }
    return f / 4;
  };
}

/** Direct oblimin, ¼ Σ_{j≠l} (Σ_i λ²_ij λ²_il − γ/p Σ_i λ²_ij Σ_i λ²_il) (Jennrich & Sampson 1966). γ = 0 is quartimin. */
export function obliminCriterion(p: number, k: number, gamma: number): Criterion {
  const columns = new Float64Array(k);
  return (l, gradient) => {
    columns.fill(0);
    let total = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < k; j++) {
        columns[j]! += l[i * k + j]! ** 2;
        total += l[i * k + j]! ** 2;
      }
    }
    let f = 0;
    for (let i = 0; i < p; i++) {
      let row = 0;
      for (let j = 0; j < k; j++) row += l[i * k + j]! ** 2;
      for (let j = 0; j < k; j++) {
        const x = l[i * k + j]!;
        const others = row - x * x - (gamma / p) * (total - columns[j]!);
        gradient[i * k + j] = x * others;
        f += x * x * others;
      }
    }
    return f / 4;
  };
}

/** Geomin, Σ_i (Π_j (λ²_ij + ε))^{1/k} (Yates 1987, with Browne's ε). */
export function geominCriterion(p: number, k: number, epsilon: number): Criterion {
  return (l, gradient) => {
    let f = 0;
    for (let i = 0; i < p; i++) {
      let logs = 0;
      for (let j = 0; j < k; j++) logs += Math.log(l[i * k + j]! ** 2 + epsilon);
      const mean = Math.exp(logs / k);
      f += mean;
      for (let j = 0; j < k; j++) {
        const x = l[i * k + j]!;
        gradient[i * k + j] = ((2 / k) * mean * x) / (x * x + epsilon);
      }
    }
    return f;
  };
}

/** Σ w (λ − target)², over the cells that are specified: a NaN in the target leaves its cell free (Browne 1972). */
export function targetCriterion(target: Dense): Criterion {
  if (target.data.every(Number.isNaN)) throw new NumericalError('bad-option', 'The target specifies no loading.');
  return (l, gradient) => {
    let f = 0;
    for (let i = 0; i < l.length; i++) {
      const goal = target.data[i]!;
      const d = Number.isNaN(goal) ? 0 : l[i]! - goal;
      gradient[i] = 2 * d;
      f += d * d;
    }
    return f;
  };
}
