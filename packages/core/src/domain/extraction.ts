import { z } from 'zod';

/** What an answer turned out to be, as a whole. Every answer has exactly one verdict; all are counted. */
export const extractionVerdicts = ['list', 'not-a-list', 'refusal', 'empty', 'truncated', 'off-topic'] as const;

/** Why a candidate phrase is not a descriptor. */
export const rejectionReasons = [
  'sentence',
  'too-long',
  'not-a-value-word',
  'boilerplate',
  'echo-of-prompt',
  'duplicate',
  'truncated',
  'negated',
  'not-in-text',
  'stop-list',
  'other',
] as const;

const spanned = {
  surface: z.string().describe('the text as it stands in the answer'),
  start: z.int().nonnegative().describe('UTF-16 offset of the first unit'),
  end: z.int().nonnegative().describe('UTF-16 offset after the last unit'),
};
export const descriptorSchema = z.strictObject(spanned);
export const rejectionSchema = z.strictObject({ ...spanned, reason: z.enum(rejectionReasons) });

/**
 * What an extractor found in one answer: `answer.slice(start, end) === surface` for every entry, but for one rejected as `not-in-text`
 * (a model claimed it, the answer does not hold it), whose start and end are 0.
 */
export const extractionSchema = z.strictObject({
  verdict: z.enum(extractionVerdicts),
  descriptors: z.array(descriptorSchema).describe('in order of appearance, no surface twice'),
  rejected: z.array(rejectionSchema),
});
export type Descriptor = z.infer<typeof descriptorSchema>;
export type Rejection = z.infer<typeof rejectionSchema>;
export type RejectionReason = Rejection['reason'];
export type Extraction = z.infer<typeof extractionSchema>;
export type ExtractionVerdict = Extraction['verdict'];
