import { noncentralityFor } from '../distributions/chi-square.ts';

/**
 * Whose formulas the fit indices follow. `textbook`: the papers'; `psych`: R psych `fa`; `lavaan`: R lavaan `efa`; `spss`: SPSS `FACTOR`, which gives χ² alone, and
 * for ml and gls alone.
 */
export const fitFlavours = ['textbook', 'psych', 'lavaan', 'spss'] as const;
export type FitFlavour = (typeof fitFlavours)[number];

/** Indices that follow a formula. The 90 % interval of RMSEA has its own denominator. */
export const fitIndexNames = ['chiSquare', 'rmsea', 'rmseaCi90', 'tli', 'cfi', 'srmr', 'bic'] as const;
export type FitIndexName = (typeof fitIndexNames)[number];

/** What the formulas are made of. */
export interface FitIngredients {
  readonly p: number;
  readonly m: number;
  readonly n: number;
  /** Positive. */
  readonly df: number;
  /** ln|Σ| − ln|R| + tr(RΣ⁻¹) − p at the solution. */
  readonly discrepancy: number;
  /** −ln|R|: the same of the model without correlations. */
  readonly baseline: number;
  /** ln|Σ| + tr(RΣ⁻¹). */
  readonly likelihood: number;
  /** The extraction's own minimum where it is ml or gls, else null. */
  readonly minimum: number | null;
}

/** Residual correlations, squared and summed. */
export interface ResidualSquares {
  readonly p: number;
  /** Below the diagonal. */
  readonly below: number;
  /** In the diagonal: variances that the model does not reproduce. */
  readonly diagonal: number;
}

/** A formula in words and in numbers. */
export interface FitFormula<I, T> {
  readonly text: string;
  readonly of: (given: I) => T;
}
type WithChiSquare = FitIngredients & { readonly chiSquare: number };

/** The formulas of one flavour; null where the program it is named after prints no such index. */
export interface FitFormulas {
  readonly chiSquare: FitFormula<FitIngredients, number | null>;
  readonly rmsea: FitFormula<WithChiSquare, number> | null;
  readonly rmseaCi90: FitFormula<WithChiSquare, readonly [number, number]> | null;
  readonly tli: FitFormula<WithChiSquare, number> | null;
  readonly cfi: FitFormula<WithChiSquare, number> | null;
  readonly bic: FitFormula<WithChiSquare, number> | null;
  readonly srmr: FitFormula<ResidualSquares, number> | null;
}

const nullDf = (p: number): number => (p * (p - 1)) / 2;
/** Bartlett's multiplier of the discrepancy for m factors; m = 0 is the model without correlations. */
const bartlett = ({ n, p }: FitIngredients, m: number): number => n - 1 - (2 * p + 5) / 6 - (2 * m) / 3;
/** χ² of the model without correlations. */
const correctedBaseline = (i: FitIngredients): number => i.baseline * bartlett(i, 0);
const plainBaseline = (i: FitIngredients): number => i.baseline * i.n;

const corrected: FitFormulas['chiSquare'] = { text: 'F (n − 1 − (2p + 5)/6 − 2m/3), F the maximum-likelihood discrepancy (Bartlett 1951)', of: (i) => i.discrepancy * bartlett(i, i.m) };

const interval = (text: string, rows: (n: number) => number): NonNullable<FitFormulas['rmseaCi90']> => ({
  text,
  of: ({ chiSquare, df, n }) => {
    const end = (probability: number): number => Math.sqrt(noncentralityFor(chiSquare, df, probability) / (rows(n) * df));
    return [end(0.95), end(0.05)];
  },
});

const tuckerLewis = (baseline: (i: FitIngredients) => number, text: string): NonNullable<FitFormulas['tli']> => ({
  text: `(χ²₀/df₀ − χ²/df) / (χ²₀/df₀ − 1), ${text}`,
  of: (i) => {
    const ratio = baseline(i) / nullDf(i.p);
    return (ratio - i.chiSquare / i.df) / (ratio - 1);
  },
});

const comparative = (baseline: (i: FitIngredients) => number, text: string): NonNullable<FitFormulas['cfi']> => ({
  text: `1 − max(χ² − df, 0) / max(χ²₀ − df₀, χ² − df, 0), ${text}`,
  of: (i) => {
    const excess = Math.max(i.chiSquare - i.df, 0);
    const most = Math.max(baseline(i) - nullDf(i.p), excess);
    return most > 0 ? 1 - excess / most : 1;
  },
});

