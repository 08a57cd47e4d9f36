import { z } from 'zod';
import { samplingSchema } from './sampling.ts';
import { traitsSchema } from './traits.ts';

export const respondentRoles = ['build', 'holdout', 'assess'] as const;

/**
 * Who is asked: one model at one sampling setting (and, where asked, in one language and framing).
 * `model` is the model's label: free of the provider account, so that artefacts do not change when an account is renamed.
 */
export const respondentSchema = z.strictObject({
  id: z.string().describe('label plus setting, unique in the study'),
  model: z.string().describe('label of the model, unique in the study'),
  sampling: samplingSchema,
  language: z.string().optional().describe('BCP 47'),
  framing: z.string().optional(),
  role: z.enum(respondentRoles).describe('build: the taxonomy; holdout: kept out of it; assess: only tested'),
  traits: traitsSchema,
});
export type Respondent = z.infer<typeof respondentSchema>;
