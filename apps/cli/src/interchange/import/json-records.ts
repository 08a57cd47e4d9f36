import { byteLines, fileChunks, LONGEST_LINE } from './byte-lines.ts';
import { isRecord } from './found.ts';
import type { Found, Place, RawAnswer, Source } from './found.ts';
import { decodeUtf8, parseJson } from './json-text.ts';

/** What a format makes of one record: answers, or why there is none. */
export type Reading = readonly RawAnswer[] | string;

export const REPLACED = 'bytes that are no UTF-8, replaced by U+FFFD';

/** Answers of a JSON Lines file, one object a line. */
export async function* jsonLines(source: Source, read: (record: Record<string, unknown>, at: Place) => Reading): AsyncGenerator<Found> {
  for await (const { number, bytes } of byteLines(fileChunks(source))) {
    const at = { line: number };
    if (bytes === undefined) {
      yield { at, fault: `a line of more than ${LONGEST_LINE / 2 ** 20} MiB` };
      continue;
    }
    const { text, repaired } = decodeUtf8(bytes);
    if (text.trim() === '') continue;
    let record: unknown;
    try {
      record = parseJson(text);
    } catch {
      yield { at, fault: 'not JSON' };
      continue;
    }
    if (!isRecord(record)) yield { at, fault: 'not a JSON object' };
    else yield* readings(record, at, read(record, at), repaired);
  }
}

/** What was read of a record, as findings. */
export function* readings(record: Record<string, unknown>, at: Place, reading: Reading, repaired = false): Generator<Found> {
  if (typeof reading === 'string') yield { at, fault: reading };
  else for (const raw of reading) yield { at, record, raw, ...(repaired ? { repaired: REPLACED } : {}) };
}
