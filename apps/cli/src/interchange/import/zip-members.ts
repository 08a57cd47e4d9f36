import { DataError } from '@valuelex/core';
import { Decompress } from 'fzstd';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { unreadable } from '../../input/decode-text.ts';
import { decodeUtf8 } from './json-text.ts';

/** Members of a ZIP; of those that bear one name, the last, as Python reads it. Names are compared, never used as paths. */
export interface ZipMembers {
  /** One of the members that were asked for by name. */
  find(name: string): Entry | undefined;
  /** The members that were wanted, in the order of the archive. */
  each(): AsyncGenerator<{ readonly name: string; readonly entry: Entry }>;
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

/**
 * Reads the directory of a ZIP; of what is in it, only the names that are `wanted` are held.
 * @throws DataError when the file is no ZIP, or its members lie over each other to unpack to more than there is.
 */
export async function openZip(file: string, named: readonly string[], wanted: RegExp): Promise<ZipMembers> {
  const found = new Map<string, Entry>();
  const last = new Map<string, number>();
  let packed = 0;
  let fileSize = 0;
  const first = await open(file);
  try {
    fileSize = first.fileSize;
    for await (const { name, entry, at } of entriesOf(first, file)) {
      packed += entry.compressedSize;
      if (named.includes(name)) found.set(name, entry);
      else if (wanted.test(name)) last.set(name, at);
    }
  } finally {
    first.close();
  }
  if (packed > fileSize) throw new DataError('zip-bomb', 'members of this ZIP overlap', { where: file, hint: 'it was made to fill memory or disk; it is not read' });
  const zip = await open(file);
  return {
    find: (name) => found.get(name),
    async *each() {
      for await (const { name, entry, at } of entriesOf(zip, file)) if (last.get(name) === at) yield { name, entry };
    },
    read: (entry, longest) => read(zip, entry, longest),
    close: () => zip.close(),
  };
}

async function open(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (cause) {
    throw isSystemFault(cause) ? unreadable(file, cause) : notZip(file, cause);
  }
}

async function* entriesOf(zip: ZipFile, file: string): AsyncGenerator<{ readonly name: string; readonly entry: Entry; readonly at: number }> {
  const entries = zip.eachEntry();
  for (let at = 0; ; at += 1) {
    const next = await entries.next().catch((cause: unknown) => {
      throw notZip(file, cause);
    });
    if (next.done === true) return;
    // Without `decodeStrings` the name is bytes, whatever the types say.
    yield { name: decodeUtf8(next.value.fileNameRaw).text, entry: next.value, at };
  }
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
