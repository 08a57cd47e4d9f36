import type { GenerateRequest } from '@valuelex/core';
import { deepFreeze } from './deep-freeze.ts';

/** The least that a provider can be asked. Frozen: a provider that changes its request throws. */
export function testQuestion(model: string, changes: Partial<GenerateRequest> = {}): GenerateRequest {
  return deepFreeze({
    model,
    messages: [{ role: 'user' as const, content: 'Name the words that best describe your values.' }],
    sampling: {},
    replicate: 0,
    mode: 'chat' as const,
    ...changes,
  });
}
