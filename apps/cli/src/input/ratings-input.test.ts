import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRatings } from './ratings-input.ts';
import type { Ratings } from './ratings-input.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-ratings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (lines: readonly string[], facets: readonly string[]): Promise<Ratings> => {
  const path = join(folder, 'ratings.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return readRatings(path, { unit: 'model', facets, score: 'score' });
};
const header = 'model,item,wording,order,score';
const rows = ['a', 'b'].flatMap((m, i) => ['x', 'y'].flatMap((item, j) => ['1', '2'].map((order, k) => `${m},${item},w,${order},${(3 * i + 5 * j + 7 * k) % 6}`)));

describe('readRatings', () => {
  it('joins columns into one facet and leaves empty scores out', async () => {
    const ratings = await read([header, ...rows, 'a,z,w,1,', 'a,z,w,2,NA'], ['item', 'wording+order']);
    expect(ratings.facets.map(({ name }) => name)).toEqual(['model', 'item', 'wording+order']);
    expect(new Set(ratings.facets[2]!.levels)).toEqual(new Set(['w+1', 'w+2']));
    expect(ratings.score).toHaveLength(8);
    expect(ratings.missing).toBe(2);
    expect(ratings.diagnostics.map(({ code }) => code)).toEqual(['missing-scores', 'levels-without-score']);
    expect(ratings.diagnostics[1]!.message).toContain('1 of 3 levels of item have no score at all and are left out: "z"');
  });

  it('tells joined labels apart', async () => {
    const joined = await read([header, 'a,x,w+1,2,1', 'b,x,w,1+2,3', 'a,y,w+1,2,2', 'b,y,w,1+2,5', 'a,x,w,1+2,4', 'a,y,w,1+2,4'], ['item', 'wording+order']);
    expect(new Set(joined.facets[2]!.levels).size).toBe(2);
  });

  it('takes rows that share a cell as replicates when all do, and as a mistake when few do', async () => {
    const replicated = await read([header, ...rows], ['item']);
    expect(replicated.diagnostics.find(({ code }) => code === 'replicates')?.message).toMatch(/^2 rows share each combination of model, item/);
    await expect(read([header, ...rows, 'a,x,w,1,4'], ['item', 'order'])).rejects.toMatchObject({ code: 'data-repeated-cell', where: expect.stringContaining('row 10') });
  });

  it('finds a facet nested in another', async () => {
    const lines = ['a', 'b'].flatMap((m, i) => ['p1', 'p2', 'q1', 'q2'].map((item, j) => `${m},${item},${item[0]},1,${(i + j * j) % 4}`));
    const nested = await read([header, ...lines], ['wording', 'item']);
    expect(nested.facets[2]!.within).toEqual(['wording']);
    expect(nested.facets[1]!.within).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[], string]>([
    ['a column that is not there', [header, ...rows], ['prompt'], 'data-no-such-column'],
    ['text in the score', [header, ...rows, 'a,z,w,1,high'], ['item', 'order'], 'data-not-a-number'],
    ['an empty label', [header, ...rows, 'a,,w,1,3'], ['item', 'order'], 'data-empty-label'],
    ['one unit', [header, ...rows.filter((row) => row.startsWith('a'))], ['item', 'order'], 'data-one-level'],
    ['a facet of one level', [header, ...rows.filter((row) => row.includes(',1,'))], ['item', 'order'], 'data-one-level'],
    ['no scores', [header, ...rows.map((row) => row.replace(/\d$/, ''))], ['item', 'order'], 'data-no-scores'],
    ['scores all alike', [header, ...rows.map((row) => row.replace(/\d$/, '4'))], ['item', 'order'], 'data-constant-score'],
    ['the score as a facet', [header, ...rows], ['item', 'score'], 'data-column-twice'],
    ['a facet named twice', [header, ...rows], ['item', 'item'], 'data-column-twice'],
  ])('refuses %s', async (_, lines, facets, code) => {
    await expect(read(lines, facets)).rejects.toMatchObject({ code });
  });
});
