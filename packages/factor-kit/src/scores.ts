import type { Diagnostic } from '@valuelex/core';
import { factorScores, factorScoreWeights, isNumericalError, toRows } from '@valuelex/psychometrics';
import type { Dense, FactorAnalysis, ScoreMethod } from '@valuelex/psychometrics';

/** Factor scores of the rows, rows × factors; null, with the reason, where there are none. */
export function scoresOf(
  data: Dense | undefined,
  correlation: Dense,
  fitted: FactorAnalysis,
  method: ScoreMethod | 'none',
): { readonly scores: number[][] | null; readonly diagnostics: readonly Diagnostic[] } {
  if (method === 'none') return { scores: null, diagnostics: [] };
  const withheld = (reason: string): { scores: null; diagnostics: Diagnostic[] } => ({
    scores: null,
    diagnostics: [{ code: 'scores-withheld', severity: 'warning', message: `No factor scores: ${reason}` }],
  });
  if (data === undefined) return withheld('a correlation matrix has no rows to score.');
  if (data.data.some(Number.isNaN)) return withheld('some cells are missing.');
  try {
    return { scores: toRows(factorScores(data, factorScoreWeights(correlation, fitted, method).weights)), diagnostics: [] };
  } catch (error) {
    if (isNumericalError(error)) return withheld(error.message);
    throw error;
  }
}
