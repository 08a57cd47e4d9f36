import { z } from 'zod';

export const configSchema = z.strictObject({
  embedder: z
    .discriminatedUnion('use', [
      z.strictObject({ use: z.literal('wordnet').describe('Meaning of words by WordNet, offline. English.') }),
      z.strictObject({
        use: z.literal('provider').describe('Meaning of sentences by an embedding model.'),
        model: z
          .string()
          .regex(/^[^/]+\/.+$/, 'expected account/model')
          .describe('The embedding model, as account/model: the provider’s key in this config, then the model’s name.'),
      }),
    ])
    .default({ use: 'wordnet' })
    .describe('What tells how near an answer lies to a value.'),
  negationWindow: z
    .int()
    .min(0)
    .max(20)
    .default(4)
    .describe('With wordnet: how many words a negation reaches, within its clause. 0: negation is not heeded.'),
});
export type EmbeddingConfig = z.infer<typeof configSchema>;
