import { chiSquareSf, noncentralChiSquareCdf, noncentralityFor } from '../distributions/chi-square.ts';

/** A test statistic with its degrees of freedom; p is null without any. */
export interface ModelTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number | null;
}

/** How well the model fits. Null: not defined for this estimator or model; a diagnostic says why. */
export interface CfaFit extends ModelTest {
  /** The model without any correlation. */
  readonly baseline: ModelTest;
  /** Bentler (1990). */
  readonly cfi: number | null;
  /** Tucker & Lewis (1973); may pass 1. */
  readonly tli: number | null;
  /** Steiger & Lind (1980); over groups as Steiger (1998). */
  readonly rmsea: number | null;
  readonly rmseaCi90: readonly [number, number] | null;
  /** P(RMSEA ≤ .05) (Browne & Cudeck 1993). */
  readonly rmseaPClose: number | null;
  /** Bentler (1995): of variances and covariances, and of means where the model has them; over groups weighted by rows. */
  readonly srmr: number;
  /** Log-likelihood of the model and of the saturated one. */
  readonly logLikelihood: number | null;
  readonly saturatedLogLikelihood: number | null;
  readonly aic: number | null;
  readonly bic: number | null;
  /** BIC with (n + 2) / 24 for n (Sclove 1987). */
  readonly sabic: number | null;
  /** Number of different free parameters. */
  readonly parameters: number;
}

/** χ² with its p. */
export function modelTest(chiSquare: number, df: number): ModelTest {
  return { chiSquare, df, p: df > 0 ? chiSquareSf(chiSquare, df) : null };
}

export interface IndexInput {
  readonly model: ModelTest;
  readonly baseline: ModelTest;
  /** Rows that enter RMSEA: N, or N − G where the estimator divides by n − 1. */
  readonly n: number;
  readonly groups: number;
}

export type ComparativeIndices = Pick<CfaFit, 'cfi' | 'tli' | 'rmsea' | 'rmseaCi90' | 'rmseaPClose'>;

/** CFI, TLI and RMSEA from two test statistics. Reference: lavaan `fitMeasures`. */
export function comparativeIndices({ model, baseline, n, groups }: IndexInput): ComparativeIndices {
  const { chiSquare, df } = model;
  const excess = Math.max(chiSquare - df, 0);
  const worst = Math.max(baseline.chiSquare - baseline.df, excess);
  const cfi = worst > 0 ? 1 - excess / worst : 1;
  if (df === 0) return { cfi, tli: 1, rmsea: 0, rmseaCi90: [0, 0], rmseaPClose: null };
  const ratio = baseline.df > 0 ? baseline.chiSquare / baseline.df : 1;
  const tli = (ratio - chiSquare / df) / (ratio - 1);
  const rmseaOf = (noncentrality: number): number => Math.sqrt((noncentrality * groups) / (n * df));
  const close = noncentralChiSquareCdf(chiSquare, df, (0.05 ** 2 * n * df) / groups);
  return {
    cfi,
    tli: Number.isFinite(tli) ? tli : null,
    rmsea: rmseaOf(excess),
    rmseaCi90: [rmseaOf(noncentralityFor(chiSquare, df, 0.95)), rmseaOf(noncentralityFor(chiSquare, df, 0.05))],
    rmseaPClose: 1 - close,
  };
}
