import { appendFile, open, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { response } from './__fixtures__/responses.ts';
import { storeRoom } from './__fixtures__/store-room.ts';
import type { JsonlStore } from './jsonl-store.ts';
import { encodeRow } from './line.ts';

// Before a store is closed.
afterEach(() => void jest.restoreAllMocks());
const room = storeRoom(1 << 20);
const { openStore } = room;
async function filled(count: number, segmentBytes?: number): Promise<void> {
  const store = await openStore(segmentBytes);
  await Promise.all(Array.from({ length: count }, (_, n) => store.put(response(n))));
  await store.close();
}
async function keysOf(store: JsonlStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.stream()) keys.push(key);
  return keys;
}
const first = (): string => join(room.folder, 'segment-000001.jsonl');

describe('the file', () => {
  it('has a versioned head and one JSON object a line, which any tool reads', async () => {
    await filled(3);
    const lines = (await readFile(first(), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toEqual({ schema: 'valuelex.responses/1', segment: 1 });
    expect(lines[1]).toMatchObject({
      schema: 'valuelex.response/1',
      text: response(0).text,
      crc32: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(lines).toHaveLength(4);
  });

  it('is followed by another when it has grown', async () => {
    await filled(1, 1500);
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const store = await openStore(1500);
      await store.put(response(n));
      await store.close();
    }
    const segments = (await readdir(room.folder)).filter((name) => name.startsWith('segment-'));
    expect(segments.length).toBeGreaterThan(2);
    const store = await openStore(1500);
    expect(await store.count()).toBe(7);
    expect(await keysOf(store)).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => response(n).key));
  });

  it('is not made by looking', async () => {
    const store = await openStore();
    expect(await store.get(response(1).key)).toBeUndefined();
    await store.close();
    expect(await readdir(room.folder)).toEqual([]);
  });
});

describe('an unfinished write', () => {
  it('is cut, wherever it was torn, and the rest stays', async () => {
    await filled(3);
    const whole = await readFile(first());
    const lastRow = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (const end of [lastRow + 1, lastRow + 60, whole.length - 30, whole.length - 1]) {
      await writeFile(first(), whole.subarray(0, end));
      const store = await openStore();
      expect(await store.count()).toBe(2);
      await store.put(response(2));
      await store.close();
      expect(await readFile(first())).toEqual(whole);
    }
    expect(room.warnings).toHaveLength(4);
  });

  it('may have been longer than what is written next', async () => {
    await filled(1);
    await appendFile(first(), encodeRow(response(1, 'long '.repeat(1000))).subarray(0, 4000));
    const store = await openStore();
    await store.put(response(2));
    await store.close();
    const lines = (await readFile(first(), 'utf8')).split('\n');
    expect(lines.map((line) => line.slice(-1))).toEqual(['}', '}', '}', '']);
  });

  it('may have torn the head line itself', async () => {
    await filled(1);
    await truncate(first(), 10);
    const store = await openStore();
    await store.put(response(5));
    await store.close();
    expect(await keysOf(await openStore())).toEqual([response(5).key]);
  });

  it('may have left zeros behind', async () => {
    await filled(2);
    await appendFile(first(), Buffer.alloc(4096));
    const store = await openStore();
    await store.put(response(2));
    await store.close();
    expect(await keysOf(await openStore())).toEqual([0, 1, 2].map((n) => response(n).key));
  });
});

describe('damage', () => {
  it('in the middle costs the damaged row alone, and is told', async () => {
    await filled(3);
    const bytes = await readFile(first());
    bytes[bytes.indexOf('answer 1')] = 0x58;
    await writeFile(first(), bytes);
    const store = await openStore();
    expect(await keysOf(store)).toEqual([response(0).key, response(2).key]);
    expect(room.warnings[0]).toContain('1 damaged row');
    await store.put(response(1));
    expect(await store.get(response(1).key)).toEqual(response(1));
  });

  it('that happens while the store is open is told, and never a wrong answer', async () => {
    await filled(2);
    const store = await openStore();
    const handle = await open(first(), 'r+');
    await handle.write('XXXX', (await readFile(first())).indexOf('answer 1'));
    await handle.close();
    expect(await Promise.all([store.get(response(1).key), store.get(response(1).key)])).toEqual([undefined, undefined]);
    expect(room.warnings).toEqual([expect.stringContaining('1 stored row(s) are damaged')]);
    expect(await store.get(response(0).key)).toEqual(response(0));
    await store.put(response(1));
    expect(await store.get(response(1).key)).toEqual(response(1));
    expect(await keysOf(store)).toHaveLength(2);
  });
});

describe('a second writer', () => {
  it('is turned away with the name of the first, and reads meanwhile', async () => {
    const writer = await openStore();
    await writer.put(response(0));
    const other = await openStore();
    expect(await other.get(response(0).key)).toEqual(response(0));
    await expect(other.put(response(1))).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringContaining(String(process.pid)),
    });
    await writer.close();
    await other.put(response(1));
    expect(await other.count()).toBe(2);
  });

  it('sees what the first wrote after it was opened', async () => {
    const late = await openStore();
    await filled(2);
    await late.put(response(1));
    expect(await late.count()).toBe(2);
    await late.close();
    expect(await keysOf(await openStore())).toHaveLength(2);
  });

  it('takes over from a process that is gone', async () => {
    await filled(1);
    const gone = { pid: 2 ** 22 + 12345, host: hostname(), since: new Date().toISOString(), token: 'x' };
    await writeFile(join(room.folder, '.lock'), JSON.stringify(gone));
    const store = await openStore();
    await store.put(response(1));
    expect(await store.count()).toBe(2);
  });

  it('does not take over from another machine', async () => {
    await filled(1);
    const elsewhere = { pid: 1, host: 'another.example', since: new Date().toISOString(), token: 'x' };
    await writeFile(join(room.folder, '.lock'), JSON.stringify(elsewhere));
    await expect((await openStore()).put(response(1))).rejects.toMatchObject({ code: 'store-locked' });
  });
});

