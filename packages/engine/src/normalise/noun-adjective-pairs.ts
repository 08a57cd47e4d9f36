import { createMeaning, sparseCosine } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { SimilarPair } from './merge-similar.ts';

/** Regular ways in which English makes an adjective from a noun: [noun’s ending, adjective’s]. Source: Quirk et al. (1985), App. I. */
const RULES: readonly (readonly [string, string])[] = [
  ['', 'ful'],
  ['y', 'iful'],
  ['', 'y'],
  ['', 'ous'],
  ['e', 'ious'],
  ['y', 'ious'],
  ['ion', 'ious'],
  ['', 'ive'],
  ['ion', 'ive'],
  ['ion', 'e'],
  ['', 'able'],
  ['e', 'able'],
  ['y', 'able'],
  ['', 'ed'],
  ['', 'ary'],
  ['e', 'ial'],
  ['y', 'ial'],
  ['cy', 'tic'],
  ['asm', 'astic'],
  ['ship', 'ly'],
];
/** Noun and adjective must also mean alike: hope and hopeful do, respect and respectable, or care and careful, do not. */
const LEAST_SIMILARITY = 0.4;
/** Shorter nouns meet such rules by accident. */
const SHORTEST_NOUN = 4;

/**
 * Pairs of noun and adjective that are one value named twice (peace and peaceful, precision and precise): one is made from the other by rule and
 * their meanings are alike. Two columns of one value would be a factor of their own.
 */
export function nounAdjectivePairs(wordnet: WordNet, words: readonly string[]): SimilarPair[] {
  const there = new Set(words);
  const meaning = createMeaning(wordnet);
  const pairs: SimilarPair[] = [];
  for (const noun of words) {
    if (noun.length < SHORTEST_NOUN) continue;
    for (const [from, to] of RULES) {
      const adjective = noun.endsWith(from) ? noun.slice(0, noun.length - from.length) + to : noun;
      if (adjective === noun || !there.has(adjective)) continue;
      const similarity = sparseCosine(meaning.embed(noun), meaning.embed(adjective));
      if (similarity >= LEAST_SIMILARITY) pairs.push({ a: noun, b: adjective, similarity });
    }
  }
  return pairs;
}
