import { z } from 'zod';
import { finishReasonSchema } from '../domain/response.ts';
import { respondentSchema } from '../domain/respondent.ts';

export const promptSchema = z.strictObject({
  id: z.string(),
  language: z.string(),
  set: z.string().describe('prompt set it belongs to'),
  topic: z.enum(['values', 'placebo']).describe('placebo: the same wording, asking for something that is no value'),
  text: z.string(),
});
export type Prompt = z.infer<typeof promptSchema>;

/** One answer of the elicitation: where it stands in the design, and where its text lies. */
export const elicitedSchema = z.strictObject({
  id: z.string().describe('respondent, prompt and replicate: independent of the provider account'),
  respondent: z.string(),
  prompt: z.string(),
  replicate: z.int().nonnegative(),
  sha256: z.string().describe('of the text'),
  finishReason: finishReasonSchema,
});
export type Elicited = z.infer<typeof elicitedSchema>;

/** What was asked of whom, and what came back. The texts stay in the response store. */
export const elicitationSchema = z.strictObject({
  schema: z.literal('valuelex.elicitation/1'),
  respondents: z.array(respondentSchema),
  prompts: z.array(promptSchema),
  replicates: z.int().positive(),
  simulated: z.boolean().describe('some answers were made up by a known process'),
  answers: z.array(elicitedSchema),
  missing: z.array(
    z.strictObject({ respondent: z.string(), prompt: z.string(), replicate: z.int(), reason: z.string() }),
  ),
});
export type Elicitation = z.infer<typeof elicitationSchema>;
