import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lexicon } from '@valuelex/core';
import { heard } from '../__fixtures__/heard.ts';
import { runCommand } from '../__fixtures__/run-command.ts';
import { verb } from '../verbs/export.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-interchange-'));
  writeFileSync(
    join(folder, 'valuelex.config.json'),
    JSON.stringify({
      format: '1',
      study: 's',
      seed: 3,
      providers: { sim: { use: 'simulated', with: { seed: 3 } } },
      respondents: ['atlas-8b-base', 'atlas-8b-sft', 'atlas-8b-rlhf', 'delta-3b-rlhf'].map((model) => ({ model: `sim/${model}` })),
      sampling: { temperature: [0.5, 1] },
      elicit: { prompts: 'en' },
      controls: { placebo: false },
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command prints. */
async function valuelex(...args: string[]): Promise<{ readonly code: number | null; readonly document: unknown }> {
  const { code, stdout } = await runCommand([...args, '--json'], { cwd: folder });
  return { code, document: JSON.parse(stdout) as unknown };
}

/** The verb without a process of its own. */
async function exported({ out, ...options }: { to: string; out: string; table?: string[] }): Promise<unknown> {
  return (await heard((context) => verb(context, join(folder, 'studies/s'), { table: [], ...options, out: join(folder, out) }))).document;
}

describe('a study', () => {
  it('goes out as JSON Lines, in by import, and gives the same words again', async () => {
    expect(await valuelex('run', '--until', 'extract')).toMatchObject({ code: 0 });
    expect(await valuelex('export', 'studies/s', '--to', 'jsonl', '--purpose', 'elicit', '--out', 'out.jsonl')).toMatchObject({ code: 0, document: { simulated: true, files: [{ rows: 120 }] } });
    expect(await valuelex('import', 'out.jsonl', '--out', 'in.jsonl', '--strict')).toMatchObject({ code: 0, document: { rows: 120, skipped: [], from: [{ kind: 'jsonl' }] } });
    const again = (await valuelex('extract', '--responses', 'in.jsonl')).document as Lexicon;
    const { stages } = JSON.parse(readFileSync(join(folder, 'studies/s/manifest.json'), 'utf8')) as { stages: { stage: string; file: string }[] };
    const first = JSON.parse(readFileSync(join(folder, 'studies/s', stages.find(({ stage }) => stage === 'extract')!.file), 'utf8')) as Lexicon;
    expect(first.entries.length).toBeGreaterThan(20);
    expect([again.entries, again.merges, again.dropped]).toEqual([first.entries, first.merges, first.dropped]);

    // What is not there yet is said, what is there is kept, and nothing is left behind.
    const before = readdirSync(folder).sort();
    await expect(exported({ to: 'lavaan', out: 'm.lav' })).rejects.toThrow(/no taxonomy yet/);
    await expect(exported({ to: 'parquet', out: 'x', table: ['loadings'] })).rejects.toThrow(/no table "loadings"/);
    await expect(exported({ to: 'jsonl', out: 'out.jsonl' })).rejects.toThrow(/there already/);
    await expect(exported({ to: 'jsonl', out: 'x', table: ['scores'] })).rejects.toThrow(/--table goes with/);
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(await exported({ to: 'r', out: 'r' })).toMatchObject({ simulated: true, files: expect.arrayContaining([{ file: join(folder, 'r/matrix.csv'), rows: 8 }]) as unknown });
    expect(existsSync(join(folder, 'r/read.R'))).toBe(true);
    await exported({ to: 'csv', out: 'respondents.csv', table: ['respondents'] });
    expect(readFileSync(join(folder, 'respondents.csv'), 'utf8').trim().split('\r\n')).toHaveLength(9);
  });
});
