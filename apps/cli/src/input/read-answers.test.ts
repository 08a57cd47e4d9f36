import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnswerRow } from './read-answers.ts';
import { parseMap, readAnswers } from './read-answers.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, text: string, map: string[] = []): Promise<AnswerRow[]> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const rows: AnswerRow[] = [];
  for await (const row of readAnswers(path, parseMap(map))) rows.push(row);
  return rows;
}

describe('readAnswers', () => {
  it('reads JSON Lines, keeps what it has no name for', async () => {
    const rows = await read('a.jsonl', '{"model":"m","text":"t","judge":3}\n\n{"model":"m","text":""}\n');
    expect(rows).toEqual([
      { model: 'm', text: 't', line: 1, extra: { judge: 3 } },
      { model: 'm', text: '', line: 3, extra: {} },
    ]);
  });

  it('takes other column names', async () => {
    const rows = await read('b.jsonl', '{"llm":"m","answer":"a, b","n":2}\n', ['model=llm', 'text=answer', 'replicate=n']);
    expect(rows).toEqual([{ model: 'm', text: 'a, b', replicate: 2, line: 1, extra: {} }]);
  });

  it.each([
    ['c.jsonl', '{"model":"m","text":"t"}\nnot json\n', /is not JSON/],
    ['d.jsonl', '[1]\n', /is not an object/],
    ['e.jsonl', '{"model":"m"}\n', /text: is missing/],
  ])('refuses %s', async (name, text, message) => {
    await expect(read(name, text)).rejects.toThrow(message);
  });

  it('says that a file is not there', async () => {
    const rows = readAnswers(join(folder, 'none.jsonl'), new Map());
    await expect(rows.next()).rejects.toThrow(/no such file/);
  });

  it('refuses a map to a field that is not there', () => {
    expect(() => parseMap(['answer=text'])).toThrow(/no field "answer"/);
  });
});
