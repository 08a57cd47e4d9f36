import { z } from 'zod';
import { messageSchema, samplingSchema } from './sampling.ts';

/** Why a model stopped. `content-filter` and `refusal` are answers, and data, not errors. */
export const finishReasons = ['stop', 'length', 'content-filter', 'refusal', 'other'] as const;
export const finishReasonSchema = z.enum(finishReasons);
export type FinishReason = z.infer<typeof finishReasonSchema>;

export const usageSchema = z.strictObject({
  inputTokens: z.int().nonnegative().nullable(),
  outputTokens: z.int().nonnegative().nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

/** What a call is for. Never part of its identity: the same question asked for two purposes is asked once. */
export const callPurposes = ['elicit', 'control', 'assess', 'rate', 'extract', 'name', 'stems'] as const;

/**
 * One generation with its whole provenance: a row of the response store. Durable before anyone sees it.
 * Text is kept as the model gave it.
 */
export const responseSchema = z.strictObject({
  schema: z.literal('valuelex.response/1'),
  key: z.string().describe('SHA-256 (hex) of the canonical request and the replicate number: the identity of the call'),
  question: z
    .string()
    .optional()
    .describe('SHA-256 (hex) of the same request without its account: what artefacts name, so that an account may be renamed'),
  account: z.string().describe("the provider's key in config"),
  model: z.string().describe('model name as asked of the provider'),
  provider: z.strictObject({ plugin: z.string(), version: z.string() }),
  modelRevision: z.string().nullable().describe('what the provider says answered: revision, digest, fingerprint'),
  messages: z.array(messageSchema),
  sampling: samplingSchema,
  options: z
    .record(z.string(), z.json())
    .optional()
    .describe('options of the account that change what its models answer, as its provider tells them; absent: none'),
  seed: z.int().nonnegative().nullable().describe('seed sent, null where the provider takes none'),
  replicate: z.int().nonnegative().describe('how-manieth draw of the same request, from 0'),
  purpose: z.enum(callPurposes),
  text: z.string(),
  simulated: z.literal(true).optional().describe('made up by a known process; every result that rests on it is marked'),
  finishReason: finishReasonSchema,
  usage: usageSchema,
  costUsd: z.number().nonnegative().nullable().describe('null: price unknown'),
  latencyMs: z.number().nonnegative(),
  attempts: z.int().positive(),
  at: z.string().describe('ISO time at which the answer arrived'),
});
export type Response = z.infer<typeof responseSchema>;
