import { z } from 'zod';

export const configSchema = z.strictObject({
  answers: z.number().min(0).max(1000).default(0).describe('About how many megabytes of answers, with their ratings, to take in, evenly over models; 0 for none.'),
  indent: z.int().min(0).max(8).default(2).describe('Blanks per level; 0 puts everything on one line. Lists of plain values always stand on one line.'),
});
export type JsonConfig = z.infer<typeof configSchema>;
