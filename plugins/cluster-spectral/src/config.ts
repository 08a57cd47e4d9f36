import { checkChoice, choiceOptions, dissimilarityOption, gapOption, neighboursOption, stabilityOption } from '@valuelex/cluster-kit';
import { z } from 'zod';

export const configSchema = z
  .strictObject({
    ...choiceOptions,
    affinity: z
      .enum(['local', 'neighbours', 'similarity', 'gaussian'])
      .default('local')
      .describe(
        'which words are linked, and how strongly. local: each to its nearest, by a scale of its own (Zelnik-Manor & Perona 2004); neighbours: each to its nearest, all alike; similarity: all by 1 − dissimilarity, nothing below 0; gaussian: all by exp(−γ d²)',
      ),
    neighbours: neighboursOption(15),
    gamma: z.number().positive().optional().describe('γ of `gaussian`; default 1 over the median squared distance'),
    nInit: z.int().min(1).max(10_000).default(10).describe('independent starts of k-means in the embedding'),
    dissimilarity: dissimilarityOption,
    gap: gapOption(10),
    stability: stabilityOption,
  })
  .superRefine(checkChoice)
  .refine(({ affinity, dissimilarity }) => affinity !== 'similarity' || dissimilarity === 'one-minus-similarity', {
    path: ['affinity'],
    message: 'distances have no similarity 1 − d; use local, neighbours or gaussian',
  });

export type Config = z.output<typeof configSchema>;
