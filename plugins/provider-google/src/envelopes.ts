import { z } from 'zod';

const count = z.int().nonnegative().nullish().catch(null);

export const generationSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z.object({ parts: z.array(z.object({ text: z.string().optional(), thought: z.boolean().optional() })).optional() }).nullish(),
        finishReason: z.string().nullish(),
      }),
    )
    .nullish(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: z.object({ promptTokenCount: count, candidatesTokenCount: count, thoughtsTokenCount: count }).nullish(),
  modelVersion: z.string().nullish(),
});
export type GenerationEnvelope = z.infer<typeof generationSchema>;

export const embeddingsSchema = z.object({ embeddings: z.array(z.object({ values: z.array(z.number()).min(1) })) });

export const modelsSchema = z.object({
  models: z.array(z.object({ name: z.string(), supportedGenerationMethods: z.array(z.string()).nullish() })),
  nextPageToken: z.string().nullish(),
});
