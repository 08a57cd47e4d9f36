import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reporter, StudyView } from '@valuelex/core';
import type { Loaded } from '../study/run-context.ts';
import { reportStage } from './report.ts';

const writes = (...files: string[]): Reporter['write'] => async (_study, out) => {
  for (const file of files) await writeFile(join(out, file), file);
  return files.map((file) => join(out, file));
};
const reporter = (plugin: string, write: Reporter['write']): Loaded<Reporter> => ({ port: { write }, madeBy: { plugin, version: '1.0.0' }, options: {} });
const view = {} as StudyView;
const signal = new AbortController().signal;

describe('reportStage', () => {
  let folder = '';
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'valuelex-report-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('puts all reports into one folder and replaces the old one whole', async () => {
    await mkdir(join(folder, 'report'));
    await writeFile(join(folder, 'report', 'stale.html'), 'old');
    const { files } = await reportStage(view, [reporter('a', writes('index.html')), reporter('b', writes('scores.csv'))], folder, signal);
    expect(files).toEqual([join(folder, 'report', 'index.html'), join(folder, 'report', 'scores.csv')]);
    expect((await readdir(join(folder, 'report'))).sort()).toEqual(['index.html', 'scores.csv']);
    expect(await readdir(folder)).toEqual(['report']);
  });

  it('keeps the others when one fails, and nothing of the one that fails', async () => {
    const broken: Reporter['write'] = async (_study, out) => {
      await writeFile(join(out, 'half.html'), '<');
      throw new Error('disk on fire');
    };
    const { files, failures } = await reportStage(view, [reporter('bad', broken), reporter('good', writes('a.csv'))], folder, signal);
    expect(failures).toEqual([{ reporter: 'bad', reason: 'disk on fire' }]);
    expect(files).toHaveLength(1);
    expect(await readdir(join(folder, 'report'))).toEqual(['a.csv']);
  });

  it('leaves the old report where no reporter succeeds', async () => {
    await mkdir(join(folder, 'report'));
    await writeFile(join(folder, 'report', 'index.html'), 'old');
    await reportStage(view, [reporter('bad', () => Promise.reject(new Error('no')))], folder, signal);
    expect(await readFile(join(folder, 'report', 'index.html'), 'utf8')).toBe('old');
  });

  it('refuses a path outside of the folder', async () => {
    const { failures } = await reportStage(view, [reporter('sly', async () => ['/etc/passwd'])], folder, signal);
    expect(failures[0]!.reason).toMatch(/outside/);
  });
});
