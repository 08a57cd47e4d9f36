import { z } from 'zod';

export const configSchema = z.strictObject({
  instrument: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The questionnaire: a YAML or JSON file. Paths that begin with ./ or ../ start from the config file’s folder. Default: the one that ships for the taxonomy paper-2024, else statements chosen by the meaning of the taxonomy’s words.',
    ),
  order: z
    .enum(['both', 'ascending', 'descending'])
    .default('both')
    .describe('Order in which the response options are listed. Both: every item is asked twice, and what the order does is told.'),
  forms: z
    .array(z.enum(['A', 'B']))
    .min(1)
    .max(2)
    .refine((forms) => new Set(forms).size === forms.length, 'each form once')
    .default(['A', 'B'])
    .describe('Parallel forms to ask. One form halves the calls and gives no parallel-forms reliability.'),
  statements: z.int().min(1).max(6).default(3).describe('Pairs of statements per subdimension, one for it and one against it, where they are chosen by meaning.'),
  desirability: z.boolean().default(true).describe('Where statements are chosen by meaning, ask eight more that tell how far a model describes itself as is welcome.'),
});
export type QuestionnaireConfig = z.infer<typeof configSchema>;
