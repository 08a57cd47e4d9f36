import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { chiSquareSf } from '../distributions/chi-square.ts';
import { cholesky, choleskyInverse, logDeterminantOf } from '../linear/cholesky.ts';
import { assertCorrelation } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';

/** Whether a correlation matrix is fit to be factored. What needs its inverse is null when it has none. */
export interface Adequacy {
  /** Kaiser–Meyer–Olkin measure, Σr² / (Σr² + Σq²) with q the anti-image correlations (Kaiser & Rice 1974). */
  readonly kmo: { readonly overall: number; readonly perVariable: Float64Array } | null;
  /** Bartlett's (1951) test that R is the identity: −(n − 1 − (2p + 5) / 6) ln |R|. Null also without n, and when n ≤ p. */
  readonly bartlett: { readonly chiSquare: number; readonly df: number; readonly p: number } | null;
  readonly determinant: number;
  /** ln |R|, null when R is not positive definite. */
  readonly logDeterminant: number | null;
  /** Largest over smallest eigenvalue; null when the smallest is not positive. */
  readonly condition: number | null;
  /** Squared multiple correlation of each variable with all others, 1 − 1 / (R⁻¹)_jj. */
  readonly smc: Float64Array | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sampling adequacy of R, with `n` rows behind it. Throws `not-correlation`, `not-finite`. Reference: psych `KMO`, `cortest.bartlett`. */
export function adequacy(correlation: Dense, n?: number): Adequacy {
  assertCorrelation(correlation);
  assertCaseCount(n);
  const p = correlation.rows;
  const diagnostics: Diagnostic[] = [];
  const eigenvalues = symmetricEigenvalues(correlation);
  const smallest = eigenvalues[p - 1]!;
  const factor = n !== undefined && n <= p ? null : cholesky(correlation);
  if (factor === null) {
    diagnostics.push(
      n !== undefined && n <= p
        ? {
            code: 'fewer-rows-than-variables',
            severity: 'warning',
            message: `With ${n} rows for ${p} variables the correlation matrix has no inverse: KMO, Bartlett's test and SMC are undefined.`,
          }
        : {
            code: 'not-positive-definite',
            severity: 'warning',
            message: `The correlation matrix is not positive definite (smallest eigenvalue ${smallest.toPrecision(3)}): KMO, Bartlett's test and SMC are undefined.`,
          },
    );
    return {
      kmo: null,
      bartlett: null,
      determinant: eigenvalues.reduce((product, v) => product * v, 1),
      logDeterminant: null,
      condition: smallest > 0 ? eigenvalues[0]! / smallest : null,
      smc: null,
      diagnostics,
    };
  }
  const inverse = choleskyInverse(factor);
  const logDeterminant = logDeterminantOf(factor);
  let bartlett: Adequacy['bartlett'] = null;
  if (n !== undefined) {
    const chiSquare = -(n - 1 - (2 * p + 5) / 6) * logDeterminant;
    const df = (p * (p - 1)) / 2;
    bartlett = df === 0 ? null : { chiSquare, df, p: chiSquareSf(chiSquare, df) };
  } else {
    diagnostics.push({ code: 'n-unknown', severity: 'info', message: "Bartlett's test needs the number of rows." });
  }
  return {
    kmo: p > 1 ? kmo(correlation, inverse) : null,
    bartlett,
    determinant: Math.exp(logDeterminant),
    logDeterminant,
    condition: smallest > 0 ? eigenvalues[0]! / smallest : null,
    smc: Float64Array.from({ length: p }, (_, i) => 1 - 1 / inverse.data[i * p + i]!),
    diagnostics,
  };
}

/** Refuses a number of rows that is not a whole number of at least 2. */
export function assertCaseCount(n: number | undefined): void {
  if (n !== undefined && !(Number.isInteger(n) && n >= 2)) {
    throw new NumericalError('bad-option', `The number of rows must be a whole number of at least 2, found ${n}.`);
  }
}

function kmo(r: Dense, inverse: Dense): { overall: number; perVariable: Float64Array } {
  const p = r.rows;
  const perVariable = new Float64Array(p);
  let allR = 0;
  let allQ = 0;
  for (let i = 0; i < p; i++) {
    let sumR = 0;
    let sumQ = 0;
    for (let j = 0; j < p; j++) {
      if (j === i) continue;
      sumR += r.data[i * p + j]! ** 2;
      sumQ += inverse.data[i * p + j]! ** 2 / (inverse.data[i * p + i]! * inverse.data[j * p + j]!);
    }
    perVariable[i] = sumR + sumQ > 0 ? sumR / (sumR + sumQ) : Number.NaN;
    allR += sumR;
    allQ += sumQ;
  }
  return { overall: allR / (allR + allQ), perVariable };
}
