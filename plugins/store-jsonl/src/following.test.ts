import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { response } from './__fixtures__/responses.ts';
import { storeRoom } from './__fixtures__/store-room.ts';
import type { JsonlStore } from './jsonl-store.ts';
import { encodeRow } from './line.ts';

const room = storeRoom(1000);
const { openStore } = room;
async function seeds(store: JsonlStore, from?: number): Promise<(number | null)[]> {
  const found: (number | null)[] = [];
  for await (const { seed } of store.stream(from)) found.push(seed);
  return found;
}
const first = (): string => join(room.folder, 'segment-000001.jsonl');

describe('a reader beside a writer', () => {
  it('sees every row that was stored before it looks, over changes of segment', async () => {
    const reader = await openStore();
    const writer = await openStore();
    for (let n = 0; n < 8; n++) {
      await writer.put(response(n));
      expect(await seeds(reader)).toEqual(Array.from({ length: n + 1 }, (_, i) => i));
      expect(await reader.count()).toBe(n + 1);
      expect(await reader.get(response(n).key)).toEqual(response(n));
    }
    expect(room.warnings).toEqual([]);
  });

  it('reads what is new alone, over changes of segment, where it says what it has seen', async () => {
    const writer = await openStore();
    const reader = await openStore();
    let seen = 0;
    for (let n = 0; n < 12; n++) {
      await writer.put(response(n));
      if (n % 3 !== 2) continue;
      const found = await seeds(reader, seen);
      expect(found).toEqual([n - 2, n - 1, n]);
      seen += found.length;
    }
    expect(await seeds(reader, 12)).toEqual([]);
    expect(await seeds(writer, 5)).toEqual([5, 6, 7, 8, 9, 10, 11]);
    // What lies before is not looked at: nobody notices what has become of it.
    const whole = await readFile(first(), 'utf8');
    await writeFile(first(), whole.replace(/"seed":1\b/, '"seed":9'));
    expect(await seeds(reader, 10)).toEqual([10, 11]);
    expect(await reader.count()).toBe(12);
  });

  it('counts no row twice that is found damaged behind the place that it starts from', async () => {
    const writer = await openStore();
    for (let n = 0; n < 4; n++) await writer.put(response(n));
    const reader = await openStore();
    expect(await seeds(reader, 4)).toEqual([]);
    const whole = await readFile(first(), 'utf8');
    await writeFile(first(), whole.replace(/"seed":1\b/, '"seed":9'));
    expect(await seeds(reader, 1)).toEqual([2, 3]);
    expect(await reader.count()).toBe(3);
    expect(await seeds(reader, 3)).toEqual([]);
  });

  it('sees whole lines only, also of the last one', async () => {
    const writer = await openStore(1 << 20);
    await writer.put(response(0));
    await writer.close();
    const reader = await openStore();
    const row = encodeRow(response(1));
    for (const [from, to] of [
      [0, 1],
      [1, 50],
      [50, row.length - 1],
    ]) {
      await appendFile(first(), row.subarray(from, to));
      expect(await seeds(reader)).toEqual([0]);
    }
    await appendFile(first(), '\n');
    expect(await seeds(reader)).toEqual([0, 1]);
    expect(room.warnings).toEqual([]);
  });

  it('forgets rows that the writer had to take back', async () => {
    const writer = await openStore(1 << 20);
    await writer.put(response(0));
    await writer.close();
    const before = (await readFile(first())).length;
    await appendFile(first(), encodeRow(response(1)));
    const reader = await openStore();
    expect(await reader.count()).toBe(2);
    await truncate(first(), before);
    expect(await seeds(reader)).toEqual([0]);
    await appendFile(first(), encodeRow(response(2)));
    expect(await seeds(reader)).toEqual([0, 2]);
    expect(await reader.has(response(1).key)).toBe(false);
  });

  it('that becomes the writer knows all rows first', async () => {
    const late = await openStore();
    const early = await openStore();
    for (let n = 0; n < 5; n++) await early.put(response(n));
    await early.close();
    await Promise.all([0, 4, 5].map((n) => late.put(response(n))));
    expect((await seeds(late)).sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('versions of the format', () => {
  const withHead = async (head: string): Promise<void> => {
    await writeFile(first(), Buffer.concat([Buffer.from(`${head}\n`), encodeRow(response(0))]));
  };

  it('1 is read, whatever else its head says', async () => {
    await withHead('{"schema":"valuelex.responses/1","segment":1,"note":"more"}');
    const store = await openStore();
    expect(await seeds(store)).toEqual([0]);
    await store.put(response(1));
    expect(await seeds(store)).toEqual([0, 1]);
  });

  it.each(['2', '10', '999999999'])('%s is refused before anything is read or written', async (version) => {
    await withHead(`{"schema":"valuelex.responses/${version}","segment":1}`);
    const before = await readFile(first());
    await expect(openStore()).rejects.toMatchObject({
      code: 'store-version',
      message: expect.stringContaining(`format ${version}; this one reads up to 1`),
      hint: expect.stringContaining('Update'),
    });
    expect(await readFile(first())).toEqual(before);
  });

  it('may be lost with a damaged head line, which costs nothing else', async () => {
    await withHead('{"schema":"valuXXXX.responses/1","segment":1}');
    const store = await openStore();
    expect(await seeds(store)).toEqual([0]);
    expect(room.warnings).toEqual([expect.stringContaining('1 damaged row')]);
  });
});
