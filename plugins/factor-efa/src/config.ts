import { exploreOptions, scoresOption } from '@valuelex/factor-kit';
import { extractionMethods, fitFlavours } from '@valuelex/psychometrics';
import { z } from 'zod';

/** Options of factor-efa. */
export const configSchema = z.strictObject({
  ...exploreOptions,
  method: z
    .enum(extractionMethods)
    .exclude(['pca'])
    .default('minres')
    .describe('extraction: minimum residual, maximum likelihood, generalised or weighted least squares, principal axis, alpha, image'),
  fit: z
    .enum(fitFlavours)
    .default('textbook')
    .describe("whose formulas the fit indices follow: the papers' (textbook), those of R's psych or lavaan, or SPSS's chi-square of ml and gls; the solution names each formula"),
  scores: scoresOption,
  schmidLeiman: z.boolean().default(false).describe('oblique factors also as a general factor and uncorrelated group factors, with omega hierarchical'),
});
export type Config = z.output<typeof configSchema>;
