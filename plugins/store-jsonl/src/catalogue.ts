import { stat } from 'node:fs/promises';
import type { Extent } from './index-file.ts';
import { readIndex, writeIndex } from './index-file.ts';
import { KeyTable } from './key-table.ts';
import type { Place } from './key-table.ts';
import { keyOfRow } from './line.ts';
import { listSegments, readRows, segmentFile } from './segments.ts';

/** What the catalogue rests on; replaced as a whole when it proves wrong. */
interface Known {
  readonly table: KeyTable;
  readonly extents: Map<number, Extent>;
}

const unknown: Extent = { end: 0, seen: 0, damaged: 0 };

/** Which rows lie where, in all segments of a folder. Reads index files where they hold, and the segments themselves where not. */
export class Catalogue {
  readonly #folder: string;
  readonly #warn: (message: string) => void;
  #known: Known = { table: new KeyTable(), extents: new Map() };
  #reading: Promise<void> = Promise.resolve();
  #isQuiet = false;
  /** Segments whose index file holds. */
  readonly #indexed = new Set<number>();

  constructor(folder: string, warn: (message: string) => void) {
    this.#folder = folder;
    this.#warn = warn;
  }

  get size(): number {
    return this.#known.table.size;
  }

  has(key: string): boolean {
    return this.#known.table.has(key);
  }

  get(key: string): Place | undefined {
    return this.#known.table.get(key);
  }

  /** Where the row lies before which there are so many, in the order of the segments. */
  at(row: number): Place | undefined {
    return this.#known.table.at(row);
  }

  /** Segments with what is known of them, in their order. */
  get extents(): [number, Extent][] {
    return [...this.#known.extents].sort(([a], [b]) => a - b);
  }

  extent(segment: number): Extent {
    return this.#known.extents.get(segment) ?? unknown;
  }

  /** A row that this process has written. */
  add(key: string, place: Place): void {
    this.#known.table.add(key, place);
    const { damaged } = this.extent(place.segment);
    const end = place.offset + place.length + 1;
    this.#known.extents.set(place.segment, { end, seen: end, damaged });
    this.#indexed.delete(place.segment);
  }

  /** Takes in what another process has written meanwhile. Only for who is not writing. */
  refresh(): Promise<void> {
    return this.#oneAtATime(async () => {
      const segments = await listSegments(this.#folder);
      if (!(await this.#takeIn(this.#known, segments))) await this.#rebuild(segments);
    });
  }

  /**
   * Reads all rows again, because an index was wrong or a file has changed, and then forgets what is not there any more.
   * @param isWriter rows behind the known ends are then our own, and not durable yet
   */
  rebuild(isWriter: boolean): Promise<void> {
    return this.#oneAtATime(async () => this.#rebuild(isWriter ? undefined : await listSegments(this.#folder)));
  }

  /** Writes the index files of these segments, which nobody is writing to, where none holds. */
  async writeIndexes(segments: readonly number[]): Promise<void> {
    for (const segment of segments) {
      if (this.#indexed.has(segment)) continue;
      await writeIndex(this.#folder, segment, this.extent(segment), this.#known.table.recordsOf(segment));
      this.#indexed.add(segment);
    }
  }

  async #rebuild(segments: readonly number[] | undefined): Promise<void> {
    const next: Known = { table: new KeyTable(), extents: new Map() };
    this.#indexed.clear();
    this.#isQuiet = true;
    try {
      if (segments !== undefined) await this.#takeIn(next, segments, false);
      // As long as we write, rows are added while we read. The last look and the exchange are one step.
      else while (await this.#takeInOwn(next));
    } finally {
      this.#isQuiet = false;
    }
    const lost = this.size - next.table.size;
    this.#known = next;
    if (lost > 0) this.#warn(`${this.#folder}: ${lost} stored row(s) are damaged now; their calls will be asked anew`);
  }

  /** Reads up to the ends that are known. False when there was nothing left to read. */
  async #takeInOwn(next: Known): Promise<boolean> {
    let isMore = false;
    for (const [segment, { end }] of this.extents) {
      const before = next.extents.get(segment);
      if (before !== undefined && before.seen >= end) continue;
      isMore = true;
      await this.#scan(next, segment, end, false);
    }
    return isMore;
  }

  /** Reads what lies behind the rows already known. False when a segment has become shorter, or is gone. */
  async #takeIn(known: Known, segments: readonly number[], useIndex = true): Promise<boolean> {
    const listed = new Set(segments);
    if ([...known.extents.keys()].some((segment) => !listed.has(segment))) return false;
    for (const segment of segments) {
      const status = await stat(segmentFile(this.#folder, segment), { bigint: true });
      if (useIndex && !known.extents.has(segment)) {
        const index = await readIndex(this.#folder, segment, status);
        if (index !== undefined) {
          known.table.addRecords(index.records);
          known.extents.set(segment, index.extent);
          this.#indexed.add(segment);
          this.#tellDamage(segment, index.extent.damaged);
        }
      }
      const { end, seen } = known.extents.get(segment) ?? unknown;
      const size = Number(status.size);
      const isLast = segment === segments.at(-1);
      if (size < end) return false;
      // The torn tail of the last segment may be cut by its writer, and other rows take its place.
      if (size > (isLast ? end : seen)) await this.#scan(known, segment, size, isLast);
    }
    return true;
  }

  /** Reads a segment from its known end to `until`. Only the last segment may end in a torn tail. */
  async #scan(known: Known, segment: number, until: number, mayBeTorn: boolean): Promise<void> {
    const before = known.extents.get(segment) ?? unknown;
    let { end, damaged } = before;
    let suspects = 0;
    for await (const { bytes, offset, isHead } of readRows(segmentFile(this.#folder, segment), end, until)) {
      const key = isHead ? undefined : keyOfRow(bytes);
      if (!isHead && key === undefined) {
        suspects += 1;
        continue;
      }
      // What follows a broken line shows that the break is not a torn tail.
      damaged += suspects;
      suspects = 0;
      if (key !== undefined) known.table.add(key, { segment, offset, length: bytes.length });
      end = offset + bytes.length + 1;
    }
    if (!mayBeTorn && end < until) damaged += Math.max(1, suspects);
    known.extents.set(segment, { end, seen: mayBeTorn ? end : until, damaged });
    if (end !== before.end) this.#indexed.delete(segment);
    this.#tellDamage(segment, damaged - before.damaged);
  }

  #tellDamage(segment: number, rows: number): void {
    if (rows <= 0 || this.#isQuiet) return;
    const file = segmentFile(this.#folder, segment);
    this.#warn(`${file}: ${rows} damaged row(s) were passed over; their calls will be asked anew`);
  }

  #oneAtATime(work: () => Promise<void>): Promise<void> {
    const done = this.#reading.then(work);
    this.#reading = done.catch(() => undefined);
    return done;
  }
}
