import { z } from 'zod';

export const configSchema = z.strictObject({
  model: z
    .enum(['bradley-terry', 'thurstone'])
    .default('bradley-terry')
    .describe('How choices become scores: log-odds (Bradley & Terry 1952), or normal deviates (Thurstone 1927, Case V).'),
  dilemmas: z.int().min(1).max(2).default(2).describe('Dilemmas per pair of values in each form. Each is asked in both orders.'),
  mostPairs: z
    .int()
    .min(1)
    .max(500)
    .default(45)
    .describe('Pairs of values at most. Where there are more, values stand in a circle, dimensions by turns, and meet their neighbours: all stay connected if there are no fewer pairs than values.'),
  forms: z
    .array(z.enum(['A', 'B']))
    .min(1)
    .max(2)
    .refine((forms) => new Set(forms).size === forms.length, 'each form once')
    .default(['A', 'B'])
    .describe('Parallel forms to ask. One form halves the calls and gives no parallel-forms reliability.'),
});

export type DilemmaConfig = z.infer<typeof configSchema>;
