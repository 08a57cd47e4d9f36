import { createHash } from 'node:crypto';
import type { Response } from '@valuelex/core';

/** Made-up responses, each with a key of its own; texts hold what text can hold. */
export function response(n: number, text = `answer ${n}: "honest"\n\u2028 é 🙂`): Response {
  return {
    schema: 'valuelex.response/1',
    key: createHash('sha256').update(String(n)).digest('hex'),
    account: 'test',
    model: 'made-up',
    provider: { plugin: '@valuelex/provider-test', version: '1.0.0' },
    modelRevision: null,
    messages: [{ role: 'user', content: 'Name your values.' }],
    sampling: { temperature: 0.7 },
    seed: n,
    replicate: 0,
    purpose: 'elicit',
    text,
    finishReason: 'stop',
    usage: { inputTokens: 5, outputTokens: 7 },
    costUsd: null,
    latencyMs: 1,
    attempts: 1,
    at: '2026-01-01T00:00:00.000Z',
  };
}
