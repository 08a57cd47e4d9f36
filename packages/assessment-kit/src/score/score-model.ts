import type { Interval, Score } from '@valuelex/core';
import { tQuantile } from '@valuelex/psychometrics';
import type { Scope, ScopedAnswer } from './collect.ts';
import { meanError } from './mean-error.ts';
import { leastDegreesOfFreedom, leastSpread, level, mean, variance } from './numbers.ts';
import { stemOf } from './stems.ts';

const overStems = 't interval over stem means; stems are a sample of stems inside subdimensions, the two of a pair drawn together, replicates are averaged within a stem, raters are these';
const overRaters = 't interval over stem means and raters, both samples; replicates are averaged within a stem';

/** Mean per stem of the answers that have a score, by stem. */
export function stemMeans(answers: readonly ScopedAnswer[]): Map<string, number> {
  const byStem = new Map<string, { sum: number; n: number }>();
  for (const { item, score } of answers) {
    if (score === null) continue;
    const stem = stemOf(item);
    const known = byStem.get(stem);
    if (known === undefined) byStem.set(stem, { sum: score, n: 1 });
    else {
      known.sum += score;
      known.n++;
    }
  }
  return new Map([...byStem].map(([stem, { sum, n }]) => [stem, sum / n]));
}

/**
 * One model (or one respondent) on one scope. The score is the mean of stem means, its error that of {@link meanError}, the interval t on Satterthwaite's
 * degrees of freedom. Stem means that are all the same tell nothing of their spread, and a coarse bounded scale makes them the same
 * easily: error and interval are null then, not zero. Under two degrees of freedom the error is given without an interval. `effectiveN` is the variance of single scored answers over the squared standard error: as many
 * independent answers would give that error.
 *
 * @param failed calls that failed, which are known per model only
 */
export function scoreModel(model: string, scope: Scope, answers: readonly ScopedAnswer[], failed: number): Score {
  const means = stemMeans(answers);
  const values = [...means.values()];
  const score = values.length === 0 ? null : mean(values);
  const varies = Math.max(...values) - Math.min(...values) > leastSpread;
  const error = varies ? meanError(scope, answers, means) : null;
  const standardError = error === null ? null : Math.sqrt(error.variance);
  let interval: Interval | null = null;
  if (score !== null && error !== null && error.df >= leastDegreesOfFreedom) {
    const reach = tQuantile((1 + level) / 2, error.df) * Math.sqrt(error.variance);
    interval = { lower: score - reach, upper: score + reach, level, method: error.overRaters ? overRaters : overStems };
  }
  const scored = answers.flatMap((answer) => (answer.score === null ? [] : [answer.score]));
  const unscored = answers.filter((answer) => answer.score === null);
  const withStatus = (status: string, of: readonly ScopedAnswer[]): number => of.filter(({ answer }) => answer.status === status).length;
  return {
    model,
    dimension: scope.dimension,
    subdimension: scope.subdimension,
    score,
    interval,
    standardError,
    items: values.length,
    answers: scored.length,
    effectiveN: error === null ? null : variance(scored) / error.variance,
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
