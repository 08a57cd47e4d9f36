import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard } from '../__fixtures__/heard.ts';
import { simulatedStudy } from '../__fixtures__/simulated-study.ts';
import { verb } from './report.ts';

let folder: string;
let study: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-report-'));
  study = await simulatedStudy(folder, { study: 's', seed: 3, until: 'extract' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (use: string[], set: string[] = []) =>
  heard<{ files: string[] }>((context) => verb(context, study, { use, set, out: join(folder, 'out') }));

describe('valuelex report', () => {
  it('hands the options of --set to the reporter that --use names', async () => {
    const read = () => readFileSync(join(folder, 'out', 'report', 'report.json'), 'utf8');
    await report(['json']);
    expect(read().split('\n').length).toBeGreaterThan(10);
    expect((JSON.parse(read()) as { answers: unknown[] }).answers).toEqual([]);
    await report(['json'], ['indent=0', 'answers=1']);
    expect(read().trimEnd().split('\n')).toHaveLength(1);
    expect((JSON.parse(read()) as { answers: unknown[] }).answers.length).toBeGreaterThan(0);
  });

  it('refuses --set without one reporter to set, and options that it does not have', async () => {
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    await expect(report(['json', 'tabular'], ['indent=0'])).rejects.toThrow('--set is for one reporter: give --use once');
    await expect(report([], ['indent=0'])).rejects.toThrow('--set is for one reporter');
    await expect(report(['json'], ['indents=0'])).rejects.toMatchObject({ problems: [{ found: 'indents' }] });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
