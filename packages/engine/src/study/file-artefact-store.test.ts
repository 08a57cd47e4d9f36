import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import type { Recipe } from './artefact-store.ts';
import { FileArtefactStore } from './file-artefact-store.ts';
import { ArtefactText } from './format-artefact.ts';
import { sha256 } from './hash.ts';

const schema = z.strictObject({
  schema: z.literal('test/1'),
  values: z.array(z.number()),
  rows: z.array(z.strictObject({ id: z.string() })),
});
type Value = z.infer<typeof schema>;
const value: Value = { schema: 'test/1', values: [0.1 + 0.2, 1e-300, -0], rows: [{ id: 'a' }, { id: 'b' }] };

let folder: Scratch;
let made: number;
let warnings: string[];
beforeEach(async () => {
  folder = await scratch();
  made = 0;
  warnings = [];
});
afterEach(() => folder.remove());

const store = (seed = 1): FileArtefactStore =>
  new FileArtefactStore(
    folder.dir,
    seed,
    () => undefined,
    (message) => warnings.push(message),
  );
function recipe(over: Partial<Recipe<Value>> = {}): Recipe<Value> {
  return {
    stage: 'test',
    version: 1,
    schema,
    settings: { a: 1 },
    plugins: [{ plugin: 'p', version: '1' }],
    inputs: ['abc'],
    make: async () => {
      made += 1;
      return value;
    },
    ...over,
  };
}

describe('FileArtefactStore', () => {
  it('makes once and reads afterwards, the same to the last bit', async () => {
    const first = await store().produce(recipe());
    const second = await store().produce(recipe());
    expect(made).toBe(1);
    expect([first.reused, second.reused]).toEqual([false, true]);
    expect({ ...second, reused: false }).toEqual({ ...first, reused: false });
    expect(Object.is(first.value.values[2], second.value.values[2])).toBe(true);
    expect(first.file).toBe(`artefacts/test-${first.key.slice(0, 12)}.json`);
  });

  it.each<[string, Partial<Recipe<Value>>]>([
    ['settings', { settings: { a: 2 } }],
    ['the version of a plugin', { plugins: [{ plugin: 'p', version: '2' }] }],
    ['the file of a local plugin', { plugins: [{ plugin: 'p', version: '1', file: 'ff' }] }],
    ['an input', { inputs: ['abd'] }],
    ['the version of the stage', { version: 2 }],
    ['the stage', { stage: 'other' }],
  ])('makes anew when %s changes, and keeps the old one', async (_what, over) => {
    const before = await store().produce(recipe());
    const after = await store().produce(recipe(over));
    expect(made).toBe(2);
    expect(after.key).not.toBe(before.key);
    expect((await store().produce(recipe())).reused).toBe(true);
  });

  it('makes anew when the seed changes', async () => {
    const before = await store(1).produce(recipe());
    expect((await store(2).produce(recipe())).key).not.toBe(before.key);
  });

  it('does not mind the order of settings', async () => {
    const a = await store().produce(recipe({ settings: { a: 1, b: 2 } }));
    const b = await store().produce(recipe({ settings: { b: 2, a: 1 } }));
    expect(b).toMatchObject({ key: a.key, reused: true });
  });

  it.each<[string, (text: string) => string]>([
    ['truncated', (text) => text.slice(0, text.length / 2)],
    ['changed', (text) => text.replace('"a"', '"c"')],
    ['emptied', () => ''],
  ])('makes a %s file again, byte for byte', async (_what, damage) => {
    const { file } = await store().produce(recipe());
    const path = join(folder.dir, file);
    const whole = await readFile(path, 'utf8');
    await writeFile(path, damage(whole));
    expect((await store().produce(recipe())).reused).toBe(false);
    expect(await readFile(path, 'utf8')).toBe(whole);
    expect(warnings).toEqual([`${file} is not as it was written: it is made again`]);
  });

  it('makes again what is not complete', async () => {
    await store().produce(recipe({ complete: () => false }));
    expect((await store().produce(recipe({ complete: () => false }))).reused).toBe(false);
    expect((await store().produce(recipe({ complete: () => true }))).reused).toBe(true);
  });

  it('survives an index that is lost or broken', async () => {
    await store().produce(recipe());
    await writeFile(join(folder.dir, 'artefacts', 'index.json'), '{"art');
    expect((await store().produce(recipe())).reused).toBe(false);
    expect((await store().produce(recipe())).reused).toBe(true);
    expect(warnings).toEqual(['artefacts/index.json cannot be read: it is built anew, and artefacts are made again']);
  });

  it('says nothing where nothing was repaired', async () => {
    await store().produce(recipe());
    await store().produce(recipe());
    await store(2).produce(recipe());
    expect(warnings).toEqual([]);
  });

  it('refuses what does not follow its schema, and writes nothing', async () => {
    const bad = recipe({ make: async () => ({ ...value, values: [Number.NaN] }) });
    await expect(store().produce(bad)).rejects.toMatchObject({
      code: 'plugin-bad-artefact',
      message: expect.stringContaining('values.0'),
    });
    expect(Object.keys(await folder.files())).toEqual([]);
  });

  it('leaves no draft behind, not even of a run that was killed', async () => {
    await folder.write('artefacts/test-0123456789ab.json.01234567.tmp', '{"half');
    await store().produce(recipe());
    expect(Object.keys(await folder.files('artefacts')).filter((name) => name.includes('tmp'))).toEqual([]);
  });
});

