import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Embedder, Embedding, PluginContext } from '@valuelex/core';
import plugin from './index.ts';

let cacheDir: string;
let embedder: Embedder;
const { signal } = new AbortController();
beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'embedder-wordnet-'));
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  embedder = await plugin.create({}, { cacheDir, logger } as unknown as PluginContext);
});
afterAll(() => rm(cacheDir, { recursive: true }));

const dot = (a: Embedding, b: Embedding): number => {
  if (a.kind !== 'sparse' || b.kind !== 'sparse') throw new Error('sparse rows expected');
  const inB = new Map(Array.from(b.indices, (index, i) => [index, b.values[i]!]));
  return a.indices.reduce((sum, index, i) => sum + a.values[i]! * (inB.get(index) ?? 0), 0);
};

describe('embedder-wordnet', () => {
  it('names data and method in its id', () => expect(embedder.id).toBe('wordnet-3.1+1+ppr-gloss-2'));

  it('opens nothing until it is asked', async () => expect(await readdir(cacheDir)).toEqual([]));

  it('gives sparse unit rows in order, with the level of coverage', async () => {
    const rows = await embedder.embed(
      ['honesty', 'Children', 'explainability', 'user-centricity', 'xyzzyq', 'honesty'],
      signal,
    );
    expect(rows.map((row) => row.coverage)).toEqual(['exact', 'lemma', 'suffix', 'compound', 'none', 'exact']);
    expect(rows.map((row) => row.kind)).toEqual(Array(6).fill('sparse'));
    for (const row of rows) expect(dot(row, row)).toBeCloseTo(row.coverage === 'none' ? 0 : 1, 12);
    expect(rows[5]).toEqual(rows[0]);
    expect(await readdir(cacheDir)).toHaveLength(1);
  });

  it('tells near-synonyms from other values', async () => {
    const [honesty, truthfulness, patriotism] = await embedder.embed(['honesty', 'truthfulness', 'patriotism'], signal);
    expect(dot(honesty!, truthfulness!)).toBeGreaterThan(3 * dot(honesty!, patriotism!));
  });

  it('stops when the run does', async () => {
    await expect(embedder.embed(['honesty'], AbortSignal.abort())).rejects.toThrow(/abort/i);
  });

  it('takes no options', async () => {
    const result = await plugin.configSchema['~standard'].validate({ model: 'x' });
    expect(result.issues).toHaveLength(1);
  });
});
