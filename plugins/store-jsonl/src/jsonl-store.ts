import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response, ResponseStore } from '@valuelex/core';
import { ValueLexError } from '@valuelex/core';
import { FileLock } from '@valuelex/file-lock';
import { Catalogue } from './catalogue.ts';
import { diskError } from './disk-error.ts';
import type { Place } from './key-table.ts';
import { decodeRow } from './line.ts';
import { listSegments, readRows, segmentFile } from './segments.ts';
import { SegmentWriter } from './segment-writer.ts';

const writing = { code: 'store-locked', what: 'the responses are being written' };

export interface JsonlStoreSettings {
  readonly folder: string;
  readonly segmentBytes: number;
  readonly warn: (message: string) => void;
}

/**
 * Responses as lines of `segment-000001.jsonl`, …. Reading needs no lock, so that a study can be looked at while it runs;
 * the first `put` takes the lock and cuts a torn tail.
 */
export class JsonlStore implements ResponseStore {
  readonly #settings: JsonlStoreSettings;
  readonly #catalogue: Catalogue;
  readonly #readers = new Map<number, Promise<FileHandle>>();
  /** Readers of files that were found changed; others may be reading from them. */
  readonly #retired: Promise<FileHandle>[] = [];
  readonly #pending = new Map<string, Promise<void>>();
  #writer: Promise<SegmentWriter> | undefined;
  /** The same, once it is there. */
  #writing: SegmentWriter | undefined;
  #lock: FileLock | undefined;
  #isFailing = false;
  #indexing: Promise<void> = Promise.resolve();
  #rebuilding: Promise<void> | undefined;

  private constructor(settings: JsonlStoreSettings) {
    this.#settings = settings;
    this.#catalogue = new Catalogue(settings.folder, settings.warn);
  }

  /** Opens a folder, which need not exist. Writes nothing. */
  static async open(settings: JsonlStoreSettings): Promise<JsonlStore> {
    const store = new JsonlStore(settings);
    await store.#catalogue.refresh();
    return store;
  }

