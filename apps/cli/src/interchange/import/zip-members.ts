import { DataError } from '@valuelex/core';
import { Decompress } from 'fzstd';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { unreadable } from '../../input/decode-text.ts';
import { decodeUtf8 } from './json-text.ts';

/** Members of a ZIP by name; of those that bear one name, the last, as Python reads it. Names are compared, never used as paths. */
export interface ZipMembers {
  readonly members: ReadonlyMap<string, Entry>;
  /**
   * The bytes of a member, at most `longest` whatever its head claims.
   * @throws ZipFault when it is longer, damaged or packed in a way that is not known.
   */
  read(entry: Entry, longest: number): Promise<Buffer>;
  close(): void;
}

/** Why a member cannot be read; the message is the reason. */
export class ZipFault extends Error {}

const STORED = 0;
const DEFLATED = 8;
const ZSTD = 93;

/** @throws DataError when the file is no ZIP, or its members lie over each other to unpack to more than there is. */
export async function openZip(file: string): Promise<ZipMembers> {
  let zip: ZipFile;
  const members = new Map<string, Entry>();
  let packed = 0;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (cause) {
    throw isSystemFault(cause) ? unreadable(file, cause) : notZip(file, cause);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      // Without `decodeStrings` the name is bytes, whatever the types say.
      members.set(decodeUtf8(entry.fileNameRaw).text, entry);
    }
  } catch (cause) {
    zip.close();
    throw notZip(file, cause);
  }
  if (packed > zip.fileSize) {
    zip.close();
    throw new DataError('zip-bomb', 'members of this ZIP overlap', { where: file, hint: 'it was made to fill memory or disk; it is not read' });
  }
  return { members, read: (entry, longest) => read(zip, entry, longest), close: () => zip.close() };
}

async function read(zip: ZipFile, entry: Entry, longest: number): Promise<Buffer> {
  const method = entry.compressionMethod;
  if (entry.isEncrypted()) throw new ZipFault('an encrypted member');
  if (![STORED, DEFLATED, ZSTD].includes(method)) throw new ZipFault('a member packed in an unknown way');
  if (entry.uncompressedSize > longest) throw tooLong(longest);
  const parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > longest) throw tooLong(longest);
    parts.push(part);
  };
  try {
    const stream = await zip.openReadStreamPromise(entry, method === ZSTD ? { decodeFileData: false } : {});
    try {
      const unpack = method === ZSTD ? new Decompress(take) : undefined;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (unpack === undefined) take(chunk);
        else unpack.push(chunk);
      }
      unpack?.push(new Uint8Array(0), true);
    } finally {
      stream.destroy();
    }
  } catch (cause) {
    throw cause instanceof ZipFault ? cause : new ZipFault('a damaged member', { cause });
  }
  if (length !== entry.uncompressedSize) throw new ZipFault('a damaged member');
  return Buffer.concat(parts, length);
}

const tooLong = (longest: number): ZipFault => new ZipFault(`a member of more than ${longest / 2 ** 20} MiB`);

const notZip = (file: string, cause: unknown): DataError =>
  new DataError('bad-zip', 'is no whole ZIP', { where: file, hint: 'was it cut off, or is its run still going? `inspect log recover` mends logs of runs that died', cause });

const isSystemFault = (cause: unknown): boolean => typeof (cause as NodeJS.ErrnoException).syscall === 'string';
