import { z } from 'zod';

/** Version of the question that is put to the model. A part of the options, so that another wording makes the stage anew. */
export const PROMPT_VERSION = '1';

export const configSchema = z.strictObject({
  model: z
    .string()
    .regex(/^[^/]+\/.+$/, 'expected account/model')
    .describe('The reader, as account/model: the provider’s key in this config, then the model’s name.'),
  temperature: z.number().min(0).max(2).default(0).describe('Sampling temperature of the reader. 0 makes readings repeatable.'),
  maxTokens: z.int().min(64).max(16_384).default(1200).describe('Most tokens a reading may take. More for readers that reason aloud.'),
  maxLength: z
    .int()
    .min(500)
    .max(1_000_000)
    .default(20_000)
    .describe('UTF-16 units of one answer that are shown to the reader; a longer one counts as truncated'),
  prompt: z.literal(PROMPT_VERSION).default(PROMPT_VERSION).describe('Version of the question that is put to the reader; there is one.'),
});
export type LlmExtractorConfig = z.infer<typeof configSchema>;
