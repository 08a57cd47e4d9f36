import type { Assessment } from '@valuelex/core';
import type { Asked } from '@valuelex/report-ui';

/** Of tests what leads from an answer to its item and its ratings. A study has hundreds of thousands of ratings: each name is kept once, and nothing else of them. */
export function tracedTests(assessment: Assessment | null): Asked['tests'] {
  const names = new Map<string, string>();
  const once = (name: string): string => {
    const known = names.get(name);
    if (known === undefined) names.set(name, name);
    return known ?? name;
  };
  return (assessment?.tests ?? []).map(({ test, items, answers, ratings }) => ({
    test,
    items: items.map(({ id, language, targets }) => ({ id: once(id), language, targets })),
    answers: answers.map(({ id, item, response }) => ({ id: once(id), item: once(item), response })),
    ratings: ratings.map(({ answer, rater, dimension, subdimension, score }) => ({
      answer: once(answer),
      rater: once(rater),
      dimension: once(dimension),
      ...(subdimension !== undefined && { subdimension: once(subdimension) }),
      score,
    })),
  }));
}
