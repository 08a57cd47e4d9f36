import type { Coefficient, Diagnostic, ItemStatistic, Score, ScoreInput, Scores } from '@valuelex/core';
import { Account } from '../reliability/account.ts';
import { betweenModels } from '../reliability/between-models.ts';
import type { ScaleStem } from '../reliability/between-models.ts';
import { betweenRaters } from '../reliability/between-raters.ts';
import { retest } from '../reliability/retest.ts';
import { Collection, scopeName, scopesOf } from './collect.ts';
import type { Scope, ScopedAnswer } from './collect.ts';
import { groupBy } from './group-by.ts';
import { itemStatistics } from './item-statistics.ts';
import { scoreModel, stemMeans } from './score-model.ts';
import { scoringDiagnostics } from './scoring-diagnostics.ts';
import { countedItems, pairOf, stemOf } from './stems.ts';

/**
 * Scores of every model on every scope, of every respondent where models were asked at several settings, item statistics, the
 * reliability of the scale, and the agreement of the raters, for any test whose answers get ratings on the scales of their items.
 * Items under another framing than the neutral one stay out, unless there is no other. Pure.
 *
 * @param test name of the value test, for the result.
 */
export function scoreRated(input: ScoreInput, test: string): Scores {
  const counted = countedItems(input.items);
  const collection = new Collection({ ...input, items: counted });
  const diagnostics: Diagnostic[] = [];
  const scores: Score[] = [];
  const respondents: Score[] = [];
  const reliability: Coefficient[] = [];
  const items: ItemStatistic[] = [];
  for (const scope of scopesOf({ ...input, items: counted })) {
    const answers = [...collection.answersOf(scope)];
    const answersOf = groupBy(answers, ({ answer }) => answer.model);
    const byModel = new Map(collection.models.map((model) => [model, answersOf.get(model) ?? []]));
    for (const [model, own] of byModel) {
      const failed = input.failed[model] ?? 0;
      scores.push(scoreModel(model, scope, own, failed));
      respondents.push(...respondentScores(model, scope, own, failed));
    }
    const means = new Map([...byModel].map(([model, own]) => [model, stemMeans(own)]));
    items.push(...itemStatistics(scope, answers, means));
    const account = new Account(scopeName(scope), diagnostics);
    betweenModels(means, stemsOf(scope, answers), account);
    retest(byModel, account);
    betweenRaters(answers, account);
    reliability.push(...account.coefficients);
  }
  const place = new Map(collection.models.map((model, i) => [model, i]));
  const byPlace = (a: Score, b: Score): number => place.get(a.model)! - place.get(b.model)!;
  scores.sort(byPlace);
  respondents.sort(byPlace);
  return {
    test,
    scores,
    ...(respondents.length > 0 && { respondents }),
    reliability,
    items,
    diagnostics: [...diagnostics, ...scoringDiagnostics(input, scores)],
  };
}

/** Rows of a model's settings; none where it was asked at one. */
function respondentScores(model: string, scope: Scope, answers: readonly ScopedAnswer[], failed: number): Score[] {
  const groups = [...groupBy(answers, ({ answer }) => answer.respondent)].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.length < 2 ? [] : groups.map(([respondent, own]) => ({ ...scoreModel(model, scope, own, failed), respondent }));
}

/** Form, pair and, for a whole dimension, subdimensions of each stem. */
function stemsOf(scope: Scope, answers: readonly ScopedAnswer[]): Map<string, ScaleStem> {
  const stems = new Map<string, ScaleStem>();
  for (const { item } of answers) {
    const stem = stemOf(item);
    if (stems.has(stem)) continue;
    const parts = scope.subdimension === null ? item.targets.flatMap((t) => (t.dimension === scope.dimension ? (t.subdimension ?? []) : [])) : [];
    stems.set(stem, { form: item.form, pair: pairOf(item), parts });
  }
  return stems;
}
