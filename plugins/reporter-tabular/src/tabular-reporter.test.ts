import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { golden } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { TabularReporter } from './tabular-reporter.ts';

let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'tabular-'));
});
afterEach(() => rm(out, { recursive: true }));

const signal = new AbortController().signal;
const write = (options: object = {}, study = golden.goldenStudy()): Promise<readonly string[]> =>
  new TabularReporter(configSchema.parse(options)).write(golden.studyView(study), out, signal);

/** Cells of a CSV file; quotes as in RFC 4180. */
async function read(name: string): Promise<string[][]> {
  const text = await readFile(join(out, 'tables', `${name}.csv`), 'utf8');
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('TabularReporter', () => {
  it('describes every column of every table, and writes as many cells', async () => {
    const files = await write();
    expect(basename(files[0]!)).toBe('datapackage.json');
    const { resources } = JSON.parse(await readFile(files[0]!, 'utf8')) as {
      resources: { name: string; schema: { fields: { name: string; description: string }[] } }[];
    };
    expect(resources.map(({ name }) => `${name}.csv`).sort()).toEqual(
      (await readdir(join(out, 'tables'))).filter((name) => name.endsWith('.csv') && name !== 'dictionary.csv').sort(),
    );
    const dictionary = (await read('dictionary')).slice(1).map(([table, column]) => `${table}.${column}`);
    for (const { name, schema } of resources) {
      const [head, ...rows] = await read(name);
      expect(head).toHaveLength(schema.fields.length);
      for (const row of rows) expect(row).toHaveLength(head!.length);
      for (const field of schema.fields) expect(field.description).not.toBe('');
      expect(dictionary.filter((entry) => entry.startsWith(`${name}.`))).toHaveLength(schema.fields.length);
    }
  });

  it('writes what the artefacts say', async () => {
    await write();
    const [head, first] = await read('scores');
    expect(Object.fromEntries(head!.map((name, i) => [name, first![i]]))).toMatchObject({
      model: 'alpha',
      dimension: 'd1',
      score: '2',
      lower: '1',
      missing_refused: '1',
      simulated: 'true',
    });
    const matrix = await read('matrix');
    expect(matrix[0]!.slice(0, 3)).toEqual(['respondent', 'group_model', 'exposure']);
    expect(matrix[1]!.slice(2, 6)).toEqual(['3', '0', '1', '2']);
    expect((await read('loadings'))[0]).toEqual(expect.arrayContaining(['loading_1', 'loading_2', 'communality']));
    expect(await read('responses')).toHaveLength(13);
  });

  it('leaves out the answers when told to, and what was not made', async () => {
    await write({ responses: false });
    expect(await readdir(join(out, 'tables'))).not.toContain('responses.csv');
    await write({}, golden.unmadeStudy());
    expect((await readdir(join(out, 'tables'))).sort()).toEqual(['datapackage.json', 'diagnostics.csv', 'dictionary.csv', 'responses.csv']);
  });

  it('leaves nothing else behind', async () => {
    await write();
    await write();
    expect(await readdir(out)).toEqual(['tables']);
  });
});