  put(response: Response): Promise<void> {
    const { key } = response;
    if (this.#catalogue.has(key)) return Promise.resolve();
    const waiting = this.#pending.get(key);
    if (waiting !== undefined) return waiting;
    const written = this.#writing === undefined ? this.#firstWrite(response) : this.#append(this.#writing, response);
    this.#pending.set(key, written);
    return written;
  }

  async get(key: string): Promise<Response | undefined> {
    for (let isRebuilt = false; ; isRebuilt = true) {
      const place = this.#catalogue.get(key);
      if (place === undefined) return undefined;
      const response = await this.#read(place);
      if (response?.key === key) return response;
      // The index or the file is not what it was. What is whole in the file counts; the rest is asked anew.
      if (!isRebuilt) await this.#rebuild();
      else throw this.#damaged(place);
    }
  }

  has(key: string): Promise<boolean> {
    return Promise.resolve(this.#catalogue.has(key));
  }

  async *stream(from = 0): AsyncGenerator<Response, void, void> {
    await this.#follow();
    const first = this.#catalogue.at(from);
    if (first === undefined) return;
    let left = this.#catalogue.size - from;
    for (const [segment, { end }] of this.#catalogue.extents) {
      if (segment < first.segment) continue;
      const start = segment === first.segment ? first.offset : 0;
      for await (const row of readRows(segmentFile(this.#settings.folder, segment), start, end)) {
        const response = row.isHead ? undefined : decodeRow(row.bytes);
        if (response === undefined) continue;
        const place = this.#catalogue.get(response.key);
        // A row that the index does not point at repeats an earlier one.
        if (place?.segment !== segment || place.offset !== row.offset) continue;
        left -= 1;
        yield response;
      }
    }
    // A row that the index points at was not whole any more.
    if (left > 0) await this.#rebuild();
  }

  async count(): Promise<number> {
    await this.#follow();
    return this.#catalogue.size;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#pending.values());
    const writer = await this.#writer?.catch(() => undefined);
    try {
      await writer?.close();
      // The last bytes of a full disk are not for what can be derived.
      if (writer !== undefined && !this.#isFailing) this.#index([writer.segment]);
      await this.#indexing;
      for (const reader of [...this.#readers.values(), ...this.#retired]) {
        await (await reader.catch(() => undefined))?.close();
      }
    } finally {
      await this.#lock?.release();
    }
  }

  async #firstWrite(response: Response): Promise<void> {
    const becoming = (this.#writer ??= this.#becomeWriter());
    try {
      this.#writing = await becoming;
    } catch (error) {
      // A failed take-over must not stand in the way of the next try, which may have begun.
      if (this.#writer === becoming) this.#writer = undefined;
      this.#pending.delete(response.key);
      throw error;
    }
    // Another process may have stored it before we held the lock.
    if (this.#catalogue.has(response.key)) this.#pending.delete(response.key);
    else await this.#append(this.#writing, response);
  }

  #append(writer: SegmentWriter, response: Response): Promise<void> {
    const { key } = response;
    return writer.append(response).then(
      (place) => {
        this.#catalogue.add(key, place);
        this.#pending.delete(key);
        this.#isFailing = false;
      },
      (error: unknown) => {
        this.#pending.delete(key);
        this.#isFailing = true;
        throw error;
      },
    );
  }

  async #becomeWriter(): Promise<SegmentWriter> {
    const { folder, segmentBytes } = this.#settings;
    try {
      await mkdir(folder, { recursive: true });
      this.#lock ??= await FileLock.acquire(join(folder, '.lock'), writing);
      await this.#catalogue.refresh();
      const segments = await listSegments(folder);
      const segment = segments.at(-1) ?? 1;
      const { end } = this.#catalogue.extent(segment);
      const size = await stat(segmentFile(folder, segment)).then(
        (file) => file.size,
        () => 0,
      );
      if (end > 0 && size > end) {
        this.#settings.warn(`${segmentFile(folder, segment)}: ${size - end} bytes of an unfinished write were cut`);
      }
      const onSealed = (sealed: number): void => this.#index([sealed]);
      const writer = await SegmentWriter.open({ folder, segmentBytes, segment, end, onSealed });
      this.#index(segments.slice(0, -1));
      return writer;
    } catch (error) {
      throw diskError(error, folder);
    }
  }

  /** Index files save time and nothing else: where they cannot be written, the segments are read at the next opening. */
  #index(segments: readonly number[]): void {
    this.#indexing = this.#indexing.then(() => this.#catalogue.writeIndexes(segments)).catch(() => undefined);
  }

  /** Sees what another process has written since; who writes knows all rows anyway. */
  async #follow(): Promise<void> {
    if (this.#writer === undefined) await this.#catalogue.refresh();
  }

  /** All who find the same damage wait for one reading. */
  #rebuild(): Promise<void> {
    this.#rebuilding ??= this.#catalogue.rebuild(this.#writer !== undefined).finally(() => (this.#rebuilding = undefined));
    this.#retired.push(...this.#readers.values());
    this.#readers.clear();
    return this.#rebuilding;
  }

  async #read({ segment, offset, length }: Place): Promise<Response | undefined> {
    try {
      const reader = await this.#reader(segment);
      const { bytesRead, buffer } = await reader.read(Buffer.allocUnsafe(length), 0, length, offset);
      return bytesRead === length ? decodeRow(buffer) : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #reader(segment: number): Promise<FileHandle> {
    const known = this.#readers.get(segment);
    if (known !== undefined) return known;
    const opened = open(segmentFile(this.#settings.folder, segment), 'r');
    this.#readers.set(segment, opened);
    return opened;
  }

  #damaged({ segment, offset }: Place): ValueLexError {
    return new ValueLexError('store-damaged', `a stored response cannot be read (byte ${offset})`, {
      where: segmentFile(this.#settings.folder, segment),
      hint: 'The file changes while it is read, or the disk is failing. Run again once it is at rest: whole rows are kept.',
    });
  }
}
