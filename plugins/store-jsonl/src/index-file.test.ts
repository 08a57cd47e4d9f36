import { copyFile, open, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { response } from './__fixtures__/responses.ts';
import { storeRoom } from './__fixtures__/store-room.ts';

const room = storeRoom(1000);
const { openStore } = room;
/** Seven rows in segments of two or three. */
async function filled(): Promise<void> {
  const store = await openStore();
  for (let n = 0; n < 7; n++) await store.put(response(n));
  await store.close();
}
const file = (name: string): string => join(room.folder, name);
const first = 'segment-000001';
const indexes = async (): Promise<string[]> => (await readdir(room.folder)).filter((name) => name.endsWith('.index')).sort();

/** Changes a row without changing size and time of its file, as a failing disk does. */
async function damageInSilence(text: string): Promise<void> {
  const { atime, mtime, mtimeMs } = await stat(file(`${first}.jsonl`));
  const handle = await open(file(`${first}.jsonl`), 'r+');
  await handle.write('XXXX', (await readFile(file(`${first}.jsonl`))).indexOf(text));
  await handle.close();
  await utimes(file(`${first}.jsonl`), atime, mtime);
  expect((await stat(file(`${first}.jsonl`))).mtimeMs).toBe(mtimeMs);
}

/** Times that `utimes` can restore exactly, so that {@link damageInSilence} is silent. */
async function filledAtWholeSeconds(): Promise<void> {
  await filled();
  const time = new Date('2026-01-01T00:00:00Z');
  for (const name of await readdir(room.folder)) if (name.endsWith('.jsonl')) await utimes(file(name), time, time);
  for (const name of await indexes()) await rm(file(name));
  const store = await openStore();
  await store.put(response(7));
  await store.close();
}

describe('the index', () => {
  it('stands beside each segment, and the segment is not read at opening', async () => {
    await filledAtWholeSeconds();
    expect((await indexes()).length).toBeGreaterThan(2);
    await damageInSilence('answer 1');
    const store = await openStore();
    expect(room.warnings).toEqual([]);
    expect(await store.count()).toBe(8);
    // The checksum of the row tells, and then the index is made anew.
    expect(await store.get(response(1).key)).toBeUndefined();
    expect(room.warnings).toEqual([expect.stringContaining('1 stored row(s) are damaged')]);
    expect(await store.count()).toBe(7);
    await store.put(response(1));
    expect(await store.get(response(1).key)).toEqual(response(1));
  });

  it('that points at a damaged row is found wrong by a stream too', async () => {
    await filledAtWholeSeconds();
    await damageInSilence('answer 1');
    const store = await openStore();
    const streamed: string[] = [];
    for await (const { key } of store.stream()) streamed.push(key);
    expect(streamed).toHaveLength(7);
    expect(await store.has(response(1).key)).toBe(false);
  });

  it.each([
    ['missing', (name: string) => rm(name)],
    ['empty', (name: string) => truncate(name, 0)],
    ['half written', async (name: string) => truncate(name, Math.floor((await stat(name)).size / 2))],
    ['without its last byte', async (name: string) => truncate(name, (await stat(name)).size - 1)],
    ['no index', (name: string) => writeFile(name, '{}\nwhatever')],
    ['of another segment', (name: string) => copyFile(file('segment-000002.index'), name)],
    [
      'damaged in its records',
      async (name: string) => {
        const bytes = await readFile(name);
        bytes[bytes.length - 5]! ^= 1;
        await writeFile(name, bytes);
      },
    ],
    ['damaged in its head', async (name: string) => writeFile(name, (await readFile(name, 'latin1')).replace('"end":', '"end":1'), 'latin1')],
    ['of a newer format', async (name: string) => writeFile(name, (await readFile(name, 'latin1')).replace('index/1', 'index/2'), 'latin1')],
    ['older than its segment', () => utimes(file(`${first}.jsonl`), new Date(), new Date('2026-01-02T00:00:00Z'))],
  ])('is made anew from its segment when it is %s', async (_what, spoil) => {
    await filled();
    const before = await readFile(file(`${first}.index`));
    await spoil(file(`${first}.index`));
    const store = await openStore();
    expect(await store.count()).toBe(7);
    for (let n = 0; n < 7; n++) expect(await store.get(response(n).key)).toEqual(response(n));
    expect(room.warnings).toEqual([]);
    // Looking writes nothing; a writer mends.
    await store.put(response(7));
    await store.close();
    const after = await readFile(file(`${first}.index`));
    const records = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf('\n'));
    expect(records(after)).toEqual(records(before));
  });

  it('remembers damage, which every opening tells', async () => {
    await filled();
    const bytes = await readFile(file(`${first}.jsonl`));
    bytes[bytes.indexOf('answer 0')] = 0x58;
    await writeFile(file(`${first}.jsonl`), bytes);
    for (let time = 0; time < 3; time++) {
      room.warnings.length = 0;
      const store = await openStore();
      expect(room.warnings).toEqual([expect.stringContaining('segment-000001.jsonl: 1 damaged row')]);
      await store.put(response(100 + time));
      await store.close();
    }
  });
});

describe('a segment that is not the last', () => {
  it('has no torn tail: what is broken at its end is damage', async () => {
    await filled();
    await truncate(file(`${first}.jsonl`), (await stat(file(`${first}.jsonl`))).size - 9);
    const store = await openStore();
    expect(room.warnings).toEqual([expect.stringContaining('segment-000001.jsonl: 1 damaged row')]);
    expect(await store.count()).toBe(6);
    await store.put(response(1));
    await store.close();
    const again = await openStore();
    expect(await again.count()).toBe(7);
    expect(await again.count()).toBe(7);
    expect(room.warnings).toHaveLength(2);
  });
});
