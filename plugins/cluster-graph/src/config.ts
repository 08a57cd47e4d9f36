import { dissimilarityOption, evenOption, neighboursOption, searchOption, stabilityOption } from '@valuelex/cluster-kit';
import { z } from 'zod';

export const configSchema = z.strictObject({
  k: z
    .union([z.int().min(1), z.literal('auto')])
    .default('auto')
    .describe('number of communities; auto: as many as there are at this resolution. A number that the study asks for goes before it'),
  resolution: z
    .number()
    .positive()
    .default(1)
    .describe('above 1: more and smaller communities; below: fewer (Reichardt & Bornholdt 2006)'),
  neighbours: neighboursOption(10),
  search: searchOption,
  nInit: z
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe('runs from other orders of the words, of which the one of largest modularity is kept'),
  dissimilarity: dissimilarityOption,
  even: evenOption,
  stability: stabilityOption,
});

export type Config = z.output<typeof configSchema>;
