import { checkChoice, choiceOptions, dissimilarityOption, gapOption, stabilityOption } from '@valuelex/cluster-kit';
import { z } from 'zod';

export const configSchema = z
  .strictObject({
    ...choiceOptions,
    nInit: z.int().min(1).max(10_000).default(10).describe('independent starts, of which the best is kept'),
    maxIterations: z.int().min(1).default(300).describe('passes per start'),
    dissimilarity: dissimilarityOption,
    vectors: z
      .strictObject({
        spherical: z
          .boolean()
          .default(true)
          .describe('cluster directions: vectors and centroids are scaled to length 1'),
        tolerance: z
          .number()
          .min(0)
          .default(1e-4)
          .describe('a start has converged when its centroids move by no more than this share of the mean variance'),
      })
      .optional()
      .describe(
        'cluster the vectors of a dense embedder instead of the dissimilarities, which then serve the criteria alone',
      ),
    gap: gapOption(10),
    stability: stabilityOption,
  })
  .superRefine(checkChoice);

export type Config = z.output<typeof configSchema>;
