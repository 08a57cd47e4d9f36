import { z } from 'zod';

export const configSchema = z.strictObject({
  apiKey: z
    .string()
    .min(1)
    .optional()
    .describe('Key, best as ${env:NAME}. Without it GEMINI_API_KEY, then GOOGLE_API_KEY is used, for Google’s own server alone.'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://generativelanguage.googleapis.com')
    .describe('Root of the API, without its version.'),
});
export type GoogleConfig = z.infer<typeof configSchema>;
