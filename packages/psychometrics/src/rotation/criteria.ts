import { NumericalError } from '../errors.ts';
import { cholesky, choleskyInverse, logDeterminantOf } from '../linear/cholesky.ts';
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

/** Bentler's (1977) invariant pattern simplicity, ¼ (ln|D| − ln|M|), M = (Λ²)'Λ², D its diagonal. */
export function bentlerCriterion(p: number, k: number): Criterion {
  return (l, gradient) => {
    const m = new Float64Array(k * k);
    for (let i = 0; i < p; i++) {
      for (let a = 0; a < k; a++) {
        const x = l[i * k + a]! ** 2;
        for (let b = 0; b < k; b++) m[a * k + b]! += x * l[i * k + b]! ** 2;
      }
    }
    const factor = cholesky({ rows: k, cols: k, data: m });
    // Proportional columns of squares are as far from simple as can be: a line search must turn away.
    if (factor === null) return Infinity;
    const inverse = choleskyInverse(factor).data;
    let logs = 0;
    for (let a = 0; a < k; a++) {
      logs += Math.log(m[a * k + a]!);
      inverse[a * k + a]! -= 1 / m[a * k + a]!;
    }
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < k; j++) {
        let sum = 0;
        for (let b = 0; b < k; b++) sum += l[i * k + b]! ** 2 * inverse[b * k + j]!;
        gradient[i * k + j] = -l[i * k + j]! * sum;
      }
    }
    return (logs - logDeterminantOf(factor)) / 4;
  };
}

/** Infomax, ln k + H(cells) − H(rows) − H(columns) of the squared loadings as shares of their sum (McKeon 1968; Browne 2001). */
export function infomaxCriterion(p: number, k: number): Criterion {
  const rows = new Float64Array(p);
  const columns = new Float64Array(k);
  return (l, gradient) => {
    rows.fill(0);
    columns.fill(0);
    let total = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < k; j++) {
        const square = l[i * k + j]! ** 2;
        rows[i]! += square;
        columns[j]! += square;
        total += square;
      }
    }
    let cells = 0;
    for (let i = 0; i < p * k; i++) cells -= entropyTerm(l[i]! ** 2 / total);
    let byRow = 0;
    for (const x of rows) byRow -= entropyTerm(x / total);
    let byColumn = 0;
    for (const x of columns) byColumn -= entropyTerm(x / total);
    const excess = cells - byRow - byColumn;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < k; j++) {
        const x = l[i * k + j]!;
        const square = x * x;
        gradient[i * k + j] = square === 0 ? 0 : ((2 * x) / total) * (Math.log((rows[i]! * columns[j]!) / (square * total)) - excess);
      }
    }
    return Math.log(k) + excess;
  };
}

function entropyTerm(share: number): number {
  return share > 0 ? share * Math.log(share) : 0;
}

/** Minimum entropy, −½ Σ λ² ln λ² (Jennrich 2004); for orthogonal rotation. */
export function entropyCriterion(): Criterion {
  return (l, gradient) => {
    let f = 0;
    for (let i = 0; i < l.length; i++) {
      const x = l[i]!;
      const log = x === 0 ? 0 : Math.log(x * x);
      f -= (x * x * log) / 2;
      gradient[i] = -x * (log + 1);
    }
    return f;
  };
}

/** Bi-quartimin, Σ_i Σ_{j≠l} λ²_ij λ²_il over all columns but the first, which is left to the general factor (Jennrich & Bentler 2011, 2012). */
export function bifactorCriterion(p: number, k: number): Criterion {
  return (l, gradient) => {
    let f = 0;
    for (let i = 0; i < p; i++) {
      let row = 0;
      for (let j = 1; j < k; j++) row += l[i * k + j]! ** 2;
      gradient[i * k] = 0;
      for (let j = 1; j < k; j++) {
        const x = l[i * k + j]!;
        const others = row - x * x;
        gradient[i * k + j] = 4 * x * others;
        f += x * x * others;
      }
    }
    return f;
  };
}

/** Simplimax, the sum of the `zeros` smallest squared loadings (Kiers 1994). */
export function simplimaxCriterion(zeros: number): Criterion {
  return (l, gradient) => {
    const squares = l.map((x) => x * x);
    const limit = squares.slice().sort()[zeros - 1]!;
    let f = 0;
    for (let i = 0; i < l.length; i++) {
      const small = squares[i]! <= limit;
      gradient[i] = small ? 2 * l[i]! : 0;
      if (small) f += squares[i]!;
    }
    return f;
  };
}
