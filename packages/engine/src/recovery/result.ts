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
      dimension: z.string().describe('planted'),
      recovered: z.string(),
      correlation: maybe.describe('planted with measured scores, over models'),
      models: z.int(),
    }),
  ),
  effects: z.array(
    z.strictObject({
      trait: z.string(),
      contrast: z.string(),
      dimension: z.string().describe('planted'),
      recovered: z.string().nullable(),
      planted: z.number().describe('in standard deviations between models'),
      estimate: maybe.describe('likewise'),
      interval: intervalSchema.nullable().describe('of the estimate in points of the test’s scale'),
      pAdjusted: maybe,
      sameSign: z.boolean().nullable(),
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
