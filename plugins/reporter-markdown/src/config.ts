import { z } from 'zod';

export const configSchema = z.strictObject({
  words: z.int().min(1).max(1000).default(10).describe('How many of the strongest words of each factor to show with their loadings.'),
  models: z.int().min(1).max(1000).default(5).describe('How many models to show at the top and at the bottom of each dimension.'),
});
export type MarkdownConfig = z.infer<typeof configSchema>;