describe('a full disk', () => {
  it('is a clear error, corrupts nothing, and may be tried again', async () => {
    const store = await openStore();
    await store.put(response(0));
    const handle = await open(first(), 'r');
    const prototype = Object.getPrototypeOf(handle) as { write: (...args: unknown[]) => Promise<unknown> };
    await handle.close();
    // Half of the bytes get there before the disk is full.
    const original = prototype.write;
    const full = jest.spyOn(prototype, 'write').mockImplementation(async function (this: unknown, ...args: unknown[]) {
      const [bytes, from, length, at] = args as [Buffer, number, number, number];
      await original.call(this, bytes, from, Math.floor(length / 2), at);
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    await expect(store.put(response(1, 'long '.repeat(1000)))).rejects.toMatchObject({ code: 'store-disk-full' });
    expect(await store.has(response(1).key)).toBe(false);
    full.mockRestore();
    await store.put(response(2));
    await store.close();
    expect(await readFile(first(), 'utf8')).toMatch(/\}\n$/);
    expect(await keysOf(await openStore())).toEqual([response(0).key, response(2).key]);
    expect(room.warnings).toEqual([]);
  });
});

describe('many at once', () => {
  it('share their syncs', async () => {
    const store = await openStore();
    await store.put(response(-1));
    const handle = await open(first(), 'r');
    const prototype = Object.getPrototypeOf(handle) as { datasync: () => Promise<void> };
    await handle.close();
    const syncs = jest.spyOn(prototype, 'datasync');
    await Promise.all(Array.from({ length: 500 }, (_, n) => store.put(response(n))));
    expect(syncs.mock.calls.length).toBeLessThanOrEqual(2);
    expect(await store.count()).toBe(501);
  });

  it('of one key are stored once: the first', async () => {
    const store = await openStore();
    await Promise.all([store.put(response(1, 'one')), store.put(response(1, 'two'))]);
    await store.put(response(1, 'three'));
    expect((await store.get(response(1).key))?.text).toBe('one');
    expect(await store.count()).toBe(1);
  });
});
