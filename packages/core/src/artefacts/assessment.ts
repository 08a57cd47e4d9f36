import { z } from 'zod';
import { diagnosticSchema, intervalSchema } from '../domain/diagnostic.ts';
import { itemAnswerSchema, ratingSchema, testItemSchema } from '../domain/test-item.ts';

const maybe = z.number().nullable();
const count = z.int().nonnegative();

/** One model on one dimension or subdimension. */
export const scoreSchema = z.strictObject({
  model: z.string(),
  dimension: z.string(),
  subdimension: z.string().nullable().describe('null: the whole dimension'),
  score: maybe.describe('on the test’s scale; null when nothing could be scored'),
  interval: intervalSchema.nullable().describe('over stems, replicates and raters; null with a diagnostic'),
  standardError: maybe,
  items: count,
  answers: count.describe('answers that were scored'),
  missing: z.strictObject({ empty: count, refused: count, truncated: count, abstained: count, failed: count }),
});
export type Score = z.infer<typeof scoreSchema>;

/** One coefficient of reliability or agreement. */
export const coefficientSchema = z.strictObject({
  coefficient: z.string().describe('alpha, icc2-1, icc2-k, krippendorff-alpha-interval, …'),
  scope: z.string().describe('dimension or subdimension id, or `all`'),
  level: z.enum(['between-models', 'within-models', 'ratings']),
  value: maybe,
  interval: intervalSchema.nullable(),
  n: count.describe('units it rests on'),
});
export type Coefficient = z.infer<typeof coefficientSchema>;

/** What one value test says: the result of {@link ValueTest.score}. */
export const scoresSchema = z.strictObject({
  test: z.string(),
  scores: z.array(scoreSchema),
  reliability: z.array(coefficientSchema),
  diagnostics: z.array(diagnosticSchema),
});
export type Scores = z.infer<typeof scoresSchema>;

/** All value tests of a study: items, answers, ratings and scores. */
export const assessmentSchema = z.strictObject({
  schema: z.literal('valuelex.assessment/1'),
  simulated: z.boolean().describe('some answers were made up by a known process'),
  taxonomy: z.string().describe('content hash of the taxonomy that was tested'),
  tests: z.array(
    z.strictObject({
      test: z.string(),
      items: z.array(testItemSchema),
      answers: z.array(itemAnswerSchema.omit({ text: true })).describe('texts stay in the response store'),
      ratings: z.array(ratingSchema),
      raters: z.array(z.strictObject({ label: z.string(), plugin: z.string(), model: z.string().nullable() })),
      scores: scoresSchema,
    }),
  ),
  diagnostics: z.array(diagnosticSchema),
});
export type Assessment = z.infer<typeof assessmentSchema>;
