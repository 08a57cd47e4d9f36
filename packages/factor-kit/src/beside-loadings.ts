import type { Diagnostic, FactorSolution } from '@valuelex/core';
import { factorDeterminacy, isNumericalError, isOblique, schmidLeiman, toRows } from '@valuelex/psychometrics';
import type { Dense, FactorAnalysis } from '@valuelex/psychometrics';

/** Residuals that are named. */
const LARGEST = 5;

/** Root mean square of the residual correlations off the diagonal, and the largest of them, by name. */
export function residualsOf({ residuals }: FactorAnalysis, variables: readonly string[]): NonNullable<FactorSolution['residuals']> {
  const p = residuals.rows;
  let squares = 0;
  const largest: { i: number; j: number; value: number }[] = [];
  for (let i = 0; i < p; i++) {
    for (let j = i + 1; j < p; j++) {
      const value = residuals.data[i * p + j]!;
      squares += value * value;
      if (largest.length === LARGEST && Math.abs(value) <= Math.abs(largest[LARGEST - 1]!.value)) continue;
      const at = largest.findIndex((one) => Math.abs(one.value) < Math.abs(value));
      largest.splice(at < 0 ? largest.length : at, 0, { i, j, value });
      largest.length = Math.min(largest.length, LARGEST);
    }
  }
  return {
    rmsr: Math.sqrt(squares / ((p * (p - 1)) / 2)),
    largest: largest.map(({ i, j, value }) => ({ a: variables[i]!, b: variables[j]!, value })),
  };
}

/** Rounding that may carry a correlation beyond 1. */
const ROUNDING = 1e-9;

/**
 * Multiple correlation of each factor with the variables, √diag(S'R⁻¹S) (Grice 2001, Psychological Methods 6). Null where R has no inverse, where the list correction
 * leaves S unidentified, and where the solution fits so badly that it would exceed 1.
 */
export function determinacyOf(correlation: Dense, fitted: FactorAnalysis, identified: boolean): (number | null)[] {
  const nothing = Array.from({ length: fitted.factors }, () => null);
  if (!identified) return nothing;
  try {
    return Array.from(factorDeterminacy(correlation, fitted.structure), (square) => (square >= 0 && square <= 1 + ROUNDING ? Math.sqrt(Math.min(1, square)) : null));
  } catch (error) {
    if (isNumericalError(error)) return nothing;
    throw error;
  }
}

/** Oblique factors as a general factor and group factors; nothing, with the reason, where there is no such thing. */
export function schmidLeimanOf(
  correlation: Dense,
  fitted: FactorAnalysis,
  list: boolean,
): { readonly schmidLeiman?: NonNullable<FactorSolution['schmidLeiman']>; readonly diagnostics: readonly Diagnostic[] } {
  const withheld = (reason: string): { diagnostics: Diagnostic[] } => ({
    diagnostics: [{ code: 'schmid-leiman-withheld', severity: 'warning', message: `No Schmid–Leiman solution: ${reason}` }],
  });
  if (fitted.factors < 2) return withheld('it needs at least 2 factors.');
  if (!isOblique(fitted.rotation)) return withheld(`after the rotation ${fitted.rotation} factors are uncorrelated. Choose an oblique one.`);
  if (fitted.rotation === 'bifactor') return withheld('a bifactor rotation has a general factor already.');
  if (list) return withheld('with the list correction factor correlations, and so the general factor, depend on its constant.');
  try {
    const found = schmidLeiman(fitted);
    const variance = correlation.data.reduce((sum, r) => sum + r, 0);
    return {
      schmidLeiman: {
        general: [...found.general],
        group: toRows(found.group),
        secondOrder: [...found.secondOrder],
        explainedCommonVariance: found.explainedCommonVariance,
        omegaHierarchical: found.general.reduce((sum, g) => sum + g, 0) ** 2 / variance,
      },
      // Their columns are factors, not variables.
      diagnostics: found.diagnostics.map(({ code, severity, message }) => ({ code, severity, message: `Schmid–Leiman: ${message}` })),
    };
  } catch (error) {
    if (isNumericalError(error)) return withheld(error.message);
    throw error;
  }
}
