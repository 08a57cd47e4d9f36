import { z } from 'zod';
import { usabilityCheckSchema } from './findings.ts';

const maybe = z.number().nullable();
const interval = z.strictObject({ lower: z.number(), upper: z.number() }).nullable();
const side = z.strictObject({
  study: z.string(),
  simulated: z.boolean(),
  seed: z.number(),
  models: z.int().nonnegative(),
  words: z.int().nonnegative(),
  dimensions: z.array(z.strictObject({ id: z.string(), name: z.string(), words: z.int().nonnegative() })),
  usable: z.array(usabilityCheckSchema).describe('“Is this usable?” of the study; empty where nothing was analysed'),
});

/** Two studies side by side: what is the same, what moved. */
export const comparisonSchema = z.strictObject({
  schema: z.literal('valuelex.comparison/1'),
  a: side,
  b: side,
  words: z.strictObject({ shared: z.int().nonnegative(), onlyA: z.array(z.string()), onlyB: z.array(z.string()) }),
  dimensions: z
    .array(
      z.strictObject({
        a: z.string().nullable().describe('id; null: b has a dimension that nothing answers'),
        b: z.string().nullable(),
        congruence: maybe.describe('Tucker’s, over shared words; null without loadings on both sides'),
        jaccard: maybe.describe('of the members that both studies know'),
        verdict: z.enum(['same', 'similar', 'different', 'unmatched']).describe('same from .95, similar from .85 (Lorenzo-Seva & ten Berge 2006); by members where there are no loadings: same from .75, similar from .5'),
      }),
    )
    .describe('matched one to one'),
  congruence: z.strictObject({ mean: maybe, chance: maybe.describe('95 % quantile of the mean when words are shuffled') }),
  agreement: z.strictObject({
    dimensions: z.strictObject({ ari: maybe, nmi: maybe, words: z.int().nonnegative() }).describe('of the words’ dimensions; homeless words as singletons'),
    clusters: z.strictObject({ ari: maybe, nmi: maybe, words: z.int().nonnegative() }).describe('of the clusters of meaning'),
  }),
  moved: z.array(z.strictObject({ descriptor: z.string(), a: z.string().nullable(), b: z.string().nullable() })).describe('shared words whose dimension is not the one that answers to it; null: homeless'),
  scores: z.array(
    z.strictObject({
      test: z.string(),
      dimensionA: z.string(),
      dimensionB: z.string(),
      model: z.string(),
      a: z.number(),
      b: z.number(),
      difference: z.number().describe('b − a'),
      interval: interval.describe('95 %, from the two standard errors; null where one is unknown'),
    }),
  ),
  order: z
    .array(z.strictObject({ test: z.string(), dimensionA: z.string(), dimensionB: z.string(), models: z.int(), r: maybe, interval, shift: maybe.describe('mean of b − a') }))
    .describe('whether models keep their order: correlation over shared models'),
  notes: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparisonSchema>;
