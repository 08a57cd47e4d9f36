import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WordNet, WordNetArrays } from './wordnet.ts';

/** Changes whenever the layout of the file, the arrays in it, or the way they are made do. */
export const CACHE_FORMAT = 1;

const MAGIC = 'VLWN';
const DIGEST_BYTES = 32;
/** magic, format, digest, length of the header. */
const PREFIX_BYTES = 4 + 4 + DIGEST_BYTES + 4;

type ArrayType = 'Uint8Array' | 'Uint32Array' | 'Float32Array';
const ARRAY_TYPES: Readonly<Record<keyof WordNetArrays, ArrayType>> = {
  synsetPos: 'Uint8Array',
  senseStart: 'Uint32Array',
  senseSynset: 'Uint32Array',
  senseCount: 'Uint32Array',
  edgeStart: 'Uint32Array',
  edgeTarget: 'Uint32Array',
  antonyms: 'Uint32Array',
  family: 'Uint32Array',
  profileStart: 'Uint32Array',
  profileTerm: 'Uint32Array',
  profileWeight: 'Float32Array',
  termPrior: 'Float32Array',
};
const CONSTRUCTORS = { Uint8Array, Uint32Array, Float32Array };

interface Header {
  revision: string;
  lemmas: number;
  terms: number;
  arrays: [name: keyof WordNetArrays, length: number][];
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;
const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** The index as bytes: prefix, JSON header, lemmas, terms, arrays, each on a multiple of eight, little-endian as every Node platform is. */
export function encodeIndex(wordnet: WordNet): Uint8Array {
  const encoder = new TextEncoder();
  const lemmas = encoder.encode(wordnet.lemmas.join('\n'));
  const terms = encoder.encode(wordnet.terms.join('\n'));
  const names = Object.keys(ARRAY_TYPES) as (keyof WordNetArrays)[];
  const header: Header = {
    revision: wordnet.revision,
    lemmas: lemmas.length,
    terms: terms.length,
    arrays: names.map((name) => [name, wordnet.arrays[name].length]),
  };
  const parts = [
    encoder.encode(JSON.stringify(header)),
    lemmas,
    terms,
    ...names.map((name) => {
      const array = wordnet.arrays[name];
      return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    }),
  ];
  const bytes = new Uint8Array(aligned(PREFIX_BYTES) + parts.reduce((sum, part) => sum + aligned(part.length), 0));
  let at = aligned(PREFIX_BYTES);
  for (const part of parts) {
    bytes.set(part, at);
    at += aligned(part.length);
  }
  const view = new DataView(bytes.buffer);
  bytes.set(encoder.encode(MAGIC));
  view.setUint32(4, CACHE_FORMAT, true);
  bytes.set(digestOf(bytes.subarray(aligned(PREFIX_BYTES))), 8);
  view.setUint32(8 + DIGEST_BYTES, parts[0]!.length, true);
  return bytes;
}

/** The index in the bytes, or the reason why it cannot be had from them. */
export function decodeIndex(file: Uint8Array, revision: string): WordNet | { problem: string } {
  // A Buffer's slice() does not copy; a Uint8Array's does, and the copies below rely on it.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const decoder = new TextDecoder();
  if (bytes.length < aligned(PREFIX_BYTES) || decoder.decode(bytes.subarray(0, 4)) !== MAGIC)
    return { problem: 'not an index' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(4, true) !== CACHE_FORMAT) return { problem: 'another format' };
  const body = bytes.subarray(aligned(PREFIX_BYTES));
  if (!digestOf(body).every((byte, i) => byte === bytes[8 + i])) return { problem: 'damaged' };

  const headerLength = view.getUint32(8 + DIGEST_BYTES, true);
  const header = JSON.parse(decoder.decode(body.subarray(0, headerLength))) as Header;
  if (header.revision !== revision) return { problem: 'another revision of the data' };
  let at = aligned(headerLength);
  const take = (length: number): Uint8Array => {
    const part = body.subarray(at, at + length);
    at += aligned(length);
    return part;
  };
  const lemmas = decoder.decode(take(header.lemmas)).split('\n');
  const terms = decoder.decode(take(header.terms)).split('\n');
  const arrays: Record<string, Uint8Array | Uint32Array | Float32Array> = {};
  for (const [name, length] of header.arrays) {
    const type = CONSTRUCTORS[ARRAY_TYPES[name]];
    // A copy, so that the element type is aligned whatever the pool of the read buffer.
    arrays[name] = new type(take(length * type.BYTES_PER_ELEMENT).slice().buffer);
  }
  return {
    revision,
    lemmas,
    terms,
    lemmaIds: new Map(lemmas.map((lemma, i) => [lemma, i])),
    arrays: arrays as unknown as WordNetArrays,
  };
}

/** Read a cached index; the reason when there is none to be used. */
export async function readCache(path: string, revision: string): Promise<WordNet | { problem: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return {
      problem:
        (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : `unreadable (${(error as Error).message})`,
    };
  }
  return decodeIndex(bytes, revision);
}

/** Write the index so that a reader sees the whole file or none, also when several processes write at once. */
export async function writeCache(path: string, wordnet: WordNet): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, encodeIndex(wordnet));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
