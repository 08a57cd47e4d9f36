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

  it('reads texts with line separators of Unicode, and signs cut in two by the pieces of a file', async () => {
    const text = `a\u2028b\u2029${'é'.repeat(70_000)}x${'诚'.repeat(70_000)}`;
    const rows = await read('f.jsonl', `\uFEFF{"model":"m","text":"${text}"}\r\n{"model":"m","text":"${text}"}`);
    expect(rows.map((row) => [row.line, row.text === text])).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it('refuses other encodings than UTF-8', async () => {
    for (const [encoding, message] of [['latin1', /not UTF-8/], ['utf16le', /UTF-16/]] as const) {
      const file = join(folder, `${encoding}.jsonl`);
      writeFileSync(file, Buffer.from('{"model":"m","text":"Mitgefühl"}\n', encoding));
      await expect(readAnswers(file, new Map()).next()).rejects.toThrow(message);
    }
  });

  it('says that a file is not there', async () => {
    const rows = readAnswers(join(folder, 'none.jsonl'), new Map());
    await expect(rows.next()).rejects.toThrow(/no such file/);
  });

  it('refuses a map to a field that is not there', () => {
    expect(() => parseMap(['answer=text'])).toThrow(/no field "answer"/);
  });
});
