import { z } from 'zod';
import { diagnosticSchema } from '../domain/diagnostic.ts';

const numbers = z.array(z.number());
const maybe = z.number().nullable();
const matrix = z.array(numbers);
const retentionRule = z.looseObject({ k: z.int().nonnegative().nullable() });

/**
 * A factor solution. Arrays per variable stand in the order of `variables`; `loadings[variable][factor]`. Factors are
 * ordered by falling diag(Φ Λ'Λ) and signed so that each column of the loadings has a positive sum. What is undefined
 * is null and has a diagnostic that says why. Zero factors is a result: `retention.chosen` is 0 and matrices have no columns.
 */
export const factorSolutionSchema = z.strictObject({
  schema: z.literal('valuelex.factor-solution/1'),
  method: z.string(),
  rotation: z.string(),
  n: z.number().nullable().describe('rows; null when a correlation matrix came without n'),
  variables: z.array(z.string()),
  association: z.string().describe('which coefficient the matrix holds, and how it was corrected'),
  correlation: matrix,
  eigenvalues: numbers.describe('of the matrix that was factored, falling'),
  retention: z
    .looseObject({
      rule: z.string().describe('fixed beforehand'),
      chosen: z.int().nonnegative(),
      parallel: retentionRule.optional(),
      map: retentionRule.optional(),
      kaiser: retentionRule.optional(),
      ekc: retentionRule.optional(),
    })
    .describe('what every rule says; only `rule` decides'),
  kmo: z.strictObject({ overall: maybe, perVariable: z.array(maybe) }),
  bartlett: z.strictObject({ chiSquare: maybe, df: maybe, p: maybe }),
  loadings: matrix.describe('pattern'),
  structure: matrix,
  phi: matrix.describe('factor correlations'),
  communalities: numbers,
  uniquenesses: numbers,
  complexity: z.array(maybe).describe("Hofmann's"),
  variance: z.strictObject({ ssLoadings: numbers, proportion: numbers }),
  fit: z.strictObject({
    chiSquare: maybe,
    df: maybe,
    p: maybe,
    rmsea: maybe,
    rmseaCi90: z.tuple([z.number(), z.number()]).nullable(),
    tli: maybe,
    cfi: maybe,
    srmr: maybe,
    bic: maybe,
    formulas: z.string().optional().describe('which flavour of the formulas was used'),
  }),
  convergence: z.strictObject({
    iterations: z.int().nonnegative(),
    gradient: maybe.describe('largest absolute free gradient at the solution'),
    starts: z.int().nonnegative(),
    startsAtBest: z.int().nonnegative(),
  }),
  scores: matrix.optional().describe('rows × factors'),
  diagnostics: z.array(diagnosticSchema),
});
export type FactorSolution = z.infer<typeof factorSolutionSchema>;
