import type { BigIntStats } from 'node:fs';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { join } from 'node:path';
import { recordWords } from './key-table.ts';
import { segmentFile } from './segments.ts';

/** What is known of a segment. */
export interface Extent {
  /** End of its last whole line; 0 where it holds none. */
  readonly end: number;
  /** Up to where it was looked at: what lies between `end` and here is no row. */
  readonly seen: number;
  /** Lines that are no rows and no torn tail. */
  readonly damaged: number;
}

/** First line of an index file; the records follow as they lie in memory. */
interface Head extends Extent {
  readonly schema: typeof schema;
  readonly segment: number;
  readonly rows: number;
  readonly byteOrder: 'LE' | 'BE';
  /** Size and time of the segment for which the index holds. */
  readonly size: string;
  readonly modified: string;
}

const schema = 'valuelex.response-index/1';
const maxHeadBytes = 1024;
const newline = 0x0a;

export function indexFile(folder: string, segment: number): string {
  return join(folder, `segment-${String(segment).padStart(6, '0')}.index`);
}

/** Writes the index of a segment that nobody is writing to. It is derived, so that a crash at any point may leave half of one. */
export async function writeIndex(folder: string, segment: number, extent: Extent, records: Uint32Array): Promise<void> {
  const { size, mtimeNs } = await stat(segmentFile(folder, segment), { bigint: true });
  const head: Head = {
    schema,
    segment,
    rows: records.length / recordWords,
    ...extent,
    byteOrder: endianness(),
    size: String(size),
    modified: String(mtimeNs),
  };
  const bytes = Buffer.from(records.buffer, records.byteOffset, records.byteLength);
  const file = indexFile(folder, segment);
  const temporary = `${file}.new`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(Buffer.concat([sealed(head, bytes), bytes]));
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** The index of a segment as it is now; undefined when there is none, or it is damaged or of another state of the segment. */
export async function readIndex(
  folder: string,
  segment: number,
  { size, mtimeNs }: BigIntStats,
): Promise<{ readonly extent: Extent; readonly records: Uint32Array } | undefined> {
  try {
    const handle = await open(indexFile(folder, segment), 'r');
    try {
      const whole = await handle.readFile();
      const headEnd = whole.subarray(0, maxHeadBytes).indexOf(newline);
      if (headEnd === -1) return undefined;
      const body = whole.subarray(headEnd + 1);
      const { crc32: _, ...head } = JSON.parse(whole.toString('utf8', 0, headEnd)) as Head & { readonly crc32: unknown };
      if (!sealed(head, body).equals(whole.subarray(0, headEnd + 1))) return undefined;
      const { schema: found, byteOrder, rows, end, seen, damaged } = head;
      if (found !== schema || head.segment !== segment || byteOrder !== endianness()) return undefined;
      if (head.size !== String(size) || head.modified !== String(mtimeNs)) return undefined;
      if (body.length !== rows * recordWords * 4) return undefined;
      // Copied, because words must lie at a multiple of four.
      const records = new Uint32Array(rows * recordWords);
      new Uint8Array(records.buffer).set(body);
      return { extent: { end, seen, damaged }, records };
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** The head line with the checksum of itself and the records. */
function sealed(head: Head, records: Buffer): Buffer {
  const json = JSON.stringify(head);
  const checksum = crc32(records, crc32(json)).toString(16).padStart(8, '0');
  return Buffer.from(`${json.slice(0, -1)},"crc32":"${checksum}"}\n`);
}
