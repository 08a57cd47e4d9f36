import { z } from 'zod';
import { diagnosticSchema, intervalSchema } from '../domain/diagnostic.ts';

const maybe = z.number().nullable();

/** One line of "Is this usable?": a check with a threshold fixed beforehand. */
export const usabilityCheckSchema = z.strictObject({
  check: z.string(),
  value: z.string().describe('what was measured, for people'),
  number: maybe,
  threshold: z.string(),
  verdict: z.enum(['pass', 'fail', 'undecided', 'not-estimable']),
  why: z.string(),
});
export type UsabilityCheck = z.infer<typeof usabilityCheckSchema>;

/** The effect of one trait on one dimension. */
export const effectSchema = z.strictObject({
  trait: z.string(),
  contrast: z.string().describe('rlhf − base; per tenfold of parameters; …'),
  dimension: z.string(),
  design: z.enum(['matched-pairs', 'blocked-regression', 'unblocked']),
  estimate: maybe.describe('in points of the test’s scale'),
  standardised: maybe.describe('in standard deviations between models'),
  interval: intervalSchema.nullable(),
  p: maybe.describe('permutation'),
  pAdjusted: maybe.describe('Benjamini–Hochberg over all effects of the study'),
  models: z.int().nonnegative(),
  families: z.int().nonnegative(),
  estimable: z.boolean(),
  why: z.string().describe('the design in words, or what it cannot tell apart'),
});
export type Effect = z.infer<typeof effectSchema>;

/** What the study says, and how far it can be trusted. */
export const findingsSchema = z.strictObject({
  schema: z.literal('valuelex.findings/1'),
  usable: z.array(usabilityCheckSchema),
  statements: z.array(z.string()).describe('the findings in sentences, each with its uncertainty'),
  nesting: z
    .array(z.strictObject({ dimension: z.string(), icc1: maybe, nominalN: z.int(), effectiveN: maybe }))
    .describe('how nested respondents are in models'),
  replication: z
    .array(
      z.strictObject({
        split: z.string().describe('what was split: model, family, prompt, setting'),
        statistic: z.string(),
        values: z.array(maybe).describe('per dimension'),
        verdict: z.string(),
      }),
    )
    .describe('does the structure come back in other models, prompts and settings'),
  effects: z.array(effectSchema),
  diagnostics: z.array(diagnosticSchema),
});
export type Findings = z.infer<typeof findingsSchema>;
