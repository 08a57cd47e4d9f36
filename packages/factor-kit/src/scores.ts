import type { Diagnostic } from '@valuelex/core';
import { factorScores, factorScoreWeights, isNumericalError, toRows } from '@valuelex/psychometrics';
import type { Dense, FactorAnalysis, ScoreMethod } from '@valuelex/psychometrics';

/** Factor scores of the rows, rows × factors; null, with the reason, where there are none, and for a row with a missing cell. */
export function scoresOf(
  data: Dense | undefined,
  correlation: Dense,
  fitted: FactorAnalysis,
  method: ScoreMethod | 'none',
): { readonly scores: (number[] | null)[] | null; readonly diagnostics: readonly Diagnostic[] } {
  if (method === 'none') return { scores: null, diagnostics: [] };
  const withheld = (reason: string): { scores: null; diagnostics: Diagnostic[] } => ({
    scores: null,
    diagnostics: [{ code: 'scores-withheld', severity: 'warning', message: `No factor scores: ${reason}` }],
  });
  if (data === undefined) return withheld('a correlation matrix has no rows to score.');
  try {
    const scores = toRows(factorScores(data, factorScoreWeights(correlation, fitted, method).weights)).map((row) => (row.some(Number.isNaN) ? null : row));
    const without = scores.filter((row) => row === null).length;
    const message = `${without} of ${scores.length} rows have a missing cell and no scores.`;
    return { scores, diagnostics: without === 0 ? [] : [{ code: 'scores-of-whole-rows', severity: 'info', message }] };
  } catch (error) {
    if (isNumericalError(error)) return withheld(error.message);
    throw error;
  }
}
