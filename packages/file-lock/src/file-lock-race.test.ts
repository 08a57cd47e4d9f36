import * as real from 'node:fs/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';

/** Holds up whoever has just read the lock, for once. */
let afterReading: (() => Promise<void>) | undefined;
jest.unstable_mockModule('node:fs/promises', () => ({
  ...real,
  readFile: async (file: string, encoding: 'utf8') => {
    const text = await real.readFile(file, encoding);
    if (!file.endsWith('.lock') || afterReading === undefined) return text;
    const hold = afterReading;
    afterReading = undefined;
    await hold();
    return text;
  },
}));
const { FileLock } = await import('./file-lock.ts');
const held = { code: 'thing-locked', what: 'the thing is being made' };

it('a process that is slow to look does not remove the lock of the one that took over meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'file-lock-'));
  const file = join(folder, '.lock');
  try {
    const since = new Date().toISOString();
    await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), since, token: 'gone' }));
    let quick: { release(): Promise<void> } | undefined;
    afterReading = async () => {
      quick = await FileLock.acquire(file, held);
    };
    await expect(FileLock.acquire(file, held)).rejects.toMatchObject({ code: held.code });
    expect(quick).toBeDefined();
    await expect(FileLock.acquire(file, held)).rejects.toMatchObject({ code: held.code });
    await quick?.release();
    await (await FileLock.acquire(file, held)).release();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
