import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard } from '../__fixtures__/heard.ts';
import { verb } from './extract.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-extract-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answers = ['1. Honesty\n2. Practice gratitude', 'I cannot answer that.', ''];

function run(rows: string, found: string) {
  const responses = join(folder, 'answers.jsonl');
  writeFileSync(responses, rows);
  return heard<Record<string, unknown>>((context) => verb(context, { responses, found, map: [], use: 'list', set: [], seed: '1' }));
}

describe('extract --found', () => {
  it('writes what was found in each answer and where, and what was refused and why', async () => {
    const file = join(folder, 'found.jsonl');
    await run(`\n${answers.map((text) => JSON.stringify({ model: 'm', text, sampling: { temperature: 1 } })).join('\n')}\n`, file);
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toEqual([
      {
        line: 2,
        model: 'm',
        respondent: expect.stringMatching(/^m@/),
        verdict: 'list',
        descriptors: [{ surface: 'Honesty', start: 3, end: 10 }],
        rejected: [{ surface: 'Practice gratitude', start: 14, end: 32, reason: 'not-a-value-word' }],
      },
      expect.objectContaining({ line: 3, verdict: 'refusal', descriptors: [] }),
      expect.objectContaining({ line: 4, verdict: 'empty', descriptors: [] }),
    ]);
  });

  it('leaves nothing behind where the answers cannot be read to the end', async () => {
    await expect(run('{"model":"m","text":"honesty, care"}\n{', join(folder, 'broken.jsonl'))).rejects.toThrow(/line 2: is not JSON|is not JSON/);
    expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([]);
  });
});
