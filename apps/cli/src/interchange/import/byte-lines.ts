import { createReadStream } from 'node:fs';
import { unreadable } from '../../input/decode-text.ts';
import type { Source } from './found.ts';

/** A line of a file; without bytes when it is longer than the limit. */
export interface ByteLine {
  readonly number: number;
  readonly bytes: Buffer | undefined;
}

/** Longer lines are no answers. */
export const LONGEST_LINE = 64 * 2 ** 20;

/** The bytes of a file. */
export async function* fileChunks({ file, signal, onBytes }: Source): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18, signal }) as AsyncIterable<Buffer>) {
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(file, error);
  }
}

/** The lines of bytes; holds one of them, and of one that is too long nothing. */
export async function* byteLines(chunks: AsyncIterable<Buffer>, longest = LONGEST_LINE): AsyncGenerator<ByteLine> {
  let held: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > longest) held = [];
    else held.push(part);
  };
  const line = (): ByteLine => {
    const bytes = length > longest ? undefined : held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
    held = [];
    length = 0;
    return { number: number++, bytes };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
      take(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length > 0) yield line();
}
