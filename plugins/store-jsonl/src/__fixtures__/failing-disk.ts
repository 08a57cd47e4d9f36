import { AsyncLocalStorage } from 'node:async_hooks';
import * as real from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/**
 * A stand-in for `node:fs/promises` that counts what changes the disk, and fails at a chosen operation: `dies` stops the world
 * in the middle of it, as a killed process does; `full` answers ENOSPC from there on, until it is freed.
 */
export class FailingDisk {
  mode: 'sound' | 'dies' | 'full' = 'sound';
  failAt = Infinity;
  operations = 0;
  /** Resolves when the world has stopped. */
  died: Promise<void>;
  #stop!: () => void;
  /** Who asks: what a dead process had begun must not go on in the life of the next. */
  readonly #process = new AsyncLocalStorage<{ isDead: boolean }>();
  readonly #handles: FileHandle[] = [];
  readonly #underWay = new Set<Promise<unknown>>();

  constructor() {
    this.died = new Promise((resolve) => (this.#stop = resolve));
  }

  fail(mode: 'dies' | 'full', at: number): void {
    Object.assign(this, { mode, failAt: at, operations: 0 });
    this.died = new Promise((resolve) => (this.#stop = resolve));
  }

  /** Runs what is to die as a process of its own. */
  asProcess<T>(work: () => Promise<T>): Promise<T> {
    return this.#process.run({ isDead: false }, work);
  }

  async mend(): Promise<void> {
    this.mode = 'sound';
    // A system lets a process go only when what it asked of the disk has come to an end.
    await Promise.allSettled(this.#underWay);
    for (const handle of this.#handles.splice(0)) await handle.close().catch(() => undefined);
  }

  /** What `node:fs/promises` is to be. */
  readonly module = {
    ...real,
    open: (file: string, flags: string) =>
      this.#do(flags === 'r' ? 'read' : 'space', async () => this.#wrap(await real.open(file, flags))),
    mkdir: (file: string, options: { recursive: boolean }) => this.#do('space', () => real.mkdir(file, options)),
    link: (from: string, to: string) => this.#do('space', () => real.link(from, to)),
    rename: (from: string, to: string) => this.#do('change', () => real.rename(from, to)),
    unlink: (file: string) => this.#do('change', () => real.unlink(file)),
    writeFile: (file: string, text: string, options: { flag: string }) =>
      this.#do(
        'space',
        () => real.writeFile(file, text, options),
        () => real.writeFile(file, text.slice(0, text.length / 2), options),
      ),
  };

  #wrap(handle: FileHandle): FileHandle {
    this.#handles.push(handle);
    const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>;
    const writeFile = handle.writeFile.bind(handle);
    const { truncate, datasync, sync } = handle;
    return Object.assign(handle, {
      write: (bytes: Buffer, from: number, length: number, at: number) =>
        this.#do(
          'space',
          () => write(bytes, from, length, at),
          () => write(bytes, from, Math.floor(length / 2), at),
        ),
      writeFile: (bytes: Buffer) =>
        this.#do(
          'space',
          () => writeFile(bytes),
          () => writeFile(bytes.subarray(0, bytes.length / 2)),
        ),
      truncate: (length: number) => this.#do('change', () => truncate.call(handle, length)),
      datasync: () => this.#do('change', () => datasync.call(handle)),
      sync: () => this.#do('change', () => sync.call(handle)),
    });
  }

  async #do<T>(kind: 'read' | 'change' | 'space', whole: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    const asking = this.#process.getStore();
    if (asking?.isDead) return this.#never();
    if (kind !== 'read') this.operations += 1;
    if (this.mode === 'dies' && asking && this.operations === this.failAt) {
      asking.isDead = true;
      await half?.();
      this.#stop();
      return this.#never();
    }
    if (this.mode === 'full' && kind === 'space' && this.operations >= this.failAt) {
      await half?.();
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    }
    const under = whole();
    this.#underWay.add(under);
    const done = await under.finally(() => this.#underWay.delete(under));
    return asking?.isDead ? this.#never() : done;
  }

  #never<T>(): Promise<T> {
    return new Promise<T>(() => undefined);
  }
}
