import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ValueLexError } from '@valuelex/core';
import { lifeOf } from './process-life.ts';

/** What is held, in the words of its users. */
export interface Held {
  /** Code of the error while another process holds it, such as `study-locked`. */
  readonly code: string;
  /** What goes on while it is held, as the subject and verb of "… by process 12 on host": `the responses are being written`. */
  readonly what: string;
}

/** The process that holds a lock, as its file says. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly token: string;
  /** See {@link lifeOf}; absent where the system does not say. */
  readonly life?: string;
}

/** Tokens of the locks that this process holds. */
const ours = new Set<string>();

/** Holds a file for one process at a time. A lock whose process is gone is taken over. */
export class FileLock {
  readonly #file: string;
  readonly #token: string;

  private constructor(file: string, token: string) {
    this.#file = file;
    this.#token = token;
  }

  /** @throws ValueLexError with the code of `held` while another living process holds the file */
  static async acquire(file: string, held: Held): Promise<FileLock> {
    const life = await lifeOf(process.pid);
    const holder: LockHolder = {
      pid: process.pid,
      host: hostname(),
      since: new Date().toISOString(),
      token: randomUUID(),
      ...(life !== undefined && { life }),
    };
    for (;;) {
      ours.add(holder.token);
      if (await create(file, holder)) return new FileLock(file, holder.token);
      ours.delete(holder.token);
      const current = await read(file);
      if (current === 'none') continue;
      if (current !== 'unreadable' && (await isAlive(current))) throw locked(file, held, current);
      await removeStale(file, held, current === 'unreadable' ? current : current.token);
    }
  }

  /** The living process that holds a file at this moment; undefined when none does. */
  static async holderOf(file: string): Promise<LockHolder | undefined> {
    const current = await read(file);
    return typeof current === 'object' && (await isAlive(current)) ? current : undefined;
  }

  async release(): Promise<void> {
    const current = await read(this.#file);
    if (typeof current === 'object' && current.token === this.#token) await unlink(this.#file).catch(ignoreMissing);
    ours.delete(this.#token);
  }
}

/**
 * Removes the lock of a holder that is gone. Only who holds a second lock, named after that holder, may do so: otherwise a
 * process that was slow to look could remove the lock of the one that took over meanwhile.
 */
async function removeStale(file: string, held: Held, token: string): Promise<void> {
  const claim = await FileLock.acquire(join(dirname(file), `.lock-${token.slice(0, 36)}`), held);
  try {
    const current = await read(file);
    const isStill = current === token || (typeof current === 'object' && current.token === token);
    if (isStill) await unlink(file).catch(ignoreMissing);
  } finally {
    await claim.release();
  }
}

/** Makes the file, with its content in it from the first moment. False when it is there already. */
async function create(file: string, holder: LockHolder): Promise<boolean> {
  const content = `${JSON.stringify(holder)}\n`;
  const draft = `${file}.${holder.token.slice(0, 8)}`;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await link(draft, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code === undefined || !withoutLinks.has(code)) throw error;
    return await createInPlace(file, content);
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

/** What file systems without hard links answer. */
const withoutLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EISDIR']);

async function createInPlace(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Half a lock would look like one that is being written.
    await unlink(file).catch(() => undefined);
    throw error;
  }
}

async function read(file: string): Promise<LockHolder | 'none' | 'unreadable'> {
  // Where there are no links, a lock is empty for a moment; one that stays so was left by a crash.
  for (let tries = 0; tries < 5; tries++) {
    if (tries > 0) await wait(40);
    try {
      const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<LockHolder> | null;
      if (typeof holder?.token === 'string' && /^[\w-]+$/.test(holder.token)) return holder as LockHolder;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return 'none';
      if (code !== undefined) throw error;
    }
  }
  return 'unreadable';
}

async function isAlive(holder: LockHolder): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  // Our own number: a second store in this process, or an earlier process of a container that began anew.
  if (holder.pid === process.pid) return ours.has(holder.token);
  const life = await lifeOf(holder.pid);
  if (life === 'gone') return false;
  if (life !== undefined && holder.life !== undefined) return life === holder.life;
  // A process of an earlier boot is gone, whoever has its number now.
  if (Date.parse(holder.since) < Date.now() - uptime() * 1000 - 1000) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function locked(file: string, { code, what }: Held, { pid, host, since }: LockHolder): ValueLexError {
  return new ValueLexError(code, `${what} by process ${pid} on ${host} since ${since}`, {
    where: file,
    hint: 'Wait until it is done. If it is gone for certain, delete this file.',
  });
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
