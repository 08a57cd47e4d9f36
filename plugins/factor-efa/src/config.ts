import { associationNames, retentionRules } from '@valuelex/factor-kit';
import { z } from 'zod';

/** Options of factor-efa. Defaults were fixed on simulated development populations before any was tested. */
export const configSchema = z.strictObject({
  level: z
    .enum(['auto', 'between', 'pooled'])
    .default('auto')
    .describe('between: one value per model is analysed; pooled: every row. auto: between when rows are nested in at least ten models'),
  association: z
    .enum(associationNames)
    .default('auto')
    .describe('coefficient that is factored. auto: lists get the correction for lists, 0/1 marks tetrachoric or phi, ratings Pearson'),
  method: z
    .enum(['minres', 'ml', 'paf'])
    .default('minres')
    .describe('extraction: minimum residual, maximum likelihood, or principal axis'),
  rotation: z
    .enum(['oblimin', 'geomin', 'promax', 'varimax', 'quartimax', 'equamax', 'none'])
    .default('oblimin')
    .describe('rotation; the first three let factors correlate'),
  gamma: z.number().max(1).default(0).describe("oblimin's γ: 0 is quartimin, negative is less oblique"),
  factors: z
    .union([z.literal('auto'), z.int().nonnegative()])
    .default('auto')
    .describe('number of factors; auto: by `rule`'),
  rule: z
    .enum(retentionRules)
    .default('auto')
    .describe('what decides on the number of factors. auto: block-permutation for nested rows, else parallel analysis'),
  draws: z.int().min(20).default(500).describe('draws of the null that decides'),
  quantile: z
    .union([z.literal('auto'), z.number().gt(0.5).lt(1)])
    .default('auto')
    .describe('quantile of the null that an eigenvalue must pass. auto: .99 for lists and nested rows, .95 otherwise'),
  randomStarts: z.int().positive().default(30).describe('starts of the rotation; the best is kept'),
});
export type Config = z.output<typeof configSchema>;
