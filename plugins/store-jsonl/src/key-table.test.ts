import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { KeyTable } from './key-table.ts';

const key = (n: number): string => createHash('sha256').update(String(n)).digest('hex');
const place = (n: number) => ({ segment: 1 + (n % 3), offset: n * 2 ** 20, length: n });

describe('KeyTable', () => {
  it('keeps places of many rows, in files larger than 4 GB too', () => {
    const table = new KeyTable();
    for (let n = 0; n < 50_000; n++) table.add(key(n), place(n));
    expect(table.size).toBe(50_000);
    for (let n = 0; n < 50_000; n += 7) expect(table.get(key(n))).toEqual(place(n));
    expect(table.has(key(50_000))).toBe(false);
    expect(table.get(key(50_000))).toBeUndefined();
  });

  it('keeps the first place of a key', () => {
    const table = new KeyTable();
    table.add(key(1), place(1));
    table.add(key(1), place(2));
    expect([table.size, table.get(key(1))]).toEqual([1, place(1)]);
  });

  it('takes keys that are no hashes', () => {
    const table = new KeyTable();
    table.add('a', place(1));
    table.add('A'.repeat(64), place(2));
    table.add('', place(3));
    expect(['a', 'A'.repeat(64), '', 'b'].map((k) => table.get(k)?.length)).toEqual([1, 2, 3, undefined]);
  });

  it('tells keys apart that begin alike', () => {
    const table = new KeyTable();
    const alike = Array.from({ length: 300 }, (_, n) => `${'0'.repeat(24)}${n.toString(16).padStart(8, '0')}${'f'.repeat(32)}`);
    alike.forEach((k, n) => table.add(k, place(n)));
    expect(alike.map((k) => table.get(k)?.length)).toEqual(alike.map((_, n) => n));
  });

  it('gives the records of a segment away, and takes them in again', () => {
    const table = new KeyTable();
    for (let n = 0; n < 100; n++) table.add(key(n), place(n));
    const other = new KeyTable();
    other.add(key(4), { segment: 9, offset: 0, length: 1 });
    other.addRecords(table.recordsOf(2));
    expect(other.size).toBe(33);
    expect(other.get(key(1))).toEqual(place(1));
    expect(other.get(key(4))?.segment).toBe(9);
    expect(other.has(key(2))).toBe(false);
  });
});
