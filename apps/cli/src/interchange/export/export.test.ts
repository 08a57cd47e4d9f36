import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from '@valuelex/core';
import { extractResponses, studyConfigSchema } from '@valuelex/engine';
import type { AnswerToExtract } from '@valuelex/engine';
import extractorList from '@valuelex/extractor-list';
import { parseModel } from '@valuelex/psychometrics';
import { studyTables } from '@valuelex/study-tables';
import { golden, testContext } from '@valuelex/testkit';
import { parquetReadObjects } from 'hyparquet';
import { readAnswers } from '../../input/read-answers.ts';
import { detect } from '../import/detect.ts';
import { answerLines, newCount } from '../import/import-answers.ts';
import { writeTexts, writeWhole } from '../whole-file.ts';
import { writeFolder } from '../whole-folder.ts';
import { writeCsv } from './csv-file.ts';
import { writeJsonl } from './jsonl-file.ts';
import { lavaanModel } from './lavaan-model.ts';
import { writeParquet } from './parquet-file.ts';
import { rFiles, writeR } from './r-folder.ts';
import { syntacticNames } from './syntactic-names.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const signal = new AbortController().signal;
const written = { signal, onRow: () => undefined };
const study = golden.goldenStudy();
const tableOf = async (name: string) => (await studyTables(golden.studyView(study), { responses: true })).find((table) => table.name === name)!;

describe('jsonl', () => {
  it('comes back from import and extract with the same words', async () => {
    const lists = ['Honesty, fairness, care', '- kindness\n- honesty', 'I cannot say.', '1. Curiosity\n2. Fairness', '', 'Courage; honest; wisdom\u2028'];
    const responses: Response[] = Array.from({ length: 60 }, (_, i) => golden.goldenResponse(i, { text: lists[i % lists.length]!, model: `m${i % 5}`, sampling: { temperature: (i % 2) / 2 }, replicate: i }));
    async function* stored(): AsyncGenerator<Response> {
      yield* responses;
    }
    const [exported, imported] = [join(folder, 'a.jsonl'), join(folder, 'b.jsonl')];
    expect(await writeJsonl(exported, stored(), written)).toBe(60);
    const file = { file: exported, ...(await detect(exported, undefined, signal)) };
    await writeTexts(imported, answerLines([file], { map: new Map(), strict: true, signal, onBytes: () => undefined }, newCount()), signal);

    async function* direct(): AsyncGenerator<AnswerToExtract> {
      for (const { text, model, sampling, messages } of responses) yield { id: '', respondent: `${model} ${JSON.stringify(sampling)}`, model, text, finishReason: 'stop', prompt: messages[0]!.content };
    }
    async function* reread(): AsyncGenerator<AnswerToExtract> {
      for await (const row of readAnswers(imported, new Map())) yield { id: '', respondent: `${row.model} ${JSON.stringify(row.sampling)}`, model: row.model, text: row.text, finishReason: row.finishReason!, prompt: row.prompt! };
    }
    const extractor = await extractorList.create({ prose: true, maxLength: 200_000, stopList: [] }, testContext());
    const { merge, frequency } = studyConfigSchema.shape.extract.parse({ use: 'list' });
    const [a, b] = [await extractResponses(direct(), extractor, { merge, frequency, signal }), await extractResponses(reread(), extractor, { merge, frequency, signal })];
    expect(a.lexicon.entries.length).toBeGreaterThan(5);
    expect(b).toEqual(a);
    // Nothing of a row is lost on the way.
    const [first] = readFileSync(imported, 'utf8').split('\n');
    const { extra, source: _, prompt: __, ...row } = JSON.parse(first!) as Record<string, unknown> & { extra: object };
    expect({ ...row, ...extra }).toEqual(JSON.parse(JSON.stringify({ ...responses[0], modelRevision: undefined })));
  });
});

