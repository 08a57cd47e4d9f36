import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lifeOf } from './process-life.ts';
import { FileLock } from './file-lock.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-lock-'));
  file = join(folder, '.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const holder = (more: object): string =>
  JSON.stringify({ pid: 2 ** 22 + 12345, host: hostname(), since: new Date().toISOString(), token: 'gone', ...more });
const held = { code: 'thing-locked', what: 'the thing is being made' };
const isLocked = { code: 'thing-locked' };

async function acquireAndRelease(): Promise<void> {
  const lock = await FileLock.acquire(file, held);
  expect((JSON.parse(await readFile(file, 'utf8')) as { pid: number }).pid).toBe(process.pid);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
}

describe('FileLock', () => {
  it('has one holder at a time, in one process too', async () => {
    const lock = await FileLock.acquire(file, held);
    await expect(FileLock.acquire(file, held)).rejects.toMatchObject(isLocked);
    expect(await FileLock.holderOf(file)).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await FileLock.holderOf(file)).toBeUndefined();
    await acquireAndRelease();
  });

  it.each([
    ['a process that is gone', {}],
    ['a process whose number another one has now', { pid: process.ppid, life: 'another-boot:1' }],
    ['our own number in an earlier life', { pid: process.pid }],
    ['an earlier boot', { pid: process.ppid, since: '2001-01-01T00:00:00Z' }],
  ])('is taken over from %s', async (_who, more) => {
    await writeFile(file, holder(more));
    expect(await FileLock.holderOf(file)).toBeUndefined();
    await acquireAndRelease();
  });

  it.each(['', '{', 'null', '{"pid":1}', '{"pid":1,"host":"h","token":"../../x"}'])(
    'is taken over when a crash left %p',
    async (text) => {
      await writeFile(file, text);
      await acquireAndRelease();
    },
  );

  it.each([
    ['a living process', async () => holder({ pid: process.ppid, life: await lifeOf(process.ppid) })],
    ['a living process on a system that tells no start times', () => holder({ pid: process.ppid })],
    ['another machine', () => holder({ host: 'another.example' })],
  ])('is not taken from %s', async (_who, text) => {
    const written = await text();
    await writeFile(file, written);
    await expect(FileLock.acquire(file, held)).rejects.toMatchObject({ ...isLocked, where: file });
    expect(await readFile(file, 'utf8')).toBe(written);
  });

  it('takes over also where the one that was taking over has died', async () => {
    await writeFile(file, holder({}));
    await writeFile(join(folder, '.lock-gone'), holder({ token: 'gone-too' }));
    await acquireAndRelease();
  });

  it('of a dead process goes to one of many who want it', async () => {
    for (let round = 0; round < 50; round++) {
      await writeFile(file, holder({ token: `gone-${round}` }));
      const tries = await Promise.allSettled(Array.from({ length: 6 }, () => FileLock.acquire(file, held)));
      const won = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []));
      for (const tried of tries) if (tried.status === 'rejected') expect(tried.reason).toMatchObject(isLocked);
      expect(won).toHaveLength(1);
      for (const lock of won) await lock.release();
      await rm(file, { force: true });
    }
    expect(await readdir(folder)).toEqual([]);
  });
});
