import { describe, expect, it } from '@jest/globals';
import { csvCell, csvRow } from './csv.ts';

describe('csvCell', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b", c\r\nd', '"a ""b"", c\r\nd"'],
    ['', '""'],
    [-1.5, '-1.5'],
    [Number.NaN, ''],
    [true, 'true'],
    [null, ''],
    [undefined, ''],
    ['=1+1', '"\'=1+1"'],
    ['  @SUM(1)', '"\'  @SUM(1)"'],
    ['\t-1', '"\'\t-1"'],
    ['＝1', '"\'＝1"'],
    ['a=1', '"a=1"'],
    ['a\u0000b', '"a\ufffdb"'],
  ])('%j', (cell, written) => {
    expect(csvCell(cell)).toBe(written);
  });
  it('ends rows as RFC 4180 wants', () => {
    expect(csvRow(['a', 1, null])).toBe('"a",1,\r\n');
  });
});
