import { z } from 'zod';

export const configSchema = z.strictObject({
  strongest: z
    .int()
    .min(1)
    .max(20)
    .default(3)
    .describe('How many of the nearest words count. Few, so that a long answer does not score by its length.'),
  negationWindow: z
    .int()
    .min(0)
    .max(20)
    .default(4)
    .describe('How many words a negation reaches, within its clause. 0: negation is not heeded.'),
});
export type LexicalConfig = z.infer<typeof configSchema>;
