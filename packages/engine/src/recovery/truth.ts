import { z } from 'zod';

/**
 * What a file of truth must hold to be compared with a study: any provider that plants a structure may write one. Further members are
 * allowed and not read.
 */
export const plantedTruthSchema = z.looseObject({
  schema: z.literal('valuelex.truth/1'),
  population: z.string().describe('name of the population, for people'),
  seed: z.int().nonnegative(),
  dimensions: z.array(z.looseObject({ id: z.string() })).describe('none: no structure was planted'),
  words: z.array(
    z.looseObject({
      word: z.string(),
      forms: z.array(z.string()).describe('inflections and derivations'),
      synonyms: z.array(z.string()).describe('other ways to name it'),
      dimension: z.string().nullable().describe('null: homeless'),
      subdimension: z.string().nullable(),
      baseRate: z.number().describe('share of lists that name it, in any form'),
    }),
  ),
  models: z.array(
    z.looseObject({
      model: z.string(),
      scores: z.record(z.string(), z.number()).describe('by dimension'),
      standing: z
        .record(z.string(), z.number())
        .optional()
        .describe('by dimension: what a test without end could find, where that is not the score itself'),
      position: z.number().optional().describe('how much more it takes what is shown first'),
      acquiescence: z.number().optional().describe('how much more it agrees, whatever is stated'),
    }),
  ),
  effects: z.array(
    z.looseObject({
      trait: z.string(),
      contrast: z.string(),
      dimension: z.string(),
      size: z.number().describe('in standard deviations between models; 0: planted to be none'),
    }),
  ),
  judges: z
    .array(
      z.looseObject({
        model: z.string(),
        biases: z.record(z.string(), z.number()).describe('by kind, as diagnostics of raters name them; 0: none'),
      }),
    )
    .optional()
    .describe('models that rate'),
});
export type PlantedTruth = z.infer<typeof plantedTruthSchema>;
