import { readFile } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { parse } from 'yaml';
import { z } from 'zod';

const fileSchema = z.strictObject({
  merge: z.record(z.string(), z.array(z.string())).default({}).describe('descriptor → words that count as it'),
  stop: z.array(z.string()).default([]).describe('words that are no values'),
});
/** Merges and stop words of the user’s own. */
export type UserMerges = z.output<typeof fileSchema>;

/** Reads a file of merges: `merge: { honesty: [truthfulness] }`, `stop: [thing]`. Throws DataError when it is not one. */
export async function readUserMerges(file: string): Promise<UserMerges> {
  let content: unknown;
  try {
    content = parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new DataError('merge-file', 'the file of merges cannot be read as YAML', { where: file, cause });
  }
  const parsed = fileSchema.safeParse(content ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DataError('merge-file', `${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'is wrong'}`, {
    where: file,
    hint: 'Expected `merge: { descriptor: [word, …] }` and `stop: [word, …]`.',
  });
}
