import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { Response } from '@valuelex/core';
import type { ValueLexError } from '@valuelex/core';
import { diskError, isDiskFull } from './disk-error.ts';
import type { Place } from './key-table.ts';
import { encodeRow, headLine } from './line.ts';
import { segmentFile } from './segments.ts';

interface Waiting {
  readonly row: Buffer;
  readonly resolve: (place: Place) => void;
  readonly reject: (error: unknown) => void;
}

interface WriterSettings {
  readonly folder: string;
  readonly segmentBytes: number;
  readonly segment: number;
  /** End of its last whole line; 0 for a segment that holds none. */
  readonly end: number;
  /** Is told of a segment to which nothing is added any more. */
  readonly onSealed: (segment: number) => void;
}

/** A group ends with the row that makes it so large, which bounds what is copied at once and how far a segment outgrows its size. */
const groupBytes = 4 << 20;

/** Appends rows. All that arrives while one write is on its way to the disk goes with the next: one fdatasync for many rows. */
export class SegmentWriter {
  readonly #folder: string;
  readonly #segmentBytes: number;
  readonly #onSealed: (segment: number) => void;
  #segment: number;
  #handle: FileHandle;
  #end: number;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #broken: ValueLexError | undefined;

  private constructor(settings: WriterSettings, handle: FileHandle, end: number) {
    this.#folder = settings.folder;
    this.#segmentBytes = settings.segmentBytes;
    this.#onSealed = settings.onSealed;
    this.#segment = settings.segment;
    this.#handle = handle;
    this.#end = end;
  }

  /** The segment that is written to now. */
  get segment(): number {
    return this.#segment;
  }

  /** Opens the segment for writing and cuts what lies behind its last whole row. */
  static async open(settings: WriterSettings): Promise<SegmentWriter> {
    const { handle, end } = await openSegment(settings.folder, settings.segment, settings.end);
    return new SegmentWriter(settings, handle, end);
  }

  /** Resolves with the row's place when it is on the disk. */
  append(response: Response): Promise<Place> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    return new Promise<Place>((resolve, reject) => {
      this.#waiting.push({ row: encodeRow(response), resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#handle.close();
  }

  async #drain(): Promise<void> {
    // Lets the other answers of this turn of the event loop join the group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup();
      try {
        const places = await this.#commit(group.map(({ row }) => row));
        group.forEach(({ resolve }, i) => resolve(places[i] as Place));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#running = undefined;
  }

  #nextGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && bytes < groupBytes) bytes += (this.#waiting[count++] as Waiting).row.length;
    const group = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    return group;
  }

  async #commit(rows: readonly Buffer[]): Promise<Place[]> {
    if (this.#broken !== undefined) throw this.#broken;
    try {
      if (this.#end >= this.#segmentBytes) await this.#rotate();
      const bytes = Buffer.concat(rows);
      await writeAll(this.#handle, bytes, this.#end);
      await this.#handle.datasync();
    } catch (error) {
      throw await this.#undo(error);
    }
    return rows.map((row) => {
      const place = { segment: this.#segment, offset: this.#end, length: row.length - 1 };
      this.#end += row.length;
      return place;
    });
  }

  async #rotate(): Promise<void> {
    const next = await openSegment(this.#folder, this.#segment + 1, 0);
    await this.#handle.close();
    this.#handle = next.handle;
    this.#end = next.end;
    this.#segment += 1;
    this.#onSealed(this.#segment - 1);
  }

  /** Puts the file back to its last whole row. A full disk may be tried again; any other failure ends writing. */
  async #undo(cause: unknown): Promise<ValueLexError> {
    const error = diskError(cause, segmentFile(this.#folder, this.#segment));
    try {
      await this.#handle.truncate(this.#end);
      // After a failed sync nobody knows what the disk holds: only what a new process reads can be trusted.
      if (!isDiskFull(cause)) this.#broken = error;
    } catch {
      this.#broken = error;
    }
    return error;
  }
}

/** Opens or makes a segment, cut to `end`; one that holds no whole line gets its head. */
async function openSegment(folder: string, segment: number, end: number): Promise<{ handle: FileHandle; end: number }> {
  const file = segmentFile(folder, segment);
  const handle = await open(file, end > 0 ? 'r+' : 'a+').then(async (opened) => {
    if (end > 0) return opened;
    // `a+` made the file if it was missing; positioned writes need `r+`.
    await opened.close();
    return open(file, 'r+');
  });
  try {
    await handle.truncate(end);
    if (end > 0) return { handle, end };
    const head = headLine(segment);
    await writeAll(handle, head, 0);
    await handle.sync();
    await syncFolder(folder);
    return { handle, end: head.length };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** A new file is durable only when its folder is. Some systems cannot sync a folder; there it is their own affair. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch {
    // not supported here
  } finally {
    await handle?.close();
  }
}
