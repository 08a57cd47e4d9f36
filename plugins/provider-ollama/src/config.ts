import { z } from 'zod';

export const configSchema = z.strictObject({
  host: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:11434')
    .describe('Where the Ollama server listens.'),
  apiKey: z.string().min(1).optional().describe('Bearer token, for a server behind a proxy that wants one; best as ${env:NAME}.'),
  keepAlive: z
    .string()
    .min(1)
    .optional()
    .describe("How long the model stays loaded after a call: '10m', '-1' for good. Default: the server's."),
  contextLength: z
    .int()
    .positive()
    .optional()
    .describe("Tokens of context (num_ctx). Default: the server's, which cuts longer prompts without a word."),
  pull: z
    .array(z.string().min(1))
    .default([])
    .describe('Models that the server fetches, before a run or by doctor, where it lacks them. Default: none is ever fetched.'),
  think: z
    .union([z.boolean(), z.enum(['low', 'medium', 'high'])])
    .optional()
    .describe('Whether models that can reason do so. Thoughts are never part of the answer. Default: the model’s own.'),
});
export type OllamaConfig = z.infer<typeof configSchema>;
