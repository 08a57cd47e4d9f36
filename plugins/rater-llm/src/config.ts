import { z } from 'zod';

export const configSchema = z.strictObject({
  model: z
    .string()
    .regex(/^[^/]+\/.+$/, 'expected account/model')
    .describe('The judge, as account/model: the provider’s key in this config, then the model’s name.'),
  temperature: z.number().min(0).max(2).default(0).describe('Sampling temperature of the judge. 0 makes judgements repeatable.'),
  maxTokens: z.int().min(16).max(8192).default(300).describe('Most tokens a judgement may take. More for judges that reason aloud.'),
});
export type LlmRaterConfig = z.infer<typeof configSchema>;
