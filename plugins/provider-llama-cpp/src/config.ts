import { z } from 'zod';

export const configSchema = z.strictObject({
  models: z
    .record(z.string().min(1), z.string().min(1))
    .refine((models) => Object.keys(models).length > 0, 'name at least one model')
    .describe('Models by the name that respondents use, each with the path of its GGUF file (of the first, where it is split).'),
  gpu: z
    .union([z.literal('auto'), z.literal('off')])
    .default('auto')
    .describe('auto: what node-llama-cpp finds on this machine; off: the processor alone.'),
  contextLength: z.int().positive().default(4096).describe('Tokens of context, question and answer together.'),
  parallel: z.int().positive().default(1).describe('Questions that one model answers at once; each takes memory of its own.'),
  threads: z.int().positive().optional().describe("Threads of the processor. Default: as many as it has cores for arithmetic."),
  maxTokens: z.int().positive().default(1024).describe('Limit of an answer in tokens where the sampling setting names none.'),
});
export type LlamaCppConfig = z.infer<typeof configSchema>;
