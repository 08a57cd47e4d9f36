import { z } from 'zod';

export const configSchema = z.strictObject({
  model: z
    .string()
    .regex(/^[^/]+\/.+$/, 'expected account/model')
    .describe('The judge, as account/model: the provider’s key in this config, then the model’s name.'),
  temperature: z.number().min(0).max(2).default(0).describe('Sampling temperature of the judge. 0 makes judgements repeatable.'),
  maxTokens: z.int().min(16).max(8192).default(300).describe('Most tokens a judgement may take. More for judges that reason aloud.'),
  training: z
    .string()
    .min(1)
    .optional()
    .describe('A JSON Lines file of judgements to learn from: stem, answer, value, score, and a reason if there is one. Paths that begin with ./ start from the config file’s folder.'),
  examples: z.int().min(1).max(12).default(4).describe('How many rows of the training file the judge is shown with each answer.'),
  anchors: z
    .array(z.strictObject({ score: z.int().describe('Point of the scale.'), meaning: z.string().min(1).max(300).describe('What it means, in a line.') }))
    .min(1)
    .optional()
    .describe('What points of the scale mean, in place of the test’s own words.'),
});
export type LlmRaterConfig = z.infer<typeof configSchema>;
