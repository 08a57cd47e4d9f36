import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GenerateRequest } from '@valuelex/core';
import { golden, testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { ReplayProvider } from './replay-provider.ts';

let folder = '';
let opened: ReplayProvider[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterEach(async () => {
  await Promise.all(opened.map((provider) => provider.dispose()));
  opened = [];
  await rm(folder, { recursive: true });
});

const signal = new AbortController().signal;
const question = [{ role: 'user', content: 'Values?' }] as const;
const row = (more: object = {}): object => ({ model: 'm', messages: question, sampling: { temperature: 0.7 }, seed: null, replicate: 0, text: 'a', ...more });
const request = (more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  model: 'm',
  messages: question,
  sampling: { temperature: 0.7 },
  replicate: 0,
  mode: 'chat',
  ...more,
});
async function open(from: string | string[] = folder): Promise<ReplayProvider> {
  const provider = await ReplayProvider.open(configSchema.parse({ from }), testContext());
  opened.push(provider);
  return provider;
}
async function record(rows: readonly object[], name = 'a.jsonl'): Promise<ReplayProvider> {
  await writeFile(join(folder, name), rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return open();
}
const textOf = async (provider: ReplayProvider, more: Partial<GenerateRequest> = {}): Promise<string> => (await provider.generate(request(more), signal)).text;

describe('ReplayProvider', () => {
  it('gives a stored response back with all that was known of it', async () => {
    const stored = golden.goldenResponse(1, { finishReason: 'length', modelRevision: 'r1', text: 'ü\u0000 "x"' });
    const provider = await record([{ schema: 'valuelex.responses/1', segment: 1 }, { ...stored, crc32: '00000000' }]);
    const { model, messages, sampling, seed, replicate } = stored;
    expect(await provider.generate({ model, messages, sampling, seed: seed!, replicate, mode: 'chat' }, signal)).toEqual({
      text: stored.text,
      finishReason: 'length',
      modelRevision: 'r1',
      usage: stored.usage,
    });
    expect(await provider.listModels(signal)).toEqual([{ model }]);
  });

  it('tells a recording of simulated models by its first answer, and opens where there is none', async () => {
    const head = { schema: 'valuelex.responses/1', segment: 1 };
    expect((await record([head, row({ simulated: true }), row({ replicate: 1 })])).capabilities).toEqual({ simulated: true });
    expect((await record([head, row()])).capabilities).toEqual({ simulated: false });
    expect((await open(join(folder, 'nowhere'))).capabilities).toEqual({ simulated: false });
  });

  it('does not care for the account', async () => {
    const provider = await record([row({ account: 'elsewhere' })]);
    expect(await textOf(provider)).toBe('a');
  });

  it('tells model, messages, sampling and replicate apart', async () => {
    const provider = await record([
      row(),
      row({ text: 'b', replicate: 1 }),
      row({ text: 'c', sampling: { temperature: 1 } }),
      row({ text: 'd', messages: [{ role: 'user', content: 'Other?' }] }),
      row({ text: 'e', model: 'n' }),
    ]);
    expect(await textOf(provider, { replicate: 1 })).toBe('b');
    expect(await textOf(provider, { sampling: { temperature: 1 } })).toBe('c');
    expect(await textOf(provider, { messages: [{ role: 'user', content: 'Other?' }] })).toBe('d');
    expect(await textOf(provider, { model: 'n' })).toBe('e');
    await expect(textOf(provider, { sampling: { temperature: 0.7, topP: 1 } })).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('heeds the seed only where both have one', async () => {
    const provider = await record([row({ text: 'seed 5', seed: 5 }), row({ text: 'seed 6', seed: 6 }), row({ text: 'none', replicate: 1 })]);
    expect(await textOf(provider, { seed: 6 })).toBe('seed 6');
    expect(await textOf(provider)).toBe('seed 5');
    expect(await textOf(provider, { seed: 9, replicate: 1 })).toBe('none');
    await expect(textOf(provider, { seed: 7 })).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('does not depend on the order of the keys of a setting', async () => {
    const provider = await record([row({ sampling: { topP: 0.9, temperature: 0.7 } })]);
    expect(await textOf(provider, { sampling: { temperature: 0.7, topP: 0.9 } })).toBe('a');
  });

  it('takes plain rows: a prompt and a text, numbered as they come, for any setting', async () => {
    const provider = await record([
      { model: 'm', prompt: 'Values?', text: 'first' },
      { model: 'm', prompt: 'Values?', text: 'second' },
    ]);
    expect(await textOf(provider)).toBe('first');
    expect(await textOf(provider, { replicate: 1, sampling: {} })).toBe('second');
    await expect(textOf(provider, { replicate: 2 })).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('keeps the first of two rows that say the same, and passes over a torn tail', async () => {
    await record([row(), row({ text: 'later' })]);
    await appendFile(join(folder, 'a.jsonl'), '{"model":"m","messa');
    expect(await textOf(await open())).toBe('a');
  });

  it('reads folders below, lists of files, and files without a last line end', async () => {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'deep', 'b.jsonl'), JSON.stringify(row({ text: 'deep' })));
    await writeFile(join(folder, 'c.txt'), JSON.stringify(row({ text: 'named', replicate: 3 })));
    expect(await textOf(await open())).toBe('deep');
    expect(await textOf(await open([join(folder, 'c.txt')]), { replicate: 3 })).toBe('named');
  });

  it('says in one line what is not there', async () => {
    await expect(textOf(await open(join(folder, 'nowhere')))).rejects.toMatchObject({ reason: 'not-found', hint: expect.any(String) });
    await expect(textOf(await open())).rejects.toMatchObject({ reason: 'not-found', message: expect.stringContaining('holds no .jsonl') });
    const provider = await record([row()]);
    await expect(textOf(provider, { model: 'x' })).rejects.toMatchObject({ message: 'Nothing of x is recorded; there is m.' });
    await expect(textOf(provider, { replicate: 7 })).rejects.toMatchObject({ message: expect.stringContaining('replicate 7') });
  });

  it('finds a file that appears later', async () => {
    const provider = await open();
    await expect(textOf(provider)).rejects.toMatchObject({ reason: 'not-found' });
    await record([row()]);
    expect(await textOf(provider)).toBe('a');
  });
});
