import type { ReportTest } from './report-document.ts';

/** What a rater gave an answer on one dimension. */
export interface AnswerRating {
  readonly rater: string;
  /** Dimension or subdimension that it was rated on. */
  readonly scope: string;
  /** On the scale of the test; null: the rater abstained. */
  readonly score: number | null;
}

/** A test as far as it leads from an answer to its ratings. */
export interface RatedTest {
  readonly answers: readonly Pick<ReportTest['answers'][number], 'id' | 'response'>[];
  readonly ratings: readonly Pick<ReportTest['ratings'][number], 'answer' | 'rater' | 'dimension' | 'subdimension' | 'score'>[];
}

/** Ratings of some answers, by the ids that reports name them by. One pass over the tests. */
export function ratingsOf(answers: readonly { readonly id: string }[], tests: readonly RatedTest[]): ReadonlyMap<string, readonly AnswerRating[]> {
  const found = new Map<string, AnswerRating[]>(answers.map(({ id }) => [id, []]));
  for (const test of tests) {
    const own = new Map(test.answers.flatMap(({ id, response }) => (found.has(response) ? [[id, found.get(response)!] as const] : [])));
    for (const { answer, rater, dimension, subdimension, score } of test.ratings) own.get(answer)?.push({ rater, scope: subdimension ?? dimension, score });
  }
  return found;
}
