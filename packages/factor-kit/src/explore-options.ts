import { rotationFlavours, scoreMethods } from '@valuelex/psychometrics';
import { z } from 'zod';
import { associationNames } from './choose-association.ts';
import { retentionRules } from './number-of-factors.ts';
import { rotationNames } from './rotation-names.ts';

/** Options of level and association that every factor strategy has: the shape of a strict object. */
export const tableOptions = {
  level: z
    .enum(['auto', 'between', 'pooled'])
    .default('auto')
    .describe('between: one value per model is analysed; pooled: every row. auto: between when rows are nested in at least ten models'),
  association: z
    .enum(associationNames)
    .default('auto')
    .describe('coefficient that is factored. auto: lists get the correction for lists, 0/1 marks tetrachoric or phi, ratings Pearson'),
};

/** Options of strategies that extract and rotate, beside those of {@link tableOptions}. Defaults were fixed on simulated development populations before any was tested. */
export const exploreOptions = {
  ...tableOptions,
  missing: z
    .enum(['pairwise', 'listwise'])
    .default('pairwise')
    .describe('cells without a value: each correlation on the rows that have both variables, or only rows without any'),
  rotation: z
    .enum(rotationNames)
    .default('oblimin')
    .describe("rotation; names of GPArotation (geominQ, bifactorT, …) are understood as well"),
  gamma: z.number().max(1).default(0).describe("oblimin's γ: 0 is quartimin, negative is less oblique"),
  kappa: z.number().min(0).max(1).optional().describe("Crawford-Ferguson's κ; 0 if not given"),
  epsilon: z.number().positive().optional().describe("geomin's ε; .01 if not given"),
  power: z.number().gt(1).optional().describe("promax's exponent; 4 if not given"),
  flavour: z
    .enum(rotationFlavours)
    .optional()
    .describe('whose promax: stats (R, if not given), psych or spss; spss also normalises oblimin, quartimin and quartimax after Kaiser'),
  kaiser: z.boolean().optional().describe('Kaiser normalisation; if not given on for varimax, equamax and promax, and where flavour says so'),
  factors: z
    .union([z.literal('auto'), z.int().nonnegative()])
    .default('auto')
    .describe('number of factors or components; auto: by `rule`'),
  rule: z
    .enum(retentionRules)
    .default('auto')
    .describe('what decides on the number. auto: block-permutation for nested rows, else parallel analysis'),
  draws: z
    .union([z.literal('auto'), z.int().min(20)])
    .default('auto')
    .describe('draws of the null that decides. auto: 500, and 100 above 500 variables'),
  quantile: z
    .union([z.literal('auto'), z.number().gt(0.5).lt(1)])
    .default('auto')
    .describe('quantile of the null that an eigenvalue must pass. auto: .99 for lists and nested rows, .95 otherwise'),
  intervals: z
    .enum(['none', 'bootstrap', 'jackknife', 'auto'])
    .default('none')
    .describe('95 % intervals of the loadings by resampling rows, or models where rows are nested in them. auto: bootstrap from 15 of them on, jackknife from 5'),
  intervalDraws: z.int().min(20).default(500).describe('bootstrap samples'),
  replication: z
    .enum(['none', 'split-half'])
    .default('none')
    .describe("split-half: Tucker's congruence of the factors of random halves of the rows, or of the models"),
  replicationSplits: z.int().positive().default(100).describe('random splits'),
  randomStarts: z.int().positive().default(30).describe('starts of the rotation; the best is kept'),
};

/** Factor scores of the rows. */
export const scoresOption = z.enum(['none', ...scoreMethods]).default('none').describe('factor scores of the rows: regression (thurstone), bartlett, tenBerge, anderson, harman');
