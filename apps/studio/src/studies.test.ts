import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from '@valuelex/core';
import { openStudy, runStudy } from '@valuelex/engine';
import { Studies } from './studies.ts';

const fallbackFrom = [new URL('../../cli/package.json', import.meta.url)];
const options = { fallbackFrom, signal: new AbortController().signal };
const config = `
format: "1"
study: first
providers: { sim: { use: simulated, with: { seed: 3, models: 4, families: 2 } } }
respondents: [ { model: "sim/*" } ]
assess: []
report: []
`;
const all = { from: 0, count: 5 };

let folder: string;
let made: string;
let studies: Studies;
const at = (...names: string[]): string => join(folder, ...names);
const copy = (name: string): Promise<void> => cp(made, at(name), { recursive: true, preserveTimestamps: true });
/** Of a run that has not ended. */
async function begin(name: string): Promise<void> {
  const file = at(name, 'manifest.json');
  await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), status: 'running', endedAt: null }));
}

async function answersOf(name: string): Promise<Response[]> {
  const study = await openStudy(at(name), options);
  const found: Response[] = [];
  for await (const response of study.view.responses()) found.push(response);
  await study.close();
  return found;
}

async function store(name: string, responses: readonly Response[]): Promise<void> {
  const study = await openStudy(at(name), options);
  const port = await study.openStore();
  for (const response of responses) await port.put(response);
  await port.close();
  await study.close();
}

beforeAll(async () => {
  const room = await mkdtemp(join(tmpdir(), 'valuelex-made-'));
  const configFile = join(room, 'valuelex.config.yaml');
  await writeFile(configFile, config);
  await runStudy({ configFile, until: 'extract', fallbackFrom });
  made = join(room, 'studies', 'first');
});
afterAll(() => rm(join(made, '..', '..'), { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'valuelex-studies-'));
  await copy('first');
  await copy('second');
  studies = await Studies.find([folder], options);
});
afterEach(async () => {
  studies.close();
  await rm(folder, { recursive: true, force: true });
});

describe('Studies', () => {
  it('shows a study that was begun after the dashboard', async () => {
    await copy('third');
    expect((await studies.list()).map(({ id }) => id)).toEqual(['first', 'second', 'third']);
    await copy('fourth');
    expect(await studies.has('fourth')).toBe(true);
    expect((await studies.document('fourth')).answersStored).toBe(60);
  });

  it('goes on without a study that was deleted, and shows it when it is back', async () => {
    expect((await studies.answers('first', all)).total).toBe(60);
    await rm(at('first'), { recursive: true });
    expect(await studies.has('first')).toBe(false);
    expect((await studies.list()).map(({ id }) => id)).toEqual(['second']);
    expect((await studies.answers('second', all)).total).toBe(60);
    await copy('first');
    expect(await studies.has('first')).toBe(true);
    expect((await studies.answers('first', all)).answers).toHaveLength(5);
  });

  it('says of a study that is deleted while it is looked at that it is gone', async () => {
    await rm(at('first', 'manifest.json'));
    await expect(studies.progress('first')).rejects.toThrow(/not there any more/);
    await expect(studies.document('first')).rejects.toThrow(/not there any more/);
    await expect(studies.answers('first', all)).rejects.toThrow(/not there any more/);
  });

  it.each(['{"schema":"valuelex.run/1","stag', 'null', '[]', '{"schema":"valuelex.run/9","stages":[]}', ''])('is not held up by a manifest that is %j', async (text) => {
    await writeFile(at('first', 'manifest.json'), text);
    expect((await studies.list()).map(({ id, study }) => [id, study])).toEqual([
      ['second', 'first'],
      ['first', 'first'],
    ]);
    await expect(studies.document('first')).rejects.toThrow(/manifest of the study/);
    await expect(studies.progress('first')).rejects.toThrow(/manifest of the study/);
    expect((await studies.document('second')).answersStored).toBe(60);
    await copy('first');
    expect((await studies.document('first')).answersStored).toBe(60);
  });

  it('is not held up by an artefact that was changed', async () => {
    const file = at('first', 'artefacts', (await readdir(at('first', 'artefacts'))).find((name) => name.startsWith('extract'))!);
    await writeFile(file, '{}');
    await expect(studies.document('first')).rejects.toThrow(/not as it was written/);
    expect((await studies.document('second')).answersStored).toBe(60);
  });

  it('follows a study that runs: answers that are stored are counted and found', async () => {
    await begin('first');
    expect(await studies.progress('first')).toMatchObject({ state: 'interrupted', stored: 60, planned: 60, lastMinute: expect.any(Number) });
    const before = await studies.answers('first', all);
    const [answer] = await answersOf('first');
    await store('first', [{ ...answer!, key: 'f'.repeat(64), question: 'e'.repeat(64), text: 'Tenacity.', at: new Date().toISOString() }]);
    expect((await studies.progress('first'))['stored']).toBe(61);
    expect((await studies.answers('first', all)).total).toBe(before.total + 1);
    expect((await studies.answers('first', { ...all, words: ['tenacity'] })).answers.map(({ id }) => id)).toEqual(['e'.repeat(64)]);
  });

  it('reads a study anew whose folder was made anew', async () => {
    await begin('first');
    expect((await studies.progress('first'))['stored']).toBe(60);
    await rm(at('first'), { recursive: true });
    await copy('first');
    await begin('first');
    await rm(at('first', 'responses'), { recursive: true });
    expect((await studies.progress('first'))['stored']).toBe(0);
    // And once more, with more answers than before: nothing that was seen is missed.
    await rm(at('first'), { recursive: true });
    await copy('first');
    await begin('first');
    await studies.answers('first', all);
    const [answer] = await answersOf('second');
    await rm(at('first'), { recursive: true });
    await copy('first');
    await rm(at('first', 'responses'), { recursive: true });
    await store('first', Array.from({ length: 70 }, (_, n) => ({ ...answer!, key: String(n).padEnd(64, 'f'), text: `Tenacity, ${n}.` })));
    expect((await studies.answers('first', { ...all, words: ['tenacity'] })).total).toBe(70);
  });

  it('holds a few studies at a time, and serves all', async () => {
    for (const name of ['third', 'fourth', 'fifth', 'sixth']) await copy(name);
    const ids = (await studies.list()).map(({ id }) => id);
    for (const id of [...ids, ...ids]) expect((await studies.answers(id, all)).total).toBe(60);
    expect(ids).toHaveLength(6);
  });

  it('tells apart studies whose folders have one name', async () => {
    await cp(made, at('more', 'first'), { recursive: true });
    const both = await Studies.find([at('first'), at('more')], options);
    expect((await both.list()).map(({ id }) => id)).toEqual(['first', 'first-2']);
    both.close();
  });
});
