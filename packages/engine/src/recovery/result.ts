import { intervalSchema } from '@valuelex/core';
import { z } from 'zod';

const maybe = z.number().nullable();

/** How well a study of a planted population recovered it. */
export const recoverySchema = z.strictObject({
  schema: z.literal('valuelex.recovery/1'),
  population: z.string(),
  seed: z.int().nonnegative(),
  words: z.strictObject({
    planted: z.int().describe('planted words with a base rate of at least 1 %'),
    recovered: z.int().describe('of these, words that are in the lexicon as a descriptor of their own'),
    share: maybe,
    missing: z.array(z.string()),
    foreign: z.int().describe('descriptors of the lexicon that stand for no planted word'),
  }),
  dimensions: z.strictObject({
    planted: z.int(),
    recovered: z.int(),
    ari: maybe.describe(
      'over all planted words with a base rate of at least 1 %, homeless and missing words as singletons',
    ),
    subdimensionAri: maybe.describe('the same for subdimensions, over words that both sides put into one'),
    meanJaccard: maybe.describe('over planted dimensions, matched one to one; 0 for one without a partner'),
    matches: z.array(
      z.strictObject({
        planted: z.string(),
        recovered: z.string().nullable(),
        name: z.string().nullable(),
        jaccard: z.number(),
      }),
    ),
  }),
  scores: z.array(
    z.strictObject({
      test: z.string(),
      rater: z.string().nullable().describe('null: the scores of the test, over all its raters'),
      dimension: z.string().describe('planted'),
      recovered: z.string(),
      correlation: maybe.describe('planted with measured scores, over models'),
      standing: maybe.describe('measured scores with what a test without end could find; null: the truth does not say'),
      expected: maybe.describe('√G of the test on this dimension, which is what the correlation should be; null: not estimated'),
      models: z.int(),
    }),
  ),
  effects: z.array(
    z.strictObject({
      test: z.string().nullable().describe('null: the study has one test'),
      trait: z.string(),
      contrast: z.string(),
      dimension: z.string().describe('planted'),
      recovered: z.string().nullable(),
      kind: z.enum(['raised', 'lowered', 'none']),
      planted: z.number().describe('in standard deviations between models'),
      expected: z.number().describe('planted × √G where G was estimated: error of measurement makes standardised effects smaller'),
      estimate: maybe.describe('in standard deviations between models'),
      interval: intervalSchema.nullable().describe('likewise'),
      pAdjusted: maybe,
      sameSign: z.boolean().nullable().describe('null: not estimated, or none was planted'),
      covered: z.boolean().nullable().describe('whether the interval covers what is expected; null: no interval'),
    }),
  ),
  raters: z.array(
    z.strictObject({
      test: z.string(),
      rater: z.string(),
      model: z.string(),
      bias: z.string(),
      planted: z.number().describe('0: none'),
      measured: maybe,
      verdict: z.string().describe('of the diagnostics'),
      right: z.boolean().nullable().describe('a planted bias called one, and none where none was planted; null: undecided or not estimable'),
    }),
  ),
  styles: z.array(
    z.strictObject({
      test: z.string(),
      style: z.enum(['position', 'acquiescence']),
      index: z.string().describe('of the test, which measures it'),
      planted: z.number().describe('mean over models, in the unit of the truth'),
      measured: z.number().describe('mean over models, in the unit of the index'),
      correlation: maybe.describe('over models'),
      models: z.int(),
    }),
  ),
  falseEffects: z.strictObject({
    tested: z.int().describe('estimable effects that were not planted'),
    significant: z.int().describe('of these, with an adjusted p below .05'),
  }),
  nullPopulation: z
    .strictObject({ dimensions: z.int() })
    .nullable()
    .describe('what the same pipeline finds where no dimension was planted; null: not run'),
  bars: z.array(z.strictObject({ bar: z.string(), value: maybe, threshold: z.string(), met: z.boolean().nullable() })),
});
export type Recovery = z.infer<typeof recoverySchema>;

/** What of a planted population can be compared where the taxonomy was given. */
export const styleRecoverySchema = z.strictObject({
  schema: z.literal('valuelex.style-recovery/1'),
  ...recoverySchema.pick({ population: true, seed: true, styles: true, raters: true }).shape,
});
export type StyleRecovery = z.infer<typeof styleRecoverySchema>;
