import { DataError } from '@valuelex/core';
import { fileReason } from '../output/file-errors.ts';

/** A file that cannot be opened or read. */
export function unreadable(file: string, cause: unknown): DataError {
  const { reason, hint } = fileReason(cause);
  const isAbsent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return new DataError('unreadable', isAbsent ? 'there is no such file' : `cannot be read: ${reason}`, {
    where: file,
    ...(hint === undefined || isAbsent ? {} : { hint }),
    cause,
  });
}

/**
 * Bytes of a file of the user's as text, without a byte-order mark.
 * @throws DataError for UTF-16, for binary files and for other encodings than UTF-8.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (isUtf16(bytes)) throw utf16(file);
  if (bytes.includes(0)) throw new DataError('binary', 'this is no text file: it holds zero bytes', { where: file, hint: 'export it as CSV or plain text in UTF-8' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notUtf8(file, cause);
  }
}

/** The same for a file that is read piece by piece. */
export async function* decodeStream(pieces: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch (cause) {
      throw notUtf8(file, cause);
    }
  };
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && isUtf16(piece)) throw utf16(file);
    isFirst = false;
    yield decode(piece);
  }
  yield decode();
}

const utf16 = (file: string): DataError => new DataError('utf-16', 'this is UTF-16', { where: file, hint: 'save it as UTF-8' });
const notUtf8 = (file: string, cause: unknown): DataError =>
  new DataError('not-utf-8', 'this is not UTF-8 text', { where: file, hint: 'save it as UTF-8 (a spreadsheet must be exported as CSV)', cause });

/** A byte-order mark, or zeros in every other of the first bytes, as Western text in UTF-16 has them. */
function isUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  const head = bytes.subarray(0, Math.min(bytes.length & ~1, 512));
  if (head.length < 4) return false;
  const zeros = [0, 0] as [number, number];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[(at % 2) as 0 | 1] += 1;
  });
  const [even, odd] = zeros;
  return Math.max(even, odd) > 0.35 * head.length && Math.min(even, odd) < 0.02 * head.length;
}
