import type { Interval, Score } from '@valuelex/core';
import { tQuantile } from '@valuelex/psychometrics';
import { mean } from './collect.ts';
import type { Scope, ScopedAnswer } from './collect.ts';

const level = 0.95;
const method = 't interval over stem means; stems are a sample of stems, replicates and raters are averaged within a stem';

/** Stem means that differ by less differ by the rounding of sums alone. */
const leastSpread = 1e-9;

/** Mean per stem of the answers of one model that have a score, by item id. */
export function stemMeans(answers: readonly ScopedAnswer[]): Map<string, number> {
  const byStem = new Map<string, number[]>();
  for (const { item, score } of answers) {
    if (score === null) continue;
    const list = byStem.get(item.id);
    if (list === undefined) byStem.set(item.id, [score]);
    else list.push(score);
  }
  return new Map([...byStem].map(([id, scores]) => [id, mean(scores)]));
}

/**
 * One model on one scope. The score is the mean of stem means; its error comes from the spread of stem means, which holds
 * the stems' own differences and what replicates and raters add within a stem (Brennan, 2001, Generalizability Theory, ch. 2: the
 * absolute error of a design with the finer facets nested in the sampled one). A rater's general severity is not in it.
 * Stem means that are all the same tell nothing of that spread, and a coarse bounded scale makes them the same easily: error and interval are null then, not zero.
 */
export function scoreModel(model: string, scope: Scope, answers: readonly ScopedAnswer[], failed: number): Score {
  const means = [...stemMeans(answers).values()];
  const n = means.length;
  const score = n === 0 ? null : mean(means);
  const varies = Math.max(...means) - Math.min(...means) > leastSpread;
  const standardError =
    score === null || n < 2 || !varies ? null : Math.sqrt(means.reduce((sum, value) => sum + (value - score) ** 2, 0) / (n - 1) / n);
  let interval: Interval | null = null;
  if (score !== null && standardError !== null) {
    const reach = tQuantile((1 + level) / 2, n - 1) * standardError;
    interval = { lower: score - reach, upper: score + reach, level, method };
  }
  const unscored = answers.filter((answer) => answer.score === null);
  const withStatus = (status: string, of: readonly ScopedAnswer[]): number => of.filter(({ answer }) => answer.status === status).length;
  return {
    model,
    dimension: scope.dimension,
    subdimension: scope.subdimension,
    score,
    interval,
    standardError,
    items: n,
    answers: answers.length - unscored.length,
    missing: {
      empty: withStatus('empty', unscored),
      refused: withStatus('refused', unscored),
      // A completion that was cut off may still be scored; it is counted here all the same.
      truncated: withStatus('truncated', answers),
      abstained: withStatus('answered', unscored),
      failed,
    },
  };
}