describe('ArtefactText', () => {
  it('is JSON with a line for every member and entry, and ends with a newline', () => {
    const artefact = new ArtefactText(structuredClone(value));
    const text = [...artefact.pieces()].join('');
    expect(artefact.written()).toEqual({ value: JSON.parse(text) as unknown, sha256: sha256(text) });
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(text.split('\n')).toEqual([
      '{',
      ' "schema": "test/1",',
      ' "values": [0.30000000000000004,1e-300,0],',
      ' "rows": [',
      '  {"id":"a"},',
      '  {"id":"b"}',
      ' ]',
      '}',
      '',
    ]);
  });
  it('writes a line for every entry of a long list inside an entry, and hands it on in pieces too', () => {
    const ratings = Array.from({ length: 3000 }, (_, n) => ({ id: `rating ${n}`, flags: [{ n }], left: undefined }));
    const tests = [{ test: 'a', ratings, notes: [] }, { test: 'b', ratings: ratings.slice(0, 2), notes: ['x'] }];
    const plain: unknown = JSON.parse(JSON.stringify({ tests }));
    const artefact = new ArtefactText({ tests: structuredClone(tests) });
    const pieces = [...artefact.pieces()];
    const text = pieces.join('');
    expect(pieces.length).toBeGreaterThan(2);
    expect(JSON.parse(text)).toEqual(plain);
    expect(artefact.written()).toEqual({ value: plain, sha256: sha256(text) });
    expect(text.split('\n').slice(0, 5)).toEqual(['{', ' "tests": [', '  {', '   "test": "a",', '   "ratings": [']);
    expect(text).toContain('\n    {"id":"rating 0","flags":[{"n":0}]},\n');
    expect(text.split('\n').slice(-6)).toEqual(['   "notes": []', '  },', `  ${JSON.stringify((plain as { tests: unknown[] }).tests[1])}`, ' ]', '}', '']);
  });
  it('hands a long list on in pieces', () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({ id: `row ${n}`, text: 'é'.repeat(40) }));
    const artefact = new ArtefactText({ rows: structuredClone(rows), none: [], left: undefined });
    const pieces = [...artefact.pieces()];
    expect(pieces.length).toBeGreaterThan(2);
    expect(JSON.parse(pieces.join(''))).toEqual({ rows, none: [] });
    expect(artefact.written()).toEqual({ value: { rows, none: [] }, sha256: sha256(pieces.join('')) });
  });
});
