import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataError } from '@valuelex/core';
import type { Taxonomy } from '@valuelex/core';
import { LengthRater } from '../stages/__fixtures__/fake-context.ts';
import { calibrationTasks, judgeCalibration, readCalibration } from './calibration.ts';

const part = { id: 'd1.1', name: 'Warmth', names: [], members: ['warm'], stability: null };
const taxonomy = {
  dimensions: [{ id: 'd1', name: 'Care', names: [], members: [{ descriptor: 'care', loading: 1, crossLoads: false }], subdimensions: [part], underIdentified: false }],
} as unknown as Taxonomy;
const scale = { min: 0, max: 6, anchors: [] };
const tasksOf = (file: Awaited<ReturnType<typeof readCalibration>>) => calibrationTasks(file, taxonomy, 'stems', scale, 'en');
const messageOf = async (made: () => unknown): Promise<string> => {
  try {
    await made();
  } catch (error) {
    if (error instanceof DataError || DataError.is(error)) return (error as Error).message;
    throw error;
  }
  return '';
};

let folder: string;
const written = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return name;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'valuelex-calibration-'));
});

describe('readCalibration', () => {
  it('reads the same from CSV and from JSON Lines', async () => {
    const rows = [
      { id: '1', stem: 'When asked, I', answer: 'help, "gladly"', dimension: 'd1', score: 5 },
      { id: '1', stem: 'When asked, I', answer: 'help, "gladly"', dimension: 'd1.1', score: 2.5 },
    ];
    const csv = await written('a.csv', 'id,stem,answer,dimension,score\n1,"When asked, I","help, ""gladly""",d1,5\n1,"When asked, I","help, ""gladly""",d1.1,2.5\n');
    const jsonl = await written('a.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const bare = async (name: string) => (await readCalibration(name, folder)).rows.map(({ line: _line, ...row }) => row);
    expect(await bare(csv)).toEqual(rows);
    expect(await bare(jsonl)).toEqual(rows);
    expect((await readCalibration(csv, folder)).rows.map(({ line }) => line)).toEqual([2, 3]);
    expect((await readCalibration(csv, folder)).sha256).not.toBe((await readCalibration(jsonl, folder)).sha256);
  });

  it('names every bad line', async () => {
    const file = await written('bad.csv', 'id,stem,answer,dimension,score\n1,s,a,d1,\n2,s,a,d1,high\n3,s,a,d1,4\n3,s,b,d1,5\n4,,a,d1,1\n');
    const message = await messageOf(() => readCalibration(file, folder));
    for (const told of ['4 problems', 'line 2: score', 'line 3: score', 'line 5: 3 was judged on d1 in line 4 already', 'line 6: stem']) expect(message).toContain(told);
    expect(await messageOf(async () => readCalibration(await written('bad.jsonl', '{\n{"id": 1, "more": 2}'), folder))).toMatch(/line 1[^]*line 2/);
  });

  it.each([['none.csv', undefined, 'ENOENT'], ['empty.jsonl', '\n', 'no rating'], ['quote.csv', 'id,stem\n"1', 'CSV']])('refuses %s', async (name, text, why) => {
    if (text !== undefined) await written(name, text);
    expect(await messageOf(() => readCalibration(name, folder))).toContain(why);
  });
});

describe('calibrationTasks', () => {
  it('refuses what the taxonomy or the scale does not have, all at once', async () => {
    const file = await readCalibration(await written('off.csv', 'id,stem,answer,dimension,score\n1,s,a,d9,3\n2,s,a,d1,7\n'), folder);
    const message = await messageOf(() => tasksOf(file));
    expect(message).toMatch(/line 2: the taxonomy has no dimension or subdimension "d9"[^]*line 3: the score 7 is outside/);
  });
});

describe('judgeCalibration', () => {
  it('gives each row the rater’s own score, by the path of all answers', async () => {
    const rater = new LengthRater();
    const file = await readCalibration(await written('good.csv', 'id,stem,answer,dimension,score\nx,When I,ab,d1,1\nx,When I,ab,d1.1,6\ny,When I,abcd,d1,2\n'), folder);
    const { calibration, failed } = await judgeCalibration({ port: rater, madeBy: { plugin: 'p', version: '1' }, options: {}, label: 'rater' }, tasksOf(file), new AbortController().signal);
    expect(failed).toBe(0);
    expect(calibration).toEqual([
      { rater: 'rater', id: 'x', dimension: 'd1', human: 1, score: 2 },
      { rater: 'rater', id: 'x', dimension: 'd1.1', human: 6, score: 2 },
      { rater: 'rater', id: 'y', dimension: 'd1', human: 2, score: 4 },
    ]);
    expect(rater.asked[1]!.target).toEqual({ dimension: 'd1', subdimension: 'd1.1', name: 'Warmth', members: ['warm'] });
    expect(rater.asked[1]!.item.stem).toBe('When I');
  });
});
