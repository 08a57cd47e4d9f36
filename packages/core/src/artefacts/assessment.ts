import { z } from 'zod';
import { diagnosticSchema, intervalSchema } from '../domain/diagnostic.ts';
import { itemAnswerSchema, ratingSchema, testItemSchema } from '../domain/test-item.ts';

const maybe = z.number().nullable();
const count = z.int().nonnegative();

/** One model on one dimension or subdimension. */
export const scoreSchema = z.strictObject({
  model: z.string(),
  respondent: z.string().optional().describe('in the rows of respondents: the model at one setting'),
  dimension: z.string(),
  subdimension: z.string().nullable().describe('null: the whole dimension'),
  score: maybe.describe('on the test’s scale; null when nothing could be scored'),
  interval: intervalSchema.nullable().describe('over stems, replicates and raters; null with a diagnostic'),
  probability: maybe.optional().describe('where values are set against each other: of being chosen against the average value'),
  standardError: maybe,
  items: count,
  answers: count.describe('answers that were scored'),
  effectiveN: maybe.optional().describe('independent answers that would give the same standard error'),
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

/** How one item behaves on one scope, over models. */
export const itemStatisticSchema = z.strictObject({
  item: z.string(),
  scope: z.string().describe('dimension or subdimension id'),
  models: count.describe('with a score on the item'),
  mean: maybe,
  sd: maybe.describe('between models'),
  discrimination: maybe.describe('correlation with the mean of the other items of the scope, over models'),
  ceiling: maybe.describe('share of its answers at the top of the scale'),
  floor: maybe.describe('share of its answers at the bottom of the scale'),
});
export type ItemStatistic = z.infer<typeof itemStatisticSchema>;

/** A style of answering that a test measures beside the values: position bias, intransitivity, acquiescence, … */
export const styleIndexSchema = z.strictObject({
  index: z.string(),
  model: z.string().nullable().describe('null: over all models'),
  value: maybe,
  interval: intervalSchema.nullable(),
  n: count.describe('answers it rests on'),
  unit: z.enum(['log-odds', 'normal-deviates']).optional().describe('of an index on the scale of choices'),
  meaning: z.string().describe('what 0 and what large values say'),
});
export type StyleIndex = z.infer<typeof styleIndexSchema>;

/** What a test without a rater read in one answer. */
export const readChoiceSchema = z.strictObject({
  answer: z.string().describe('id of the answer'),
  label: z.string().nullable().describe('of the option taken, as it was shown: A, B, or a number of the scale; null: none could be read'),
  reason: z.string().nullable().describe('why none could be read: empty, refused, neither, off-format, …; null where one was'),
});
export type ReadChoice = z.infer<typeof readChoiceSchema>;

/** What one value test says: the result of {@link ValueTest.score}. */
export const scoresSchema = z.strictObject({
  test: z.string(),
  scores: z.array(scoreSchema),
  respondents: z.array(scoreSchema).optional().describe('per model and setting, where models were asked at several'),
  reliability: z.array(coefficientSchema),
  items: z.array(itemStatisticSchema).optional(),
  styles: z.array(styleIndexSchema).optional(),
  ratings: z
    .array(ratingSchema)
    .optional()
    .describe('of a test that needs no rater: what it read from the answers, as ratings that respondents gave themselves. In an assessment they stand among its ratings'),
  choices: z
    .array(readChoiceSchema)
    .optional()
    .describe('of a test that needs no rater: the option that it read in every answer, or why in none. In an assessment they stand beside its answers'),
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
      choices: z.array(readChoiceSchema).optional().describe('of a test that needs no rater: the option read in every answer, or why in none'),
      ratings: z.array(ratingSchema),
      calibration: z
        .array(z.strictObject({ rater: z.string(), id: z.string(), dimension: z.string(), human: z.number(), score: maybe }))
        .optional()
        .describe('answers that people rated, and what each rater gave them'),
      raters: z.array(z.strictObject({ label: z.string(), plugin: z.string(), model: z.string().nullable() })).describe('who rated; none for a test that needs no rater'),
      scores: scoresSchema,
    }),
  ),
  diagnostics: z.array(diagnosticSchema),
});
export type Assessment = z.infer<typeof assessmentSchema>;
