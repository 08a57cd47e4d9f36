import { checkChoice, choiceOptions, dissimilarityOption, gapOption, stabilityOption } from '@valuelex/cluster-kit';
import { LINKAGES } from '@valuelex/clustering';
import { z } from 'zod';

export const configSchema = z
  .strictObject({
    linkage: z
      .enum(LINKAGES)
      .default('complete')
      .describe(
        'how far apart two clusters are: the mean (average, weighted), smallest (single) or largest (complete) distance of their members, or the growth of the sum of squares (ward)',
      ),
    ...choiceOptions,
    height: z
      .number()
      .min(0)
      .optional()
      .describe(
        'cut the tree at this height instead of choosing k, in the unit of the dissimilarities (for ward with 1 − similarity: of √(2d))',
      ),
    dissimilarity: dissimilarityOption,
    gap: gapOption(10),
    stability: stabilityOption,
  })
  .superRefine(checkChoice)
  .refine(({ k, height }) => k === 'auto' || height === undefined, {
    path: ['height'],
    message: 'give k or height, not both',
  });

export type Config = z.output<typeof configSchema>;
