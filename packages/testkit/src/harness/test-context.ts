import { ProviderError } from '@valuelex/core';
import type { Generation, ModelQuestion, Models, PluginContext } from '@valuelex/core';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerFromSchema } from './answer-from-schema.ts';
import { seededRandom } from './random.ts';

/** 2024-01-01T00:00:00Z: the time it always is in a test context. */
export const testNow = Date.UTC(2024, 0, 1);

/** Answers by a script in place of the gateway. */
export function scriptedModels(answer: (question: ModelQuestion, ref: string) => string = (question) => answerFromSchema(question)): Models {
  return {
    async generate(ref, question, signal): Promise<Generation> {
      if (signal.aborted) throw new ProviderError('aborted', 'the question was aborted');
      return {
        text: answer(question, ref),
        finishReason: 'stop',
        modelRevision: 'test-revision',
        usage: { inputTokens: 1, outputTokens: 1 },
      };
    },
    async embed(_ref, texts, signal): Promise<readonly Float64Array[]> {
      if (signal.aborted) throw new ProviderError('aborted', 'the question was aborted');
      return texts.map((text) => {
        const uniform = seededRandom(text);
        return Float64Array.from({ length: 8 }, () => uniform() - 0.5);
      });
    },
  };
}

const silent = (): void => undefined;

/**
 * A plugin context as a host gives it: a clock that stands still, seeded random numbers, no secrets, folders of its own
 * below the system's folder for temporary files, scripted models, and a network that refuses.
 */
export function testContext(overrides: Partial<PluginContext> = {}): PluginContext {
  const folder = overrides.cacheDir ?? mkdtempSync(join(tmpdir(), 'valuelex-testkit-'));
  return {
    logger: { debug: silent, info: silent, warn: silent },
    clock: { now: () => testNow },
    fetch: () => Promise.reject(new TypeError('there is no network in a test context')),
    random: (purpose) => seededRandom(purpose),
    secrets: { get: () => undefined },
    signal: new AbortController().signal,
    cacheDir: folder,
    studyDir: folder,
    models: scriptedModels(),
    ...overrides,
  };
}
