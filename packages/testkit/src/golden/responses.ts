import type { Response } from '@valuelex/core';
import { createHash } from 'node:crypto';

/** A stored response with a key of its own. */
export function goldenResponse(index: number, overrides: Partial<Response> = {}): Response {
  return {
    schema: 'valuelex.response/1',
    key: createHash('sha256').update(`golden ${index}`).digest('hex'),
    account: 'test',
    model: `model-${index % 3}`,
    provider: { plugin: '@valuelex/provider-test', version: '1.0.0' },
    modelRevision: null,
    messages: [{ role: 'user', content: 'Which words describe your values?' }],
    sampling: { temperature: 0.7 },
    seed: index,
    replicate: 0,
    purpose: 'elicit',
    text: `${index}. Honesty\n${index + 1}. Kindness`,
    finishReason: 'stop',
    usage: { inputTokens: 7, outputTokens: null },
    costUsd: null,
    latencyMs: 12.5,
    attempts: 1,
    at: '2024-01-01T00:00:00.000Z',
    ...overrides,
  };
}
