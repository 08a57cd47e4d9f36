import { createHash } from 'node:crypto';

/** Where a row lies. */
export interface Place {
  readonly segment: number;
  readonly offset: number;
  /** Bytes, without the newline. */
  readonly length: number;
}

/** Words of a record: 128 bits of the key, segment, length, offset (low word first). */
export const recordWords = 8;
const pageRows = 1 << 15;
const hexKey = /^[0-9a-f]{64}$/;
const twoTo32 = 2 ** 32;

/**
 * Key → place. Keys are hashes already, so 128 of their bits stand for them, and a row costs 40 to 50 bytes: a million rows
 * fit in 50 MB. The record of a row is the same here and in an index file.
 */
export class KeyTable {
  /** Pages instead of one array, so that growing copies nothing. */
  readonly #pages: Uint32Array[] = [];
  /** Open addressing: number of the row + 1, 0 where free. */
  #slots = new Uint32Array(1 << 12);
  #size = 0;
  /** First row and the one behind the last of each segment; rows of others may lie between. */
  readonly #ranges = new Map<number, { readonly from: number; to: number }>();
  readonly #digest = new Uint32Array(4);

  get size(): number {
    return this.#size;
  }

  has(key: string): boolean {
    return this.#slots[this.#slotOf(this.#digestOf(key), 0)] !== 0;
  }

  get(key: string): Place | undefined {
    const found = this.#slots[this.#slotOf(this.#digestOf(key), 0)] as number;
    return found === 0 ? undefined : this.at(found - 1);
  }

  /** The place of a row by its number: rows are counted in the order in which they were added. */
  at(row: number): Place | undefined {
    if (row >= this.#size) return undefined;
    const { page, at } = this.#record(row);
    return {
      segment: page[at + 4] as number,
      length: page[at + 5] as number,
      offset: (page[at + 6] as number) + (page[at + 7] as number) * twoTo32,
    };
  }

  /** First write wins: a key that is there stays where it is. */
  add(key: string, place: Place): void {
    const record = new Uint32Array(recordWords);
    record.set(this.#digestOf(key));
    record[4] = place.segment;
    record[5] = place.length;
    record[6] = place.offset % twoTo32;
    record[7] = Math.floor(place.offset / twoTo32);
    this.addRecords(record);
  }

  /** Takes in records as {@link recordsOf} gave them. */
  addRecords(records: Uint32Array): void {
    for (let from = 0; from < records.length; from += recordWords) {
      const slot = this.#slotOf(records, from);
      if (this.#slots[slot] !== 0) continue;
      if (this.#size % pageRows === 0) this.#pages.push(new Uint32Array(pageRows * recordWords));
      const { page, at } = this.#record(this.#size);
      for (let word = 0; word < recordWords; word++) page[at + word] = records[from + word] as number;
      const segment = records[from + 4] as number;
      const range = this.#ranges.get(segment);
      if (range === undefined) this.#ranges.set(segment, { from: this.#size, to: this.#size + 1 });
      else range.to = this.#size + 1;
      this.#size += 1;
      this.#slots[slot] = this.#size;
      if (this.#size > this.#slots.length * 0.7) this.#growSlots();
    }
  }

  /** The records of one segment, in the order in which they were added. */
  recordsOf(segment: number): Uint32Array {
    const rows: number[] = [];
    const { from, to } = this.#ranges.get(segment) ?? { from: 0, to: 0 };
    for (let row = from; row < to; row++) {
      const { page, at } = this.#record(row);
      if (page[at + 4] === segment) rows.push(row);
    }
    const records = new Uint32Array(rows.length * recordWords);
    rows.forEach((row, i) => {
      const { page, at } = this.#record(row);
      records.set(page.subarray(at, at + recordWords), i * recordWords);
    });
    return records;
  }

  #digestOf(key: string): Uint32Array {
    const hex = hexKey.test(key) ? key : createHash('sha256').update(key).digest('hex');
    for (let word = 0; word < 4; word++) this.#digest[word] = Number.parseInt(hex.slice(8 * word, 8 * word + 8), 16);
    return this.#digest;
  }

  /** The slot that holds the digest at `from`, or the free one where it belongs. */
  #slotOf(digests: Uint32Array, from: number): number {
    const mask = this.#slots.length - 1;
    let slot = (digests[from] as number) & mask;
    for (;;) {
      const found = this.#slots[slot] as number;
      if (found === 0) return slot;
      const { page, at } = this.#record(found - 1);
      if (
        page[at] === digests[from] &&
        page[at + 1] === digests[from + 1] &&
        page[at + 2] === digests[from + 2] &&
        page[at + 3] === digests[from + 3]
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #record(row: number): { readonly page: Uint32Array; readonly at: number } {
    return { page: this.#pages[Math.floor(row / pageRows)] as Uint32Array, at: (row % pageRows) * recordWords };
  }

  #growSlots(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let row = 0; row < this.#size; row++) {
      const { page, at } = this.#record(row);
      this.#slots[this.#slotOf(page, at)] = row + 1;
    }
  }
}
