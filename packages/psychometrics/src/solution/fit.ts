import { chiSquareSf, noncentralityFor } from '../distributions/chi-square.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { cholesky, choleskyInverse, logDeterminantOf } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';

/** How well m factors reproduce R. Null: not defined for this solution; a diagnostic says why. */
export interface FitIndices {
  /** F (n − 1 − (2p + 5)/6 − 2m/3), F the maximum-likelihood discrepancy (Bartlett 1951). */
  readonly chiSquare: number | null;
  /** ((p − m)² − (p + m)) / 2. */
  readonly df: number;
  readonly p: number | null;
  /** Steiger & Lind (1980). */
  readonly rmsea: number | null;
  /** 90 % interval from the noncentral chi-square distribution (Browne & Cudeck 1993). */
  readonly rmseaCi90: readonly [number, number] | null;
  /** Tucker & Lewis (1973). */
  readonly tli: number | null;
  /** Bentler (1990). */
  readonly cfi: number | null;
  /** Root mean square of the off-diagonal residual correlations. */
  readonly srmr: number;
  /** χ² − df ln n. */
  readonly bic: number | null;
}

export interface FitInput {
  readonly correlation: Dense;
  /** Correlations implied by the model, ΛΦΛ' off the diagonal. */
  readonly implied: Dense;
  readonly factors: number;
  readonly n: number | null;
  /** `psych` takes n for n − 1 in RMSEA and an uncorrected baseline in TLI, as psych 2.2.9 does; they differ in the third or fourth decimal. */
  readonly flavour: 'textbook' | 'psych';
  /** A reason to withhold all likelihood-based indices. */
  readonly withhold: Diagnostic | null;
}

/** Fit indices; the likelihood-based ones only with n > p and a positive definite R and model. Reference: psych `fa`, R `factanal`. */
export function fitIndices(input: FitInput): { fit: FitIndices; diagnostics: Diagnostic[] } {
  const { correlation, implied, factors: m, n } = input;
  const p = correlation.rows;
  const df = ((p - m) ** 2 - (p + m)) / 2;
  let squares = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) squares += (correlation.data[i * p + j]! - implied.data[i * p + j]!) ** 2;
  const srmr = p > 1 ? Math.sqrt((2 * squares) / (p * (p - 1))) : 0;
  const none: FitIndices = { chiSquare: null, df, p: null, rmsea: null, rmseaCi90: null, tli: null, cfi: null, srmr, bic: null };
  const withheld = (code: string, message: string): { fit: FitIndices; diagnostics: Diagnostic[] } => ({
    fit: none,
    diagnostics: [{ code, severity: 'info', message }],
  });
  if (input.withhold !== null) return { fit: none, diagnostics: [input.withhold] };
  if (n === null) return withheld('fit-withheld', 'Chi-square and what follows from it need n, the number of rows.');
  if (n <= p) return withheld('fit-withheld', `With ${n} rows for ${p} variables the likelihood is not defined: chi-square, RMSEA, TLI, CFI and BIC are withheld.`);
  const discrepancy = likelihoodDiscrepancy(correlation, implied);
  if (discrepancy === null) return withheld('fit-withheld', 'The correlation matrix or the model is not positive definite: chi-square and what follows from it are withheld.');

  const freedom = n - 1 - (2 * p + 5) / 6 - (2 * m) / 3;
  const chiSquare = Math.max(0, discrepancy.model) * freedom;
  if (df <= 0 || freedom <= 0) {
    return {
      fit: { ...none, chiSquare, bic: null },
      diagnostics: [{ code: 'no-degrees-of-freedom', severity: 'warning', message: `With ${df} degrees of freedom the model cannot be tested.` }],
    };
  }
  const nullFreedom = n - 1 - (2 * p + 5) / 6;
  const nullChiSquare = discrepancy.baseline * nullFreedom;
  const nullDf = (p * (p - 1)) / 2;
  const psych = input.flavour === 'psych';
  const rmsea = psych ? Math.sqrt(Math.max(chiSquare / (df * n) - 1 / (n - 1), 0)) : Math.sqrt(Math.max(chiSquare - df, 0) / (df * (n - 1)));
  const end = (probability: number): number => Math.sqrt(noncentralityFor(chiSquare, df, probability) / ((n - 1) * df));
  const excess = Math.max(chiSquare - df, 0);
  const nullExcess = Math.max(nullChiSquare - nullDf, excess);
  let tli = (nullChiSquare / nullDf - chiSquare / df) / (nullChiSquare / nullDf - 1);
  if (psych) {
    const baseline = (2 * discrepancy.baseline) / (p * (p - 1));
    tli = (baseline - discrepancy.model / df) / (baseline - 1 / freedom);
  }
  return {
    fit: {
      chiSquare,
      df,
      p: chiSquareSf(chiSquare, df),
      rmsea,
      rmseaCi90: [end(0.95), end(0.05)],
      tli: Number.isFinite(tli) ? tli : null,
      cfi: nullExcess > 0 ? 1 - excess / nullExcess : 1,
      srmr,
      bic: chiSquare - df * Math.log(n),
    },
    diagnostics: [],
  };
}

/** ln|Σ| − ln|R| + tr(RΣ⁻¹) − p with diag Σ = 1, and −ln|R| for the model of no correlation; null when one is not positive definite. */
function likelihoodDiscrepancy(r: Dense, implied: Dense): { model: number; baseline: number } | null {
  const p = r.rows;
  const sigma = implied.data.slice();
  for (let i = 0; i < p; i++) sigma[i * p + i] = 1;
  const rFactor = cholesky(r);
  const sFactor = cholesky({ rows: p, cols: p, data: sigma });
  if (rFactor === null || sFactor === null) return null;
  const inverse = choleskyInverse(sFactor);
  let trace = 0;
  for (let i = 0; i < p * p; i++) trace += r.data[i]! * inverse.data[i]!;
  const logR = logDeterminantOf(rFactor);
  return { model: logDeterminantOf(sFactor) - logR + trace - p, baseline: -logR };
}
