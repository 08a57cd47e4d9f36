import { z } from 'zod';

export const officialBaseUrl = 'https://api.anthropic.com';

export const defaultMaxTokens = 4096;

export const configSchema = z.strictObject({
  apiKey: z
    .string()
    .min(1)
    .optional()
    .describe('Key, best as ${env:NAME}. Without it ANTHROPIC_API_KEY is used, for api.anthropic.com alone.'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default(officialBaseUrl)
    .describe('Root of the API, without its version.'),
  maxTokens: z
    .int()
    .positive()
    .default(defaultMaxTokens)
    .describe('Limit of an answer in tokens where the sampling setting names none: this API demands one.'),
  refuses: z
    .array(z.enum(['temperature', 'topP', 'topK', 'stop']))
    .default([])
    .describe('Settings that the models of this account refuse, as newer ones do: never sent, and respondents that then are the same are asked once.'),
});
export type AnthropicConfig = z.infer<typeof configSchema>;
