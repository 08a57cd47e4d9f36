import { networkNames, tableOptions } from '@valuelex/factor-kit';
import { z } from 'zod';

/** Options of factor-ega. */
export const configSchema = z.strictObject({
  ...tableOptions,
  network: z
    .enum(networkNames)
    .default('auto')
    .describe('glasso: partial correlations by the graphical lasso; ppmi: words that stand in the same lists more often than by chance. auto: ppmi for lists, else glasso'),
  gamma: z.number().nonnegative().default(0.5).describe("γ of the extended BIC that chooses the lasso's penalty: larger is sparser"),
  draws: z.int().nonnegative().default(100).describe('bootstrap samples for the stability of dimensions and items; 0 for none'),
});
export type Config = z.output<typeof configSchema>;
