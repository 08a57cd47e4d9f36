import { z } from 'zod';
import { diagnosticSchema } from '../domain/diagnostic.ts';
import { extractionVerdicts } from '../domain/extraction.ts';

const count = z.int().nonnegative();

export const lexiconEntrySchema = z.strictObject({
  descriptor: z.string().describe('the normal form, by which every later artefact names it'),
  count: count.describe('lists that name it, over all respondents'),
  respondents: count.describe('respondents that name it at least once'),
  models: count.describe('models that name it at least once'),
  variants: z.array(z.strictObject({ surface: z.string(), count })).describe('by falling count'),
});

/** The words of the study: what was kept, what was merged into what and why, what was rejected and why. */
export const lexiconSchema = z.strictObject({
  schema: z.literal('valuelex.lexicon/1'),
  entries: z.array(lexiconEntrySchema).describe('kept descriptors, by falling count, then by name'),
  merges: z
    .array(
      z.strictObject({ from: z.string(), into: z.string(), reason: z.string(), similarity: z.number().nullable() }),
    )
    .describe('every word that is counted as another, and why: words as written into their normal form, normal forms into others; followed step by step'),
  dropped: z
    .array(z.strictObject({ descriptor: z.string(), count, reason: z.string() }))
    .describe('below the frequency rule, or stopped'),
  rejected: z.array(z.strictObject({ reason: z.string(), count, examples: z.array(z.string()) })),
  coverage: z
    .array(
      z.strictObject({
        respondent: z.string(),
        model: z.string(),
        answers: count,
        verdicts: z.partialRecord(z.enum(extractionVerdicts), count),
        lists: count.describe('valid lists: verdict list, or truncated with at least one descriptor'),
        meanLength: z.number().nullable().describe('descriptors per valid list'),
      }),
    )
    .describe('parse coverage per respondent'),
  diagnostics: z.array(diagnosticSchema),
});
export type Lexicon = z.infer<typeof lexiconSchema>;
export type LexiconEntry = z.infer<typeof lexiconEntrySchema>;
