import { createReadStream } from 'node:fs';
import { DataError } from '@valuelex/core';
import { z } from 'zod';
import { UsageError } from '../output/errors.ts';
import { decodeStream, unreadable } from './decode-text.ts';

/** A row of answers from elsewhere. What we have no name for is kept in `extra`. */
export const answerRowSchema = z.object({
  model: z.string().min(1),
  text: z.string(),
  prompt: z.string().optional(),
  replicate: z.coerce.number().int().nonnegative().optional(),
  sampling: z.record(z.string(), z.unknown()).optional(),
  finishReason: z.enum(['stop', 'length', 'content-filter', 'refusal', 'other']).optional(),
});
export type AnswerRow = z.output<typeof answerRowSchema> & { readonly line: number; readonly extra: Readonly<Record<string, unknown>> };

const fields = Object.keys(answerRowSchema.shape) as (keyof typeof answerRowSchema.shape)[];

/** `--map field=column …` */
export function parseMap(maps: readonly string[]): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const map of maps) {
    const at = map.indexOf('=');
    const field = map.slice(0, at);
    if (at <= 0 || at === map.length - 1) throw new UsageError(`--map ${map}: expected field=column`);
    if (!(fields as string[]).includes(field)) throw new UsageError(`--map ${map}: there is no field "${field}"`, `fields: ${fields.join(', ')}`);
    result.set(field, map.slice(at + 1));
  }
  return result;
}

/** Rows of a JSON Lines file, one at a time: memory stays flat. The first bad row ends it, with its line. */
export async function* readAnswers(file: string, map: ReadonlyMap<string, string>): AsyncGenerator<AnswerRow> {
  for await (const { record, line } of jsonRecords(file)) yield toRow(record, line, file, map);
}

function toRow(record: Record<string, unknown>, line: number, file: string, map: ReadonlyMap<string, string>): AnswerRow {
  const known: Record<string, unknown> = {};
  const used = new Set<string>();
  for (const field of fields) {
    const column = map.get(field) ?? field;
    used.add(column);
    const value = record[column];
    if (value !== undefined && value !== null && !(value === '' && field !== 'text')) known[field] = value;
  }
  const parsed = answerRowSchema.safeParse(known);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = String(issue?.path[0] ?? '');
    const column = map.get(field) ?? field;
    throw new DataError('bad-row', `${column || 'row'}: ${faultOf(record[column], issue?.message)}`, {
      where: `${file}, line ${line}`,
      hint: record[column] === null && field === 'text' ? 'an answer that is empty is written "text": ""; leave out a row without an answer' : `columns here: ${Object.keys(record).slice(0, 12).join(', ')}; name another with --map ${field || 'text'}=COLUMN`,
    });
  }
  const extra = Object.fromEntries(Object.entries(record).filter(([name]) => !used.has(name)));
  return { ...parsed.data, line, extra };
}

function faultOf(value: unknown, message = 'is wrong'): string {
  if (value === undefined) return 'is missing';
  return value === null ? 'is null, and text is wanted' : message;
}

async function* jsonRecords(file: string): AsyncGenerator<{ record: Record<string, unknown>; line: number }> {
  let line = 0;
  try {
    for await (const text of linesOfFile(file)) {
      line += 1;
      if (text.trim() === '') continue;
      let record: unknown;
      try {
        record = JSON.parse(text);
      } catch (cause) {
        throw new DataError('bad-row', 'is not JSON', { where: `${file}, line ${line}`, hint: 'JSON Lines: one object a line; of other files make one by valuelex import FILE --out answers.jsonl', cause });
      }
      if (typeof record !== 'object' || record === null || Array.isArray(record)) {
        throw new DataError('bad-row', 'is not an object', { where: `${file}, line ${line}`, hint: 'JSON Lines: one object a line; of other files make one by valuelex import FILE --out answers.jsonl' });
      }
      yield { record: record as Record<string, unknown>, line };
    }
  } catch (error) {
    throw error instanceof DataError ? error : unreadable(file, error);
  }
}

/** Lines end with a line feed alone: a line separator of Unicode may stand in a text. */
async function* linesOfFile(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const text of decodeStream(createReadStream(file), file)) {
    const lines = text.split('\n');
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}
