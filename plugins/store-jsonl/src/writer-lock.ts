import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ValueLexError } from '@valuelex/core';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly token: string;
}

/** Tokens of the locks that this process holds. */
const held = new Set<string>();

/** Holds a file for one writer at a time. A lock whose process is gone is taken over. */
export class WriterLock {
  readonly #file: string;
  readonly #token: string;

  private constructor(file: string, token: string) {
    this.#file = file;
    this.#token = token;
  }

  /** Rejects with `store-locked` while another living process holds it. */
  static async acquire(file: string): Promise<WriterLock> {
    const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString(), token: randomUUID() };
    if (await create(file, holder)) return WriterLock.#holding(file, holder.token);

    const current = await read(file);
    if (current !== undefined && isAlive(current)) throw locked(file, current);
    await rename(file, `${file}.stale`).catch(ignoreMissing);
    if (!(await create(file, holder))) throw locked(file, await read(file));
    // Two processes may take over at once: whoever the file names after a moment has it.
    await wait(50);
    const after = await read(file);
    if (after?.token !== holder.token) throw locked(file, after);
    await unlink(`${file}.stale`).catch(ignoreMissing);
    return WriterLock.#holding(file, holder.token);
  }

  static #holding(file: string, token: string): WriterLock {
    held.add(token);
    return new WriterLock(file, token);
  }

  async release(): Promise<void> {
    held.delete(this.#token);
    if ((await read(this.#file))?.token === this.#token) await unlink(this.#file).catch(ignoreMissing);
  }
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(file, `${JSON.stringify(holder)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function read(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  // A process of an earlier boot is gone, whoever has its number now.
  if (Date.parse(holder.since) < Date.now() - uptime() * 1000 - 1000) return false;
  // Our own number: a second store in this process, or an earlier process of a container that began anew.
  if (holder.pid === process.pid) return held.has(holder.token);
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function locked(file: string, holder: Holder | undefined): ValueLexError {
  const who =
    holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  return new ValueLexError('store-locked', `the responses are being written by ${who}`, {
    where: file,
    hint: 'Wait until it is done. If it is gone for certain, delete this file.',
  });
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
