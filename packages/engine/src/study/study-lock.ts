import { mkdir, readFile, rmdir, unlink, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { ValueLexError } from '@valuelex/core';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/**
 * Keeps two runs of one study apart. A lock whose process is gone is taken over.
 * @returns how to release it
 * @throws ValueLexError `study-locked` while another run is alive
 */
export async function lockStudy(studyDir: string): Promise<() => Promise<void>> {
  const firstMade = await mkdir(studyDir, { recursive: true });
  const file = join(studyDir, '.lock');
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  for (let tries = 0; ; tries++) {
    try {
      await writeFile(file, `${JSON.stringify(holder)}\n`, { flag: 'wx' });
      return async () => {
        await unlink(file).catch(() => undefined);
        // A run that could not begin leaves nothing behind.
        await removeEmpty(studyDir, firstMade ?? studyDir).catch(() => undefined);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const other = await readHolder(file);
      if (tries > 0 || (other !== undefined && isAlive(other))) throw locked(file, other);
      await unlink(file).catch(() => undefined);
    }
  }
}

/** Removes a folder and those above it up to `last`, as long as they are empty. */
async function removeEmpty(folder: string, last: string): Promise<void> {
  await rmdir(folder);
  if (folder !== last && folder.startsWith(last)) await removeEmpty(dirname(folder), last);
}

/** The run that holds a study at this moment, if one does. */
export async function runningNow(studyDir: string): Promise<Holder | undefined> {
  const holder = await readHolder(join(studyDir, '.lock'));
  return holder !== undefined && isAlive(holder) ? holder : undefined;
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host, since }: Holder): boolean {
  if (host !== hostname()) return true;
  // A process of an earlier boot is gone, whoever has its number now.
  if (Date.parse(since) < Date.now() - uptime() * 1000 - 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function locked(file: string, holder: Holder | undefined): ValueLexError {
  const who =
    holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  return new ValueLexError('study-locked', `this study is being run by ${who}`, {
    where: file,
    hint: 'Wait until it is done. If it is gone for certain, delete this file.',
  });
}
