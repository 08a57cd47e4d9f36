import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ValueLexError } from '@valuelex/core';
import { formatVersion, headVersion } from './line.ts';

const name = /^segment-(\d{6,})\.jsonl$/;
const chunkBytes = 1 << 20;
const newline = 0x0a;

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

/** One line of a segment that ends with a newline. */
export interface RawRow {
  /** Without the newline. Holds until the next line is asked for. */
  readonly bytes: Buffer;
  readonly offset: number;
  readonly isHead: boolean;
}

/**
 * The lines of a segment from `start` to `end`, a chunk at a time. A last line without newline is left out: another process
 * may be writing it.
 * @throws ValueLexError `store-version` at a head of a version that is not known here
 */
export async function* readRows(
  file: string,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<RawRow, void, void> {
  const handle = await open(file, 'r');
  try {
    /** Chunks of a line that has not ended yet. */
    let begun: Buffer[] = [];
    let position = start;
    let lineStart = start;
    // One for all: what is thrown away outside the heap is collected late, and a large store would fill the memory with it.
    const buffer = Buffer.allocUnsafeSlow(chunkBytes);
    for (;;) {
      const wanted = Math.min(chunkBytes, end - position);
      if (wanted <= 0) return;
      const { bytesRead } = await handle.read(buffer, 0, wanted, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      const chunk = buffer.subarray(0, bytesRead);
      let from = 0;
      for (;;) {
        const stop = chunk.indexOf(newline, from);
        if (stop === -1) break;
        const rest = chunk.subarray(from, stop);
        const bytes = begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
        begun = [];
        yield { bytes, offset: lineStart, isHead: isHead(bytes, file) };
        lineStart += bytes.length + 1;
        from = stop + 1;
      }
      if (from < bytesRead) begun.push(Buffer.from(chunk.subarray(from)));
    }
  } finally {
    await handle.close();
  }
}

function isHead(line: Buffer, where: string): boolean {
  const version = headVersion(line);
  if (version === undefined) return false;
  if (version <= formatVersion) return true;
  throw new ValueLexError(
    'store-version',
    `the responses were written by a newer version (format ${version}; this one reads up to ${formatVersion})`,
    { where, hint: 'Update @valuelex/store-jsonl, or ValueLex as a whole. Nothing was changed.' },
  );
}
