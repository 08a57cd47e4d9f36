import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FailingDisk } from './__fixtures__/failing-disk.ts';
import { response } from './__fixtures__/responses.ts';
import type { JsonlStore } from './jsonl-store.ts';

const disk = new FailingDisk();
jest.unstable_mockModule('node:fs/promises', () => disk.module);
const { JsonlStore: Store } = await import('./jsonl-store.ts');

let base: string;
let folder: string;
let warnings: string[];
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'store-jsonl-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

/** Small segments: a new one after every second row. */
const openStore = (): Promise<JsonlStore> =>
  Store.open({ folder, segmentBytes: 1000, warn: (message) => warnings.push(message) });

/** A folder with rows in two segments, whose index files are gone. */
async function fresh(n: number): Promise<void> {
  folder = join(base, String(n));
  warnings = [];
  await mkdir(folder);
  const store = await openStore();
  for (const i of [0, 1, 2]) await store.put(response(i));
  await store.close();
  for (const name of await readdir(folder)) if (name.endsWith('.index')) await rm(join(folder, name));
}

/** Opens, writes over two changes of segment, closes. `stored` tells which rows were called durable. */
async function write(stored: number[]): Promise<void> {
  const store = await openStore();
  await Promise.all([3, 4].map((n) => store.put(response(n)).then(() => stored.push(n))));
  for (const n of [5, 6, 7]) await store.put(response(n)).then(() => stored.push(n));
  await store.close();
}

/** The lock as another process would find it after this one had died. */
async function leaveLockBehind(): Promise<void> {
  const file = join(folder, '.lock');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const holder = { ...(JSON.parse(text) as object), pid: 2 ** 22 + 99, host: hostname(), life: undefined };
  await writeFile(file, JSON.stringify(holder));
}

async function expectWhole(last: number): Promise<void> {
  const store = await openStore();
  const keys: string[] = [];
  for await (const { key } of store.stream()) keys.push(key);
  const all = Array.from({ length: last + 1 }, (_, n) => response(n));
  expect(keys.sort()).toEqual(all.map(({ key }) => key).sort());
  for (const row of all) expect(await store.get(row.key)).toEqual(row);
  await store.close();
  expect(warnings.filter((warning) => warning.includes('damaged'))).toEqual([]);
}

describe('a process that dies', () => {
  it('at any of its operations on the disk leaves a store that loses nothing and goes on', async () => {
    let isOver = false;
    let at = 0;
    while (!isOver) {
      at += 1;
      await fresh(at);
      disk.fail('dies', at);
      const stored: number[] = [];
      isOver = await Promise.race([disk.asProcess(() => write(stored)).then(() => true), disk.died.then(() => false)]);
      await disk.mend();
      await leaveLockBehind();

      const next = await openStore();
      for (const n of [0, 1, 2, ...stored]) expect(await next.get(response(n).key)).toEqual(response(n));
      await Promise.all([3, 4, 5, 6, 7, 8].map((n) => next.put(response(n))));
      await next.close();
      await expectWhole(8);
      expect((await readdir(folder)).filter((name) => name === '.lock')).toEqual([]);
    }
    // Lock, head lines, rows, changes of segment and index files were all among them.
    expect(at).toBeGreaterThan(30);
  });
});

describe('a disk that is full', () => {
  it('from any operation on is told as such, spoils nothing, and the same store goes on once there is space', async () => {
    let at = 0;
    for (let failed = true; failed; ) {
      at += 1;
      await fresh(at);
      disk.fail('full', at);
      const store = await openStore();
      const outcomes = await Promise.allSettled([3, 4].map((n) => store.put(response(n))));
      for (const n of [5, 6, 7]) outcomes.push(...(await Promise.allSettled([store.put(response(n))])));
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
      for (const reason of refused) {
        expect(reason).toMatchObject({ code: 'store-disk-full', hint: expect.stringContaining('Free some space') });
      }
      failed = refused.length > 0;
      disk.mode = 'sound';
      for (const n of [3, 4, 5, 6, 7]) await store.put(response(n));
      await store.close();
      await expectWhole(7);
      await disk.mend();
    }
    expect(at).toBeGreaterThan(20);
  });
});
