import { associationNames, networkNames } from '@valuelex/factor-kit';
import { z } from 'zod';

/** Options of factor-ega. */
export const configSchema = z.strictObject({
  level: z
    .enum(['auto', 'between', 'pooled'])
    .default('auto')
    .describe('between: one value per model is analysed; pooled: every row. auto: between when rows are nested in at least ten models'),
  association: z.enum(associationNames).default('auto').describe('coefficient behind the partial correlations and the loadings; as in factor-efa'),
  network: z
    .enum(networkNames)
    .default('auto')
    .describe('glasso: partial correlations by the graphical lasso; ppmi: words that stand in the same lists more often than by chance. auto: ppmi for lists, else glasso'),
  gamma: z.number().nonnegative().default(0.5).describe("γ of the extended BIC that chooses the lasso's penalty: larger is sparser"),
  draws: z.int().nonnegative().default(100).describe('bootstrap samples for the stability of dimensions and items; 0 for none'),
});
export type Config = z.output<typeof configSchema>;
