import { mkdir, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileLock } from '@valuelex/file-lock';
import type { LockHolder } from '@valuelex/file-lock';

/**
 * Keeps two runs of one study apart. A lock whose process is gone is taken over.
 * @returns how to release it
 * @throws ValueLexError `study-locked` while another run is alive
 */
export async function lockStudy(studyDir: string): Promise<() => Promise<void>> {
  const firstMade = await mkdir(studyDir, { recursive: true });
  const lock = await FileLock.acquire(fileOf(studyDir), { code: 'study-locked', what: 'this study is being run' });
  return async () => {
    await lock.release();
    // A run that could not begin leaves nothing behind.
    await removeEmpty(studyDir, firstMade ?? studyDir).catch(() => undefined);
  };
}

/** The run that holds a study at this moment, if one does. */
export function runningNow(studyDir: string): Promise<LockHolder | undefined> {
  return FileLock.holderOf(fileOf(studyDir));
}

function fileOf(studyDir: string): string {
  return join(studyDir, '.lock');
}

/** Removes a folder and those above it up to `last`, as long as they are empty. */
async function removeEmpty(folder: string, last: string): Promise<void> {
  await rmdir(folder);
  if (folder !== last && folder.startsWith(last)) await removeEmpty(dirname(folder), last);
}
