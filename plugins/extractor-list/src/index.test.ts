import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PluginContext } from '@valuelex/core';
import plugin, { configSchema } from './index.ts';

let cacheDir: string;
beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'extractor-list-'));
});
afterAll(() => rm(cacheDir, { recursive: true }));

it('reads an answer, opening its dictionary at the first one', async () => {
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const extractor = await plugin.create(configSchema.parse({ stopList: ['love'] }), {
    cacheDir,
    logger,
  } as unknown as PluginContext);
  expect(await readdir(cacheDir)).toEqual([]);
  const { signal } = new AbortController();
  const extraction = await extractor.extract({ text: 'Honesty, love, courage', finishReason: 'stop' }, signal);
  expect(extraction).toEqual({
    verdict: 'list',
    descriptors: [
      { surface: 'Honesty', start: 0, end: 7 },
      { surface: 'courage', start: 15, end: 22 },
    ],
    rejected: [{ surface: 'love', start: 9, end: 13, reason: 'stop-list' }],
  });
  expect(await readdir(cacheDir)).toHaveLength(1);
  await expect(extractor.extract({ text: '', finishReason: 'stop' }, AbortSignal.abort())).rejects.toThrow(/abort/i);
});

it('refuses options it does not know', () => {
  expect(configSchema.safeParse({ minLength: 3 }).success).toBe(false);
  expect(configSchema.parse({})).toEqual({ maxLength: 200_000, prose: true, stopList: [] });
});