const CORRECTED_BASELINE = 'χ²₀ = −ln|R| (n − 1 − (2p + 5)/6)';
const PLAIN_BASELINE = 'χ²₀ = −n ln|R|';

const offDiagonal: NonNullable<FitFormulas['srmr']> = {
  text: '√(Σ r²ᵢⱼ / (p(p − 1)/2)), residual correlations below the diagonal',
  of: ({ p, below }) => (p > 1 ? Math.sqrt(below / nullDf(p)) : 0),
};

const bicOfChiSquare: NonNullable<FitFormulas['bic']> = { text: 'χ² − df ln n', of: ({ chiSquare, df, n }) => chiSquare - df * Math.log(n) };

/** Every flavour's formulas. References: psych 2.2.9 `fa`, lavaan 0.6-14 `efa`, R `factanal` (whose χ² is SPSS's). */
export const fitFormulas: Readonly<Record<FitFlavour, FitFormulas>> = {
  textbook: {
    chiSquare: corrected,
    rmsea: { text: '√max((χ² − df) / (df (n − 1)), 0) (Steiger & Lind 1980)', of: ({ chiSquare, df, n }) => Math.sqrt(Math.max(chiSquare - df, 0) / (df * (n - 1))) },
    rmseaCi90: interval('√(λ / (df (n − 1))), λ from the noncentral χ² distribution (Browne & Cudeck 1993)', (n) => n - 1),
    tli: tuckerLewis(correctedBaseline, CORRECTED_BASELINE),
    cfi: comparative(correctedBaseline, CORRECTED_BASELINE),
    srmr: offDiagonal,
    bic: bicOfChiSquare,
  },
  psych: {
    chiSquare: corrected,
    rmsea: { text: '√max(χ² / (df n) − 1/(n − 1), 0)', of: ({ chiSquare, df, n }) => Math.sqrt(Math.max(chiSquare / (df * n) - 1 / (n - 1), 0)) },
    rmseaCi90: interval('√(λ / (df (n − 1))), λ from the noncentral χ² distribution', (n) => n - 1),
    tli: {
      text: '(M₀ − M) / (M₀ − 1/c), M = F/df, M₀ = −2 ln|R| / (p(p − 1)), c = n − 1 − (2p + 5)/6 − 2m/3',
      of: (i) => {
        const ratio = i.baseline / nullDf(i.p);
        return (ratio - i.discrepancy / i.df) / (ratio - 1 / bartlett(i, i.m));
      },
    },
    cfi: comparative(correctedBaseline, CORRECTED_BASELINE),
    srmr: offDiagonal,
    bic: bicOfChiSquare,
  },
  lavaan: {
    chiSquare: { text: 'n F, F the maximum-likelihood discrepancy', of: ({ n, discrepancy }) => n * discrepancy },
    rmsea: { text: '√max((χ² − df) / (df n), 0)', of: ({ chiSquare, df, n }) => Math.sqrt(Math.max(chiSquare - df, 0) / (df * n)) },
    rmseaCi90: interval('√(λ / (df n)), λ from the noncentral χ² distribution', (n) => n),
    tli: tuckerLewis(plainBaseline, PLAIN_BASELINE),
    cfi: comparative(plainBaseline, PLAIN_BASELINE),
    srmr: { text: '√(Σ r²ᵢⱼ / (p(p + 1)/2)), residual correlations with the diagonal (Bentler 1995)', of: ({ p, below, diagonal }) => Math.sqrt((below + diagonal) / ((p * (p + 1)) / 2)) },
    bic: {
      text: '−2 ln L + q ln n, L the normal likelihood of standardised variables, q = pm + p − m(m − 1)/2',
      of: ({ n, p, m, likelihood }) => {
        // Standardised by n − 1, and the likelihood's covariances are by n.
        const deviance = n * (p * Math.log(2 * Math.PI) + likelihood + p * Math.log((n - 1) / n));
        return deviance + (p * m + p - (m * (m - 1)) / 2) * Math.log(n);
      },
    },
  },
  spss: {
    chiSquare: {
      text: 'F (n − 1 − (2p + 5)/6 − 2m/3), F the minimum of the ml or gls criterion',
      of: (i) => (i.minimum === null ? null : i.minimum * bartlett(i, i.m)),
    },
    rmsea: null,
    rmseaCi90: null,
    tli: null,
    cfi: null,
    srmr: null,
    bic: null,
  },
};
