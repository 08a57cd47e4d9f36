import { z } from 'zod';

/** Where the word stands in a template. */
export const PLACE = '{word}';

export const configSchema = z.strictObject({
  model: z
    .string()
    .regex(/^[^/]+\/.+$/, 'expected account/model')
    .describe('The model, as account/model: the provider’s key in this config, then the model’s name.'),
  template: z
    .string()
    .max(1000)
    .refine((text) => text.split(PLACE).length === 2, `expected ${PLACE} once`)
    .default(`meaning: ${PLACE}`)
    .describe('What the model is given for a word; {word} stands for it. Embedding models are poor at bare words.'),
  revision: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Version of the model, where its name alone does not tell: part of the identity of every vector.'),
});
export type ProviderEmbedderConfig = z.infer<typeof configSchema>;
