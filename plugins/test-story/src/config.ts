import { z } from 'zod';

export const configSchema = z.strictObject({
  maxWords: z.int().min(40).max(500).default(120).describe('How long a story may be, in words; stands in the instruction.'),
  situations: z.int().min(1).max(8).default(8).describe('Pairs of situations, one of each pair in form A, one in form B.'),
  forms: z
    .array(z.enum(['A', 'B']))
    .min(1)
    .max(2)
    .refine((forms) => new Set(forms).size === forms.length, 'each form once')
    .default(['A', 'B'])
    .describe('Parallel forms to ask. One form halves the calls and gives no parallel-forms reliability.'),
  subdimensions: z.boolean().default(false).describe('Have stories rated on each subdimension too, not on whole dimensions alone. Every rater is asked that much more often.'),
});
export type StoryConfig = z.infer<typeof configSchema>;
