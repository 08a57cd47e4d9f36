import { z } from 'zod';

const count = z.int().nonnegative();

export const configSchema = z.strictObject({
  maxWords: z.int().min(5).max(500).default(50).describe('How long a completion may be, in words; stands in the instruction.'),
  situations: count
    .max(8)
    .default(4)
    .describe('Pairs of situation stems per subdimension, one of each pair in form A, one in form B.'),
  neutral: z.int().min(1).max(12).default(6).describe('Pairs of neutral stems, rated on every dimension.'),
  conflicts: count.max(1).default(1).describe('Pairs of stems that put two dimensions in conflict, per pair of dimensions: 0 or 1.'),
  forms: z
    .array(z.enum(['A', 'B']))
    .min(1)
    .max(2)
    .default(['A', 'B'])
    .describe('Parallel forms to ask. One form halves the calls and gives no parallel-forms reliability.'),
});
export type SentenceCompletionConfig = z.infer<typeof configSchema>;
