import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFactorData } from './factor-input.ts';
import { numberCell, readTable } from './read-table.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-table-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (content: string | Uint8Array): string => {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  return path;
};

describe('readTable', () => {
  it.each<[string, string | Uint8Array, string, RegExp]>([
    ['UTF-16 with a mark', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), 'data-utf-16', /UTF-8/],
    ['UTF-16 without one', Buffer.from('a,b\n1,2\n', 'utf16le'), 'data-utf-16', /UTF-8/],
    ['zero bytes', Uint8Array.from([97, 0, 0, 0, 98, 99, 100, 101, 102, 103]), 'data-binary', /CSV/],
    ['Latin-1', Buffer.from('caf\u00e9,b\n1,2\n', 'latin1'), 'data-not-utf-8', /UTF-8/],
    ['an open quote', 'a,b\n"1,2\n', 'data-quote-not-closed', /close it/],
    ['decimal commas between commas', 'a,b\n1,5,2,5\n', 'data-ragged', /1,5 → 1\.5/],
    ['a repeated column', 'a,b,a\n1,2,3\n', 'data-repeated-column', /name of its own/],
    ['no header', '1.5,2.5\n3,4\n', 'data-no-header', /row of names/],
  ])('refuses %s', async (_, content, code, hint) => {
    await expect(readTable(file(content))).rejects.toMatchObject({ code, hint: expect.stringMatching(hint) });
  });

  it('takes a header that counts the columns', async () => {
    expect((await readTable(file('0,1,2\n5,6,7\n'))).header).toEqual(['0', '1', '2']);
  });

  it('says how to write a decimal', async () => {
    const table = await readTable(file('a;b\n1,5;2\n'));
    expect(() => numberCell(table, 0, 0)).toThrow(expect.objectContaining({ hint: expect.stringContaining('1,5 → 1.5') }));
  });
});

describe('kinds of cells', () => {
  it.each([
    ['presence', 'a,b\n0,1\n1,2\n'],
    ['count', 'a,b\n3,1\n1,-2\n'],
    ['share', 'a,b\n0.5,1\n1,1.2\n'],
  ] as const)('refuses what is no %s, with its place', async (cell, text) => {
    await expect(readFactorData(file(text), { drop: [], cell })).rejects.toMatchObject({ code: 'data-wrong-kind-of-cell', where: expect.stringContaining('row 3, column b') });
    expect((await readFactorData(file('a,b\n0,1\n1,\n'), { drop: [], cell })).n).toBe(2);
  });
});
