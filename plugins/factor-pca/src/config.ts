import { exploreOptions } from '@valuelex/factor-kit';
import { z } from 'zod';

/** Options of factor-pca. */
export const configSchema = z.strictObject({
  ...exploreOptions,
  scores: z.enum(['none', 'thurstone']).default('none').describe('component scores of the rows: by regression (thurstone), which for components is exact'),
});
export type Config = z.output<typeof configSchema>;
