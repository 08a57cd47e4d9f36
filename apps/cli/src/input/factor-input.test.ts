import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCorrelation, readFactorData } from './factor-input.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (text: string): string => {
  const path = join(folder, `${Math.abs(hash(text))}.csv`);
  writeFileSync(path, text);
  return path;
};
const hash = (text: string): number => [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 7);
const wide = { drop: [], cell: 'rating' } as const;

describe('readFactorData', () => {
  it('reads a wide table, missing cells as NaN', async () => {
    const data = await readFactorData(file('a,b\n1,2\n3,NA\n5,\n'), wide);
    expect(data.variables).toEqual(['a', 'b']);
    expect([...data.values]).toEqual([1, 2, 3, Number.NaN, 5, Number.NaN]);
  });

  it('takes semicolons and tabs, a byte-order mark, and a column of row names', async () => {
    const data = await readFactorData(file('\uFEFFid;x;y\nr1;1;2\nr2;3;4\n'), wide);
    expect(data.variables).toEqual(['x', 'y']);
    const tabbed = await readFactorData(file('x\ty\n1\t2\n3\t4\n'), wide);
    expect([...tabbed.values]).toEqual([1, 2, 3, 4]);
  });

  it('keeps the block column out of the variables and in the groups', async () => {
    const data = await readFactorData(file('m,x\nA,1\nA,2\nB,3\n'), { ...wide, block: 'm' });
    expect(data.variables).toEqual(['x']);
    expect(data.groups).toEqual({ model: ['A', 'A', 'B'] });
  });

  it('makes a long table wide', async () => {
    const data = await readFactorData(file('model,form,item,rating\nA,1,i1,5\nA,1,i2,4\nB,1,i2,2\n'), {
      ...wide,
      block: 'model',
      long: { rows: ['model', 'form'], column: 'item', cell: 'rating' },
    });
    expect(data.variables).toEqual(['i1', 'i2']);
    expect([...data.values]).toEqual([5, 4, Number.NaN, 2]);
    expect(data.groups).toEqual({ model: ['A', 'B'] });
  });

  it.each([
    ['text in a cell', 'a,b\n1,two\n', /row 2, column b.*"two" is not a finite number/s],
    ['infinity', 'a,b\n1,Infinity\n', /not a finite number/],
    ['a ragged row', 'a,b\n1,2\n3\n', /line 3 the row has 1 cell, the header 2/],
    ['no rows', 'a,b\n', /no rows/],
  ])('refuses %s', async (_, text, message) => {
    await expect(readFactorData(file(text), wide).catch((error: Error & { where: string }) => Promise.reject(new Error(`${error.where} ${error.message}`)))).rejects.toThrow(message);
  });

  it('refuses a long table whose rows repeat', async () => {
    const repeated = readFactorData(file('m,item,r\nA,i1,1\nA,i1,2\n'), { ...wide, long: { rows: ['m'], column: 'item', cell: 'r' } });
    await expect(repeated).rejects.toThrow(/do not tell this row from an earlier one/);
  });
});

describe('readCorrelation', () => {
  it('reads a matrix with and without row names', async () => {
    const plain = await readCorrelation(file('a,b\n1,.5\n.5,1\n'), 100);
    expect([...plain.input.correlation]).toEqual([1, 0.5, 0.5, 1]);
    const named = await readCorrelation(file(',a,b\na,1,.5\nb,.5,1\n'), null);
    expect(named.input.variables).toEqual(['a', 'b']);
    expect(named.standardised).toBe(false);
  });

  it('standardises a covariance matrix and says so', async () => {
    const { input, standardised } = await readCorrelation(file('a,b\n4,3\n3,9\n'), 50);
    expect(standardised).toBe(true);
    expect([...input.correlation]).toEqual([1, 0.5, 0.5, 1]);
  });

  it('refuses what is not symmetric, not square, or has a bad diagonal', async () => {
    await expect(readCorrelation(file('a,b\n1,.5\n.4,1\n'), 9)).rejects.toThrow(/should be equal/);
    await expect(readCorrelation(file('a,b,c\n1,.5,2\n'), 9)).rejects.toThrow(/not a correlation matrix/);
    await expect(readCorrelation(file('a,b\n0,.5\n.5,1\n'), 9)).rejects.toThrow(/diagonal/);
    await expect(readCorrelation(file('a,b\n1,NA\nNA,1\n'), 9)).rejects.toThrow(/is missing/);
  });
});
