import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GenerateRequest } from '@valuelex/core';
import { testContext } from '@valuelex/testkit';
import { tinyModel } from './__fixtures__/tiny-model.ts';
import { configSchema } from './config.ts';
import { LlamaCppProvider } from './llama-cpp-provider.ts';
import { importLlama } from './llama-api.ts';

// Native threads wait for one another, which takes long on a machine that is busy.
/** node-llama-cpp is optional, and brings native code: where it is not installed there is nothing to run. */
const isInstalled = await importLlama().then(
  () => true,
  () => false,
);
const { signal } = new AbortController();
const ask = (more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  model: 'tiny',
  messages: [{ role: 'user', content: 'I am' }],
  sampling: { temperature: 1, maxTokens: 8 },
  seed: 7,
  replicate: 0,
  mode: 'chat',
  ...more,
});

(isInstalled ? describe : describe.skip)('a model in this process', () => {
  let folder = '';
  let provider: LlamaCppProvider;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'llama-'));
    await writeFile(join(folder, 'tiny.gguf'), tinyModel());
    const config = configSchema.parse({ models: { tiny: join(folder, 'tiny.gguf') }, gpu: 'off', contextLength: 256, parallel: 2, threads: 1 });
    provider = new LlamaCppProvider(config, testContext());
  });
  afterAll(async () => {
    await provider.dispose();
    await rm(folder, { recursive: true });
  });

  it.each(['chat', 'completion'] as const)('answers in mode %s, the same at the same seed, with digest and counts', async (mode) => {
    const answers = [];
    for (const seed of [7, 7, 8]) answers.push(await provider.generate(ask({ mode, seed }), signal));
    expect(answers[0]).toEqual({
      text: expect.any(String),
      finishReason: 'length',
      modelRevision: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      usage: { inputTokens: expect.any(Number), outputTokens: 8 },
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]!.text).not.toBe(answers[0]!.text);
  });

  it('takes a system prompt and earlier turns, and counts them', async () => {
    const messages = [
      { role: 'system', content: 'be calm' },
      { role: 'user', content: 'abc' },
      { role: 'assistant', content: 'def' },
      { role: 'user', content: 'I am' },
    ] as const;
    const long = await provider.generate(ask({ messages }), signal);
    const short = await provider.generate(ask(), signal);
    expect(long.usage.inputTokens!).toBeGreaterThan(short.usage.inputTokens!);
  });

  it('answers many at once, each as if alone', async () => {
    const alone = await provider.generate(ask({ mode: 'completion', seed: 3 }), signal);
    const many = await Promise.all(Array.from({ length: 6 }, () => provider.generate(ask({ mode: 'completion', seed: 3 }), signal)));
    expect(many.map(({ text }) => text)).toEqual(many.map(() => alone.text));
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const long = provider.generate(ask({ sampling: { temperature: 1, maxTokens: 200 } }), controller.signal);
    setTimeout(() => controller.abort(), 5);
    await expect(long).rejects.toMatchObject({ reason: 'aborted' });
  });

  it('embeds texts in order', async () => {
    const { vectors } = await provider.embed({ model: 'tiny', texts: ['calm', 'brave', 'calm'] }, signal);
    expect(vectors.map((vector) => vector.length)).toEqual([32, 32, 32]);
    expect(vectors[2]).toEqual(vectors[0]);
    expect(vectors[1]).not.toEqual(vectors[0]);
  });
});