describe('csv', () => {
  it('writes no cell that a spreadsheet would run', async () => {
    const file = join(folder, 'a.csv');
    expect(await writeCsv(file, await tableOf('scores'), written)).toBeGreaterThan(0);
    expect(readFileSync(file, 'utf8')).not.toMatch(/(?:^|,|")[=+@]/m);
  });
});

describe('parquet', () => {
  it.each(['responses', 'matrix', 'ratings', 'answers-missing'])('%s: another reader reads every cell', async (name) => {
    const file = join(folder, 'a.parquet');
    const table = await tableOf(name);
    const rows: unknown[][] = [];
    for await (const row of (await tableOf(name)).rows) rows.push([...row]);
    expect(await writeParquet(file, table, { study: 's' }, written)).toBe(rows.length);
    const bytes = readFileSync(file);
    const read = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer });
    const plain = (cell: unknown): unknown => (typeof cell === 'bigint' ? Number(cell) : (cell ?? null));
    expect(read.map((row) => Object.values(row).map(plain))).toEqual(rows.map((row) => row.map(plain)));
  });

  it('goes on over row groups', async () => {
    const file = join(folder, 'b.parquet');
    async function* many(): AsyncGenerator<readonly [number, string]> {
      for (let i = 0; i < 12_000; i += 1) yield [i, `t${i % 7}`];
    }
    const columns = [{ name: 'same', type: 'integer' as const, description: 'd' }, { name: 'same', type: 'string' as const, description: 'd' }];
    expect(await writeParquet(file, { name: 't', description: 'd', columns, rows: many() }, {}, written)).toBe(12_000);
    const bytes = readFileSync(file);
    const read = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer });
    expect([read.length, read[11_999]]).toEqual([12_000, { same: 11_999n, same_2: 't1' }]);
  });
});

describe('r', () => {
  it('names rows and columns alike in every file, and runs nothing of the study', async () => {
    const files = rFiles(study.taxonomy);
    await writeFolder(join(folder, 'r'), files, false, (staging) => writeR(staging, study.study, study.matrix!, study.taxonomy, written));
    expect(readdirSync(join(folder, 'r')).sort()).toEqual([...files].sort());
    const lines = (name: string): string[] => readFileSync(join(folder, 'r', name), 'utf8').split('\r\n');
    const header = lines('matrix.csv')[0]!.split(',').slice(1);
    expect(header).toHaveLength(study.matrix!.columns.length);
    for (const name of header) expect(name).toMatch(/^"[A-Za-z]\w*"$/);
    expect(lines('variables.csv').slice(1, -1).map((line) => line.split(',')[0])).toEqual(header);
    expect(readFileSync(join(folder, 'r', 'read.R'), 'utf8')).not.toContain(study.study);
  });
});

describe('lavaan', () => {
  it('is a model that our own parser reads, whatever the words and names are', () => {
    const { syntax, names } = lavaanModel(study.taxonomy!, 'a study\nf =~ injected');
    const terms = parseModel(syntax).filter(({ op }) => op === '=~');
    expect(new Set(terms.map(({ rhs }) => rhs))).toEqual(new Set(names.values()));
    expect(new Set(terms.map(({ lhs }) => lhs)).size).toBe(study.taxonomy!.dimensions.filter(({ members }) => members.length > 0).length);
    expect(syntax).not.toMatch(/^f =~/m);
  });
  it('says that there is nothing to model', () => {
    expect(() => lavaanModel(golden.noDimension, 's')).toThrow(/no dimensions/);
  });
});

describe('syntacticNames', () => {
  it('are what R takes as a name, none twice', () => {
    expect(syntacticNames(['honesty', 'open-minded', 'open minded', 'Élan', '诚实', '2nd chance', 'if', '', 'TRUE', 'naïveté'])).toEqual(['honesty', 'open_minded', 'open_minded_2', 'Elan', 'v5', 'v_2nd_chance', 'v_if', 'v8', 'v_TRUE', 'naivete']);
    expect(syntacticNames(['a'], new Set(['a']))).toEqual(['a_2']);
  });
});

describe('writing whole', () => {
  it('leaves what was there, and nothing beside it, when it fails', async () => {
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'old');
    async function* failing(): AsyncGenerator<string> {
      yield 'new';
      throw new Error('broke');
    }
    await expect(writeWhole(file, (partial) => writeTexts(partial, failing(), signal))).rejects.toThrow('broke');
    expect(readFileSync(file, 'utf8')).toBe('old');
    await expect(writeFolder(join(folder, 'new'), ['b'], false, (staging) => writeTexts(join(staging, 'b'), failing(), signal))).rejects.toThrow('broke');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('replaces a file of a folder only where it may, and keeps the others', async () => {
    writeFileSync(join(folder, 'mine'), 'keep');
    writeFileSync(join(folder, 'b'), 'old');
    const write = async (staging: string): Promise<void> => writeFileSync(join(staging, 'b'), 'new');
    await expect(writeFolder(folder, ['b'], false, write)).rejects.toThrow(/there already/);
    await writeFolder(folder, ['b'], true, write);
    expect([readFileSync(join(folder, 'b'), 'utf8'), readdirSync(folder).sort()]).toEqual(['new', ['b', 'mine']]);
  });
});
