import type { PluginContext } from '@valuelex/core';
import { createMeaning, openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { frequentLemmas } from './frequent-lemmas.ts';
import { WordVectors } from './word-vectors.ts';

/** What an offline rater knows of English. */
export interface Words {
  readonly wordnet: WordNet;
  readonly vectors: WordVectors;
  /** The most frequent lemmas: what chance gives is measured on them. */
  readonly frequent: readonly string[];
}

/** Opens WordNet from the plugin’s cache. @param frequent how many of the most frequent lemmas are wanted */
export async function openWords({ cacheDir, logger }: Pick<PluginContext, 'cacheDir' | 'logger'>, frequent: number): Promise<Words> {
  const wordnet = await openWordNet({ cacheDir, onNotice: (message) => logger.debug(message) });
  return { wordnet, vectors: new WordVectors(createMeaning(wordnet)), frequent: frequentLemmas(wordnet, frequent) };
}
