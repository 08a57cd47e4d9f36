import { z } from 'zod';

export const configSchema = z.strictObject({
  examples: z.int().min(0).max(200).default(12).describe('How many stored answers to show as they came; 0 for none.'),
});
export type HtmlConfig = z.infer<typeof configSchema>;
