import { dissimilarityOption, evenOption, searchOption, stabilityOption } from '@valuelex/cluster-kit';
import { z } from 'zod';

export const configSchema = z.strictObject({
  minClusterSize: z.int().min(2).default(3).describe('fewest words of a cluster'),
  minPoints: z
    .int()
    .min(1)
    .optional()
    .describe('which nearest word, itself counted, says how dense it is around a word; default minClusterSize. More: more words are left out'),
  select: z
    .enum(['eom', 'leaf'])
    .default('eom')
    .describe('eom: the clusters of largest total stability (excess of mass); leaf: the finest'),
  allowSingle: z.boolean().default(false).describe('whether one cluster of all words may be the answer'),
  departure: z
    .enum(['point', 'component'])
    .default('point')
    .describe('when a word counts as having left its cluster: by itself (R’s dbscan), or with the part it lies in (Python’s hdbscan)'),
  dissimilarity: dissimilarityOption,
  search: searchOption,
  even: evenOption,
  stability: stabilityOption,
});

export type Config = z.output<typeof configSchema>;
