import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response, ResponseStore } from '@valuelex/core';
import { ValueLexError } from '@valuelex/core';
import { KeyIndex } from './key-index.ts';
import { decodeRow, keyOfRow } from './line.ts';
import { listSegments, readRows, segmentFile } from './segments.ts';
import { SegmentWriter } from './segment-writer.ts';
import { WriterLock } from './writer-lock.ts';

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
  readonly #index = new KeyIndex();
  readonly #readers = new Map<number, Promise<FileHandle>>();
  readonly #pending = new Map<string, Promise<void>>();
  /** End of the last whole row seen, per segment. */
  readonly #ends = new Map<number, number>();
  #writer: Promise<SegmentWriter> | undefined;
  #lock: WriterLock | undefined;

  private constructor(settings: JsonlStoreSettings) {
    this.#settings = settings;
  }

  /** Opens a folder, which need not exist, and rebuilds the index from its segments. Writes nothing. */
  static async open(settings: JsonlStoreSettings): Promise<JsonlStore> {
    const store = new JsonlStore(settings);
    await store.#scan();
    return store;
  }

  put(response: Response): Promise<void> {
    if (this.#index.has(response.key)) return Promise.resolve();
    const waiting = this.#pending.get(response.key);
    if (waiting !== undefined) return waiting;
    const written = this.#write(response).finally(() => this.#pending.delete(response.key));
    this.#pending.set(response.key, written);
    return written;
  }

  async get(key: string): Promise<Response | undefined> {
    const place = this.#index.get(key);
    if (place === undefined) return undefined;
    const reader = await this.#reader(place.segment);
    const { bytesRead, buffer } = await reader.read(Buffer.allocUnsafe(place.length), 0, place.length, place.offset);
    const response = bytesRead === place.length ? decodeRow(buffer) : undefined;
    if (response === undefined) {
      throw new ValueLexError('store-damaged', `a stored response is not whole any more (byte ${place.offset})`, {
        where: segmentFile(this.#settings.folder, place.segment),
        hint: 'The file was changed from outside. Restore it, or start again: whole rows are kept, the others are asked anew.',
      });
    }
    return response;
  }

  has(key: string): Promise<boolean> {
    return Promise.resolve(this.#index.has(key));
  }

  async *stream(): AsyncGenerator<Response, void, void> {
    for (const segment of [...this.#ends.keys()].sort((a, b) => a - b)) {
      const end = this.#ends.get(segment) as number;
      for await (const row of readRows(segmentFile(this.#settings.folder, segment), 0, end)) {
        const response = decodeRow(row.bytes);
        const place = response && this.#index.get(response.key);
        // A row that the index does not point at repeats an earlier one.
        if (response && place?.segment === segment && place.offset === row.offset) yield response;
      }
    }
  }

  count(): Promise<number> {
    return Promise.resolve(this.#index.size);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#pending.values());
    const writer = await this.#writer?.catch(() => undefined);
    await writer?.close();
    for (const reader of this.#readers.values()) await (await reader).close();
    await this.#lock?.release();
  }

  async #write(response: Response): Promise<void> {
    this.#writer ??= this.#becomeWriter();
    // A failed take-over must not stand in the way of the next try.
    this.#writer.catch(() => (this.#writer = undefined));
    const writer = await this.#writer;
    // Another process may have stored it before we held the lock.
    if (this.#index.has(response.key)) return;
    const place = await writer.append(response);
    this.#index.add(response.key, place);
    this.#ends.set(place.segment, place.offset + place.length + 1);
  }

  async #becomeWriter(): Promise<SegmentWriter> {
    const { folder, segmentBytes } = this.#settings;
    await mkdir(folder, { recursive: true });
    this.#lock ??= await WriterLock.acquire(join(folder, '.lock'));
    const segment = (await this.#scan()) ?? 1;
    const end = this.#ends.get(segment) ?? 0;
    const size = await stat(segmentFile(folder, segment)).then(
      (file) => file.size,
      () => 0,
    );
    if (end > 0 && size > end) {
      this.#settings.warn(`${segmentFile(folder, segment)}: ${size - end} bytes of an unfinished write were cut`);
    }
    return SegmentWriter.open({ folder, segmentBytes, segment, end });
  }

  /** Takes in what lies behind the rows already known. Returns the number of the last segment, if there is one. */
  async #scan(): Promise<number | undefined> {
    const segments = await listSegments(this.#settings.folder);
    for (const segment of segments) {
      const file = segmentFile(this.#settings.folder, segment);
      let end = this.#ends.get(segment) ?? 0;
      if ((await stat(file)).size <= end) continue;
      let damaged = 0;
      let suspects = 0;
      for await (const { bytes, offset } of readRows(file, end)) {
        const key = keyOfRow(bytes);
        if (key === undefined) {
          suspects += 1;
          continue;
        }
        // What follows a broken line shows that the break is not a torn tail.
        damaged += suspects;
        suspects = 0;
        this.#index.add(key, { segment, offset, length: bytes.length });
        end = offset + bytes.length + 1;
      }
      this.#ends.set(segment, end);
      if (damaged > 0) {
        this.#settings.warn(`${file}: ${damaged} damaged row(s) were passed over; their calls will be asked anew`);
      }
    }
    return segments.at(-1);
  }

  #reader(segment: number): Promise<FileHandle> {
    const known = this.#readers.get(segment);
    if (known !== undefined) return known;
    const opened = open(segmentFile(this.#settings.folder, segment), 'r');
    this.#readers.set(segment, opened);
    return opened;
  }
}
