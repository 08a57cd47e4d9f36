import { readFile } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const fileSchema = z.strictObject({
  merge: z.record(z.string(), z.array(z.string())).default({}).describe('descriptor → words that count as it'),
  keep: z.array(z.string()).default([]).describe('words that stand for themselves: merged with nothing'),
  stop: z.array(z.string()).default([]).describe('words that are no values'),
});
const tableSchema = z.array(z.object({ from: z.string(), into: z.string() }));

/** Merges, words kept apart and stop words of the user’s own. */
export type UserMerges = z.output<typeof fileSchema> & {
  /** Rows of a reviewed table of merges: each word, and what it is counted as. */
  readonly table: z.output<typeof tableSchema>;
};

export const noUserMerges: UserMerges = { merge: {}, keep: [], stop: [], table: [] };

/** An `into` without a letter or digit: this word is no value. */
const STOP = /^[^\p{L}\p{N}]+$/u;

/**
 * Reads a file of merges. YAML: `merge: { honesty: [truthfulness] }`, `keep: [bravery]`, `stop: [thing]`. Or the table `merges.csv` that a study
 * exports, reviewed: a row says what `from` is counted as; an empty `into` keeps the word apart, `-` drops it. Throws DataError when it is neither.
 */
export async function readUserMerges(file: string): Promise<UserMerges> {
  let content: unknown;
  const isTable = /\.csv$/i.test(file);
  try {
    const text = await readFile(file, 'utf8');
    content = isTable ? parseCsv(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, relax_column_count: true }) : parseYaml(text);
  } catch (cause) {
    const why = cause instanceof Error ? `: ${cause.message.split('\n')[0]}` : '';
    throw new DataError('merge-file', `the file of merges cannot be read as ${isTable ? 'CSV' : 'YAML'}${why}`, { where: file, cause });
  }
  if (isTable) {
    const rows = valid(tableSchema.safeParse(content), file, 'Expected the columns `from` and `into`, as `valuelex export --to csv --table merges` writes them.');
    return {
      ...noUserMerges,
      table: rows.filter(({ into }) => into !== '' && !STOP.test(into)).map(({ from, into }) => ({ from, into })),
      // A row speaks of one word: what is dropped is first taken out of its family.
      keep: rows.filter(({ into }) => into === '' || STOP.test(into)).map(({ from }) => from),
      stop: rows.filter(({ into }) => STOP.test(into)).map(({ from }) => from),
    };
  }
  return { ...valid(fileSchema.safeParse(content ?? {}), file, 'Expected `merge: { descriptor: [word, …] }`, `keep: [word, …]` and `stop: [word, …]`.'), table: [] };
}

function valid<T>(parsed: z.ZodSafeParseResult<T>, where: string, hint: string): T {
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DataError('merge-file', `${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'is wrong'}`, { where, hint });
}
