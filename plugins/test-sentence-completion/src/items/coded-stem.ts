import { referents, targetSchema, valences } from '@valuelex/core';
import { z } from 'zod';

const text = z.string().min(1);

/** A stem with all that is known of it beforehand: an entry of a stems file. */
export const codedStemSchema = z.strictObject({
  id: text.describe('stable; the same in every language'),
  pair: text.describe('the two stems that ask for the same in other words, one in each form'),
  form: z.enum(['A', 'B']),
  language: text.describe('BCP 47'),
  referent: z.enum(referents),
  valence: z.enum(valences),
  conflict: z.boolean().default(false).describe('puts two values against each other'),
  text: text.max(300).describe('the beginning of the sentence, without dots'),
  targets: z.array(targetSchema.extend({ keyed: targetSchema.shape.keyed.default(1) })).min(1),
});
export type CodedStem = z.output<typeof codedStemSchema>;

/** How the completion is asked for in a language that has no stems of ours. */
const wordingSchema = z.strictObject({
  instruction: text.describe('holds {words} and {stem}'),
  evaluated: text.optional().describe('what says beforehand that this is an evaluation'),
  anonymous: text.optional().describe('what says beforehand that nobody will trace the answer'),
});

export const stemsFileSchema = z.strictObject({
  format: z.literal('valuelex.stems/1'),
  source: z.string().optional().describe('where the stems come from, for the reader'),
  wording: z.record(z.string(), wordingSchema).default({}).describe('by language'),
  stems: z.array(codedStemSchema).min(1),
});
export type StemsFile = z.output<typeof stemsFileSchema>;
