import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GenerateRequest } from '@valuelex/core';
import { testContext, testQuestion } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import type { LlamaAnswerOptions, LlamaModule, LlamaSequence } from './llama-api.ts';
import { LlamaCppProvider } from './llama-cpp-provider.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'llama-'));
  await writeFile(join(folder, 'm.gguf'), 'weights');
});
afterEach(() => rm(folder, { recursive: true }));

const signal = new AbortController().signal;
const ask = (more: Partial<GenerateRequest> = {}) => testQuestion('m', { messages: [{ role: 'user', content: 'Hi' }], ...more });

/** The library as far as it is used, and what it was asked. An answer waits until `release` is called, where `holds` is set. */
function library({ stopReason = 'eogToken', fails, holds = false }: { stopReason?: string; fails?: Error; holds?: boolean } = {}) {
  const seen: { getLlama: unknown[]; contexts: unknown[]; histories: unknown[]; asked: { text: string; options: LlamaAnswerOptions }[] } = {
    getLlama: [],
    contexts: [],
    histories: [],
    asked: [],
  };
  const held: (() => void)[] = [];
  let active = 0;
  let most = 0;
  const answer = async (text: string, options: LlamaAnswerOptions): Promise<string> => {
    seen.asked.push({ text, options });
    active += 1;
    most = Math.max(most, active);
    if (holds) await new Promise<void>((resolve) => held.push(resolve));
    active -= 1;
    if (fails) throw fails;
    return ` ${text}!`;
  };
  const sequence = (): LlamaSequence => ({
    tokenMeter: {
      getState: () => ({ usedInputTokens: 0, usedOutputTokens: 0 }),
      diff: () => ({ usedInputTokens: 5, usedOutputTokens: 2 }),
    },
    clearHistory: async () => undefined,
  });
  const module: LlamaModule = {
    getLlama: async (options) => {
      seen.getLlama.push(options);
      return {
        loadModel: async () => ({
          createContext: async (wanted) => {
            seen.contexts.push(wanted);
            return { getSequence: sequence };
          },
          createEmbeddingContext: async () => ({ getEmbeddingFor: async (text) => ({ vector: [text.length, 1] }) }),
        }),
        dispose: async () => undefined,
      };
    },
    LlamaChatSession: class {
      setChatHistory(history: unknown[]): void {
        seen.histories.push(history);
      }
      async promptWithMeta(text: string, options: LlamaAnswerOptions) {
        return { responseText: await answer(text, options), stopReason };
      }
      dispose(): void {}
    },
    LlamaCompletion: class {
      async generateCompletionWithMeta(text: string, options: LlamaAnswerOptions) {
        return { response: await answer(text, options), metadata: { stopReason } };
      }
      dispose(): void {}
    },
  };
  return { module, seen, release: () => held.splice(0).forEach((go) => go()), most: () => most };
}
const open = (lib: { module: LlamaModule }, more: object = {}): LlamaCppProvider =>
  new LlamaCppProvider(configSchema.parse({ models: { m: join(folder, 'm.gguf') }, ...more }), testContext(), async () => lib.module);

describe('LlamaCppProvider', () => {
  it('asks as it is told, builds and downloads nothing, and tells the digest of the file', async () => {
    const lib = library();
    const provider = open(lib, { gpu: 'off', contextLength: 2048, parallel: 3, threads: 2 });
    const messages = [
      { role: 'system', content: 'S' },
      { role: 'user', content: 'A' },
      { role: 'assistant', content: 'B' },
      { role: 'user', content: 'C' },
    ] as const;
    const sampling = { temperature: 0, topP: 0.5, topK: 3, maxTokens: 9, stop: ['.'] };
    expect(await provider.generate(ask({ messages, sampling, seed: 4 }), signal)).toEqual({
      text: ' C!',
      finishReason: 'stop',
      modelRevision: 'sha256:9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c',
      usage: { inputTokens: 5, outputTokens: 2 },
    });
    expect(lib.seen.getLlama).toEqual([{ gpu: false, build: 'never', skipDownload: true, logLevel: 'disabled' }]);
    expect(lib.seen.contexts).toEqual([{ contextSize: 2048, sequences: 3, threads: 2 }]);
    expect(lib.seen.histories).toEqual([[{ type: 'system', text: 'S' }, { type: 'user', text: 'A' }, { type: 'model', response: ['B'] }]]);
    expect(lib.seen.asked[0]!.options).toEqual({ signal, temperature: 0, topP: 0.5, topK: 3, maxTokens: 9, customStopTriggers: ['.'], seed: 4, repeatPenalty: false });
  });

  it('continues plain text, and loads a model once', async () => {
    const lib = library({ stopReason: 'maxTokens' });
    const provider = open(lib);
    const answers = await Promise.all([1, 2, 3].map(() => provider.generate(ask({ mode: 'completion' }), signal)));
    expect(answers.map(({ text, finishReason }) => [text, finishReason])).toEqual([1, 2, 3].map(() => [' Hi!', 'length']));
    expect(lib.seen.contexts).toHaveLength(1);
    expect(lib.seen.asked[0]!.options).toEqual({ signal, maxTokens: 1024, repeatPenalty: false });
  });

  it('asks no more at once than it has room for, and lets go of what is stopped while it waits', async () => {
    const lib = library({ holds: true });
    const provider = open(lib, { parallel: 2 });
    const stopped = new AbortController();
    const first = [1, 2].map(() => provider.generate(ask(), signal));
    const turns = async (): Promise<void> => {
      for (let i = 0; i < 200 && lib.seen.asked.length < 2; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await turns();
    const waiting = provider.generate(ask(), stopped.signal);
    const last = provider.generate(ask(), signal);
    stopped.abort();
    await expect(waiting).rejects.toMatchObject({ reason: 'aborted' });
    lib.release();
    await Promise.all(first);
    for (let i = 0; i < 200 && lib.seen.asked.length < 3; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    lib.release();
    await last;
    expect([lib.seen.asked.length, lib.most()]).toEqual([3, 2]);
  });

  it('says what to do when the library, the model or its file is not there', async () => {
    const config = configSchema.parse({ models: { m: join(folder, 'm.gguf'), gone: join(folder, 'gone.gguf') } });
    const missing = new LlamaCppProvider(config, testContext(), () => Promise.reject(new Error('Cannot find package')));
    await expect(missing.generate(ask(), signal)).rejects.toMatchObject({ reason: 'not-found', hint: 'npm install node-llama-cpp' });
    await expect(missing.generate(ask({ model: 'gone' }), signal)).rejects.toMatchObject({ reason: 'not-found', message: expect.stringContaining('gone.gguf') });
    await expect(missing.generate(ask({ model: 'other' }), signal)).rejects.toMatchObject({ reason: 'not-found', message: 'There is no model other; there is gone, m.' });
    expect(await missing.listModels(signal)).toEqual([{ model: 'gone' }, { model: 'm' }]);
  });

  it.each([
    ['The context size is too small to generate a response', 'bad-request'],
    ['Failed to load model', 'server'],
  ])('calls "%s" %s', async (message, reason) => {
    const provider = open(library({ fails: new Error(message) }));
    await expect(provider.generate(ask(), signal)).rejects.toMatchObject({ reason, message: `node-llama-cpp: ${message}` });
  });

  it('embeds texts in order', async () => {
    expect((await open(library()).embed({ model: 'm', texts: ['abc', 'a'] }, signal)).vectors).toEqual([[3, 1], [1, 1]]);
  });
});
