import { chiSquareSf } from '../distributions/chi-square.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { cholesky, choleskyInverse, logDeterminantOf } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import { fitFormulas, fitIndexNames } from './fit-flavours.ts';
import type { FitFlavour, FitIndexName } from './fit-flavours.ts';

/** How well m factors reproduce R. Null: not defined for this solution, or not given by this flavour; a diagnostic says why. */
export interface FitIndices {
  readonly chiSquare: number | null;
  /** ((p − m)² − (p + m)) / 2. */
  readonly df: number;
  readonly p: number | null;
  readonly rmsea: number | null;
  /** 90 % interval. */
  readonly rmseaCi90: readonly [number, number] | null;
  readonly tli: number | null;
  readonly cfi: number | null;
  readonly srmr: number | null;
  readonly bic: number | null;
  readonly flavour: FitFlavour;
  /** The formula of each index that is not null. */
  readonly formulas: Readonly<Partial<Record<FitIndexName, string>>>;
}

export interface FitInput {
  readonly correlation: Dense;
  /** Correlations implied by the model, ΛΦΛ' off the diagonal, communalities in it. */
  readonly implied: Dense;
  readonly uniquenesses: Float64Array;
  readonly factors: number;
  readonly n: number | null;
  readonly flavour: FitFlavour;
  /** The extraction's own minimum where it is ml or gls, else null. */
  readonly minimum: number | null;
  /** A reason to withhold all likelihood-based indices. */
  readonly withhold: Diagnostic | null;
}

type Values = Omit<FitIndices, 'flavour' | 'formulas'>;

/** Fit indices; the likelihood-based ones only with n > p, degrees of freedom and a positive definite R and model. Reference: psych `fa`, R `factanal`, lavaan `efa`. */
export function fitIndices(input: FitInput): { fit: FitIndices; diagnostics: Diagnostic[] } {
  const { correlation, implied, factors: m, n, flavour } = input;
  const p = correlation.rows;
  const df = ((p - m) ** 2 - (p + m)) / 2;
  const formulas = fitFormulas[flavour];
  const srmr = formulas.srmr?.of({ p, ...residualSquares(input) }) ?? null;
  const none: Values = { chiSquare: null, df, p: null, rmsea: null, rmseaCi90: null, tli: null, cfi: null, srmr, bic: null };
  const result = (values: Values, ...diagnostics: Diagnostic[]): { fit: FitIndices; diagnostics: Diagnostic[] } => {
    const named = fitIndexNames.flatMap((name) => (values[name] === null || formulas[name] === null ? [] : [[name, formulas[name].text] as const]));
    return { fit: { ...values, flavour, formulas: Object.fromEntries(named) }, diagnostics };
  };
  const withheld = (message: string): { fit: FitIndices; diagnostics: Diagnostic[] } => result(none, { code: 'fit-withheld', severity: 'info', message });
  if (input.withhold !== null) return result(none, input.withhold);
  if (df < 0) {
    const message = `With ${df} degrees of freedom there are more parameters than correlations: chi-square and what follows from it are undefined. Ask for fewer factors.`;
    return result(none, { code: 'no-degrees-of-freedom', severity: 'warning', message });
  }
  if (n === null) return withheld('Chi-square and what follows from it need n, the number of rows.');
  if (n <= p) return withheld(`With ${n} rows for ${p} variables the likelihood is not defined: chi-square, RMSEA, TLI, CFI and BIC are withheld.`);
  if (flavour === 'spss' && input.minimum === null) return withheld('SPSS gives a chi-square for ml and gls alone, and no other index: choose another extraction or another flavour of fit.');
  const found = likelihoodDiscrepancy(correlation, implied);
  if (found === null) return withheld('The correlation matrix or the model is not positive definite: chi-square and what follows from it are withheld.');

  // Rounding may bring a perfect fit below zero.
  const given = { p, m, n, df, discrepancy: Math.max(0, found.model), baseline: found.baseline, likelihood: found.likelihood, minimum: input.minimum };
  const chiSquare = formulas.chiSquare.of(given);
  if (chiSquare === null || chiSquare < 0) return withheld(`With ${n} rows for ${p} variables and ${m} factors the correction of chi-square is negative: it is withheld.`);
  if (df === 0) {
    return result({ ...none, chiSquare }, { code: 'no-degrees-of-freedom', severity: 'warning', message: 'With 0 degrees of freedom the model fits whatever the correlations are: it cannot be tested.' });
  }
  const all = { ...given, chiSquare };
  const tli = formulas.tli?.of(all) ?? null;
  const only: Diagnostic = { code: 'fit-withheld', severity: 'info', message: 'SPSS gives chi-square, its degrees of freedom and its p alone; other indices are withheld in this flavour.' };
  return result(
    {
      chiSquare,
      df,
      p: chiSquareSf(chiSquare, df),
      rmsea: formulas.rmsea?.of(all) ?? null,
      rmseaCi90: formulas.rmseaCi90?.of(all) ?? null,
      tli: tli !== null && Number.isFinite(tli) ? tli : null,
      cfi: formulas.cfi?.of(all) ?? null,
      srmr,
      bic: formulas.bic?.of(all) ?? null,
    },
    ...(flavour === 'spss' ? [only] : []),
  );
}

function residualSquares({ correlation, implied, uniquenesses }: FitInput): { below: number; diagonal: number } {
  const p = correlation.rows;
  let below = 0;
  let diagonal = 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) below += (correlation.data[i * p + j]! - implied.data[i * p + j]!) ** 2;
    diagonal += (1 - implied.data[i * p + i]! - uniquenesses[i]!) ** 2;
  }
  return { below, diagonal };
}

/** ln|Σ| − ln|R| + tr(RΣ⁻¹) − p with diag Σ = 1, and −ln|R| for the model of no correlation; null when one is not positive definite. */
function likelihoodDiscrepancy(r: Dense, implied: Dense): { model: number; baseline: number; likelihood: number } | null {
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
  const likelihood = logDeterminantOf(sFactor) + trace;
  return { model: likelihood - logR - p, baseline: -logR, likelihood };
}
