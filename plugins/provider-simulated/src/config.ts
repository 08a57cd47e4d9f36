import { z } from 'zod';

/** Options of the provider. */
export const configSchema = z.strictObject({
  seed: z
    .int()
    .nonnegative()
    .default(1)
    .describe('seed of the population and of all its answers; independent of the seed of the study'),
  population: z
    .enum(['default', 'random-dimensions', 'null'])
    .default('default')
    .describe(
      'default: three dimensions of two subdimensions; random-dimensions: the same words dealt at random into four dimensions; ' +
        'null: the same words, preferences and replies, with no dimension that models share',
    ),
  models: z.int().min(1).max(400).default(35).describe('number of models'),
  families: z.int().min(1).max(20).default(7).describe('families over which the models are spread evenly'),
  truth: z
    .string()
    .min(1)
    .optional()
    .describe(
      'file to which the drawn truth is written, for `valuelex recovery`; keep it outside the study folder. Begins with ./ to start from the config file. Absent: not written',
    ),
});
export type SimulatedConfig = z.infer<typeof configSchema>;
