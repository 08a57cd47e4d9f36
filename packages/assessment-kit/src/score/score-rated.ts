import type { Coefficient, Diagnostic, ScoreInput, Scores } from '@valuelex/core';
import { Collection, scopeName, scopesOf } from './collect.ts';
import { betweenModels } from './between-models.ts';
import { betweenRaters } from './between-raters.ts';
import { scoreModel } from './score-model.ts';
import { groupBy } from './group-by.ts';

/**
 * Scores of every model on every scope, the reliability of the scale, and the agreement of the raters, for any test whose answers
 * get ratings on the scales of their items. Pure.
 *
 * @param test name of the value test, for the result.
 */
export function scoreRated(input: ScoreInput, test: string): Scores {
  const collection = new Collection(input);
  const diagnostics: Diagnostic[] = [];
  const scores: Scores['scores'] = [];
  const reliability: Coefficient[] = [];
  const oneStem: string[] = [];
  const noVariation: string[] = [];
  const noScore: string[] = [];

  for (const scope of scopesOf(input)) {
    const byModel = groupBy(collection.answersOf(scope), ({ answer }) => answer.model);
    for (const model of collection.models) {
      const row = scoreModel(model, scope, byModel.get(model) ?? [], input.failed[model] ?? 0);
      if (row.score === null) noScore.push(`${model}: ${scopeName(scope)}`);
      else if (row.interval === null) (row.items < 2 ? oneStem : noVariation).push(`${model}: ${scopeName(scope)}`);
      scores.push(row);
    }
    reliability.push(...betweenModels(scope, byModel, diagnostics));
    reliability.push(...betweenRaters(scope, collection, diagnostics));
  }
  scores.sort((a, b) => collection.models.indexOf(a.model) - collection.models.indexOf(b.model));

  if (noScore.length > 0) {
    diagnostics.push({ code: 'nothing-to-score', severity: 'error', message: 'No answer could be scored; the score is null.', variables: noScore });
  }
  if (oneStem.length > 0) {
    diagnostics.push({ code: 'one-stem', severity: 'warning', message: 'Fewer than two stems were scored; no interval can be given.', variables: oneStem });
  }
  if (noVariation.length > 0) {
    diagnostics.push({
      code: 'no-variation',
      severity: 'warning',
      message: 'No variation: interval not estimable. Every stem got the same score, which is no certainty: the scale is coarse and ends at its poles.',
      variables: noVariation,
    });
  }
  const failed = Object.values(input.failed).reduce((sum, count) => sum + count, 0);
  if (failed > 0) {
    diagnostics.push({
      code: 'failed-calls',
      severity: 'warning',
      message: `${failed} answers never came. They are counted per model, in every row of that model, since what they would have scored is unknown.`,
    });
  }
  return { test, scores, reliability, diagnostics };
}
