import { z } from 'zod';

export const configSchema = z.strictObject({
  maxWords: z.int().min(40).max(500).default(120).describe('How long a story may be, in words; stands in the instruction.'),
  situations: z.int().min(1).max(8).default(8).describe('Pairs of situations, one of each pair in form A, one in form B.'),
  forms: z.array(z.enum(['A', 'B'])).min(1).max(2).default(['A', 'B']).describe('Parallel forms to ask.'),
  subdimensions: z.boolean().default(false).describe('Have stories rated on each subdimension too, not on whole dimensions alone. Every rater is asked that much more often.'),
});
export type StoryConfig = z.infer<typeof configSchema>;
