import type { WordNet } from '@valuelex/lexical';
import { contentTokens } from './content-tokens.ts';

/** The most frequent content words of WordNet's sense-tagged corpus, most frequent first, ties by name. */
export function frequentLemmas(wordnet: WordNet, howMany: number): string[] {
  const { senseStart, senseCount } = wordnet.arrays;
  return wordnet.lemmas
    .map((lemma, id) => {
      let count = 0;
      for (let i = senseStart[id]!; i < senseStart[id + 1]!; i++) count += senseCount[i]!;
      return { lemma, count };
    })
    .filter(({ lemma, count }) => count >= 20 && /^[a-z]{3,}$/.test(lemma) && contentTokens(lemma, 0).length === 1)
    .sort((a, b) => b.count - a.count || (a.lemma < b.lemma ? -1 : 1))
    .slice(0, howMany)
    .map(({ lemma }) => lemma);
}
