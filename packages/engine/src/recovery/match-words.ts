import type { Lexicon } from '@valuelex/core';
import type { PlantedTruth } from './truth.ts';

export interface WordMatch {
  /** Planted word → the descriptor that stands for it; absent where none does. */
  readonly descriptorOf: ReadonlyMap<string, string>;
  /** Descriptors that stand for no planted word. */
  readonly foreign: readonly string[];
}

/**
 * Which descriptor stands for which planted word. A descriptor belongs to the word that most of its mentions meant: when a merge threw two
 * words together, only one of them is recovered. Of several descriptors of a word the one with the most mentions stands for it.
 */
export function matchWords(lexicon: Lexicon, words: PlantedTruth['words']): WordMatch {
  const wordOf = new Map<string, string>();
  for (const { word, forms, synonyms } of words)
    for (const form of [word, ...forms, ...synonyms]) wordOf.set(plain(form), word);
  const best = new Map<string, { descriptor: string; count: number }>();
  const foreign: string[] = [];
  for (const { descriptor, variants } of lexicon.entries) {
    const counts = new Map<string, number>();
    for (const { surface, count } of variants) {
      const word = wordOf.get(plain(surface));
      if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + count);
    }
    const [meant] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (meant === undefined) {
      foreign.push(descriptor);
      continue;
    }
    const [word, count] = meant;
    if (count > (best.get(word)?.count ?? 0)) best.set(word, { descriptor, count });
  }
  return { descriptorOf: new Map([...best].map(([word, { descriptor }]) => [word, descriptor])), foreign };
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(?:being|an?|the) /, '');
