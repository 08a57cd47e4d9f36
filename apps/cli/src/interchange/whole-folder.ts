import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError, unwritable } from '../output/errors.ts';
import { isWrongPath } from '../output/file-errors.ts';

/**
 * Files of one folder that take their places together, after all of them are on disk. What else lies in the folder stays; a file of
 * the same name is replaced only where `replace` allows it.
 */
export async function writeFolder<T>(folder: string, names: readonly string[], replace: boolean, write: (staging: string) => Promise<T>): Promise<T> {
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) throw new UsageError(`cannot write into ${folder}: this is a file`, 'name a folder');
  for (const name of replace ? [] : names) {
    if ((await stat(join(folder, name)).catch(() => null)) !== null) throw new UsageError(`${join(folder, name)} is there already`, 'name another folder, or replace it with --force');
  }
  const staging = join(folder, `.export-${process.pid}.partial`);
  try {
    await mkdir(staging, { recursive: true });
    const result = await write(staging);
    for (const name of names) {
      const handle = await open(join(staging, name), 'r+');
      await handle.sync().finally(() => handle.close());
    }
    for (const name of names) await rename(join(staging, name), join(folder, name));
    return result;
  } catch (error) {
    throw isWrongPath(error) && (error.path ?? '').startsWith(folder) ? unwritable(folder, error) : error;
  } finally {
    await rm(staging, { recursive: true, force: true });
    // A folder that was made for nothing goes too; one that holds something stays.
    if (found === null) await rmdir(folder).catch(() => undefined);
  }
}
