import { finishReasonSchema, messageSchema, samplingSchema, usageSchema } from '@valuelex/core';
import { createHash } from 'node:crypto';
import type { GenerateRequest, Message, Sampling } from '@valuelex/core';
import { z } from 'zod';

const row = z.looseObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1).optional(),
  prompt: z.string().optional(),
  text: z.string(),
  simulated: z.literal(true).optional(),
  sampling: samplingSchema.optional(),
  mode: z.enum(['chat', 'completion']).optional(),
  seed: z.int().nonnegative().nullish(),
  replicate: z.int().nonnegative().optional(),
  finishReason: finishReasonSchema.default('stop'),
  modelRevision: z.string().nullable().default(null),
  usage: usageSchema.default({ inputTokens: null, outputTokens: null }),
});

/** A recorded answer, whatever tool wrote it. What a row does not say is undefined and matches anything. */
export interface RecordedRow {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly sampling: Sampling | undefined;
  readonly mode: GenerateRequest['mode'] | undefined;
  readonly seed: number | undefined;
  readonly replicate: number | undefined;
  readonly text: string;
  readonly simulated: true | undefined;
  readonly finishReason: z.infer<typeof finishReasonSchema>;
  readonly modelRevision: string | null;
  readonly usage: z.infer<typeof usageSchema>;
}

/** Reads one line of JSON; undefined when it is no recorded answer (a segment's head, a torn tail, another table). */
export function parseRow(line: string): RecordedRow | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = row.safeParse(value);
  if (!parsed.success) return undefined;
  const { messages, prompt, seed, sampling, mode, replicate, ...rest } = parsed.data;
  const asked = messages ?? (prompt === undefined ? undefined : [{ role: 'user' as const, content: prompt }]);
  if (asked === undefined) return undefined;
  return {
    model: rest.model,
    messages: asked,
    sampling,
    mode,
    seed: seed ?? undefined,
    replicate,
    text: rest.text,
    simulated: rest.simulated,
    finishReason: rest.finishReason,
    modelRevision: rest.modelRevision,
    usage: rest.usage,
  };
}

/** What a question is, apart from seed, replicate and account. `sampling` undefined: asked at a setting that was not noted. */
export function questionKey(
  model: string,
  messages: readonly Message[],
  sampling: Sampling | undefined,
  mode: GenerateRequest['mode'] | undefined,
): string {
  const settings =
    sampling === undefined
      ? null
      : Object.entries(sampling)
          .filter(([, value]) => value !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1));
  const canonical = JSON.stringify([model, messages.map(({ role, content }) => [role, content]), settings, mode ?? null]);
  return createHash('sha256').update(canonical).digest('base64').slice(0, 24);
}
