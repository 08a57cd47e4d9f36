import type { FileHandle } from 'node:fs/promises';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isHead, lineEnd } from './line.ts';

const name = /^segment-(\d{6,})\.jsonl$/;
const chunkBytes = 1 << 20;

export function segmentFile(folder: string, segment: number): string {
  return join(folder, `segment-${String(segment).padStart(6, '0')}.jsonl`);
}

/** Numbers of the segments in a folder, ascending; none when there is no folder. */
export async function listSegments(folder: string): Promise<number[]> {
  let files: string[];
  try {
    files = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return files
    .flatMap((file) => {
      const match = name.exec(file);
      return match ? [Number(match[1])] : [];
    })
    .sort((a, b) => a - b);
}

/** One line of a segment that ends with a newline; head lines are left out. */
export interface RawRow {
  readonly bytes: Buffer;
  readonly offset: number;
}

/** The lines of a segment from `start` to `end`, a chunk at a time. A last line without newline is left out. */
export async function* readRows(
  file: string,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<RawRow, void, void> {
  const handle: FileHandle = await open(file, 'r');
  try {
    let carried: Buffer = Buffer.alloc(0);
    let position = start;
    let carriedAt = start;
    for (;;) {
      const wanted = Math.min(chunkBytes, end - position);
      if (wanted <= 0) return;
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      const fresh = buffer.subarray(0, bytesRead);
      const bytes = carried.length === 0 ? fresh : Buffer.concat([carried, fresh]);
      let from = 0;
      for (;;) {
        const stop = lineEnd(bytes, from);
        if (stop === undefined) break;
        const row = bytes.subarray(from, stop);
        if (!isHead(row)) yield { bytes: row, offset: carriedAt + from };
        from = stop + 1;
      }
      carried = bytes.subarray(from);
      carriedAt += from;
    }
  } finally {
    await handle.close();
  }
}
