import { adjectivesBehind } from './suffixes.ts';
import { hasLemma, type WordNet } from './wordnet.ts';

/**
 * One key for the words of a derivational family: `honesty`, `honest` and `honestly` give `honest`. Words that WordNet does not hold are
 * traced to an adjective by rule (`informativeness` → `informative`); a phrase keeps its first words and gives the family of its last
 * (`human kindness` → `human kind`). The key is a label for equality, not for display.
 *
 * @param lemma as `lemmatise` gives it.
 */
export function familyKey(wordnet: WordNet, lemma: string): string {
  const id = wordnet.lemmaIds.get(lemma);
  if (id !== undefined) return wordnet.lemmas[wordnet.arrays.family[id]!]!;
  const adjective = adjectivesBehind(lemma).find((form) => hasLemma(wordnet, form, 'adjective'));
  if (adjective !== undefined) return familyKey(wordnet, adjective);
  const cut = Math.max(lemma.lastIndexOf(' '), lemma.lastIndexOf('-')) + 1;
  return cut > 0 && cut < lemma.length ? lemma.slice(0, cut) + familyKey(wordnet, lemma.slice(cut)) : lemma;
}
