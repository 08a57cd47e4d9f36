import { z } from 'zod';

/** Only what is read is asked for: compatible servers differ in everything else. */
const count = z.int().nonnegative().nullish().catch(null);
const usage = z.object({ prompt_tokens: count, completion_tokens: count }).nullish();
const common = { model: z.string().nullish(), system_fingerprint: z.string().nullish(), usage };

const textPart = z.object({ type: z.string(), text: z.string().optional() });

export const chatSchema = z.object({
  ...common,
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(textPart)]).nullish(),
          refusal: z.string().nullish(),
        }),
        error: z.unknown().optional(),
      }),
    )
    .min(1),
});

export const completionSchema = z.object({
  ...common,
  choices: z
    .array(z.object({ finish_reason: z.string().nullish(), text: z.string().nullish(), error: z.unknown().optional() }))
    .min(1),
});

export const responseSchema = z.object({
  model: z.string().nullish(),
  // Anything else is on its way, and no answer yet.
  status: z.enum(['completed', 'incomplete']).nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  output: z.array(
    z.object({
      type: z.string(),
      content: z.array(z.object({ type: z.string(), text: z.string().nullish(), refusal: z.string().nullish() })).nullish(),
    }),
  ),
  usage: z.object({ input_tokens: count, output_tokens: count }).nullish(),
});

export const embeddingSchema = z.object({
  model: z.string().nullish(),
  usage,
  data: z.array(z.object({ index: z.int().nonnegative().optional(), embedding: z.array(z.number()).min(1) })),
});

export const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });
