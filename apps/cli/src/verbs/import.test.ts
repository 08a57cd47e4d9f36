import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { heard } from '../__fixtures__/heard.ts';
import { verb } from './import.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-import-verb-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const good = '{"model":"m","text":"care"}\n';

/** Runs the verb on a file of rows, with what it says. */
const imported = (rows: string, options: { strict?: boolean; from?: string; out?: string } = {}) => {
  const file = join(folder, 'in.jsonl');
  writeFileSync(file, rows);
  return heard((context) => verb(context, [file], { out: join(folder, 'out.jsonl'), map: [], ...options }));
};

describe('import', () => {
  it('says what it took and what it left out, and replaces an earlier import', async () => {
    writeFileSync(join(folder, 'out.jsonl'), 'earlier');
    const { document, notes } = await imported(`${good}{"model":"m","text":""}\nnope\nnope\n`);
    expect(document).toMatchObject({ rows: 2, empty: 1, models: { m: 2 }, from: [{ kind: 'jsonl', rows: 2 }], skipped: [{ reason: 'not JSON', count: 2, first: expect.stringMatching(/in\.jsonl, line 3$/) as unknown }], repaired: [] });
    expect(notes.join('\n')).toMatch(/read as jsonl[\s\S]*2 rows left out: 2 × not JSON/);
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8').split('\n')).toHaveLength(3);
  });

  it.each([
    ['no row is an answer', '{"model":"m"}\n', {}, /no answers; 1 × no text/],
    ['a row is bad and it is strict', `${good}nope\n`, { strict: true }, /not JSON/],
    ['there is no such kind', good, { from: 'jsnol' }, /no such kind/],
  ])('leaves the earlier import, and nothing beside it, when %s', async (_, rows, options, message) => {
    writeFileSync(join(folder, 'out.jsonl'), 'earlier');
    await expect(imported(rows, options)).rejects.toThrow(message);
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8')).toBe('earlier');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('refuses to write over what it reads', async () => {
    await expect(imported(good, { out: join(folder, 'in.jsonl') })).rejects.toThrow(/is a file that is read/);
    expect(readFileSync(join(folder, 'in.jsonl'), 'utf8')).toBe(good);
  });
});
