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
  rotationSettings: z
    .strictObject({
      kaiser: z.boolean().describe('rows were brought to length 1 for the rotation'),
      flavour: z.string().optional().describe('whose promax: stats (R), psych or spss'),
      power: z.number().optional().describe("promax's exponent"),
      gamma: z.number().optional().describe("oblimin's γ"),
      kappa: z.number().optional().describe("Crawford and Ferguson's κ"),
      epsilon: z.number().optional().describe("geomin's ε"),
      zeros: z.number().optional().describe('loadings that simplimax drives to zero'),
    })
    .optional()
    .describe('what the name of the rotation leaves open, as it was used'),
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
    formulaOf: z.record(z.string(), z.string()).optional().describe('index → its formula, for every index that is not null'),
  }),
  convergence: z.strictObject({
    iterations: z.int().nonnegative(),
    gradient: maybe.describe('largest absolute free gradient at the solution'),
    starts: z.int().nonnegative(),
    startsAtBest: z.int().nonnegative(),
  }),
  scores: z.array(numbers.nullable()).optional().describe('rows × factors; null for a row with a missing cell'),
  loadingIntervals: z
    .strictObject({
      method: z.enum(['bootstrap', 'jackknife']),
      level: z.number().gt(0).lt(1).describe('coverage'),
      units: z.int().positive().describe('what was resampled as a whole: rows, or the groups they are nested in'),
      lower: matrix.describe('[variable][factor], as loadings'),
      upper: matrix,
      failed: z.int().nonnegative().optional().describe('resamples that could not be fitted and are left out'),
    })
    .optional()
    .describe('intervals of the loadings; factors of resamples are matched to those of the sample'),
  replication: z
    .strictObject({
      method: z.literal('split-half'),
      units: z.int().positive().describe('what was split: rows, or the groups they are nested in'),
      splits: z.int().positive(),
      failed: z.int().nonnegative().optional().describe('splits that could not be fitted and are left out'),
      congruence: numbers.describe("per factor: Tucker's congruence of the halves, mean over splits"),
      lower: numbers.describe('5 % quantile over splits'),
      upper: numbers.describe('95 % quantile over splits'),
      mean: z.number().describe('of congruence over factors'),
      worst: z.number().describe('congruence of the factor that comes back worst'),
      allFair: z.number().min(0).max(1).describe('share of splits in which every factor reaches .85'),
    })
    .optional()
    .describe('whether halves of the data show the same factors'),
  residuals: z
    .strictObject({
      rmsr: z.number().describe('root mean square of the residual correlations off the diagonal'),
      largest: z.array(z.strictObject({ a: z.string(), b: z.string(), value: z.number() })).describe('falling by size'),
    })
    .optional()
    .describe('correlations less those that the factors imply'),
  schmidLeiman: z
    .strictObject({
      general: numbers.describe('loadings on the general factor'),
      group: matrix.describe('loadings on the group factors freed of it, [variable][factor]'),
      secondOrder: numbers.describe('loadings of the factors on the general one'),
      explainedCommonVariance: z.number().describe("the general factor's share of the common variance"),
      omegaHierarchical: z.number().describe("the general factor's share of the variance of the variables' standardised sum, unreversed"),
    })
    .optional()
    .describe('oblique factors taken apart into a general factor and uncorrelated group factors'),
  determinacy: z
    .array(maybe)
    .optional()
    .describe('per factor: multiple correlation with the variables, which no score can exceed; null where it would exceed 1, the matrix has no inverse, or the factor correlations are not identified'),
  diagnostics: z.array(diagnosticSchema),
});
export type FactorSolution = z.infer<typeof factorSolutionSchema>;
