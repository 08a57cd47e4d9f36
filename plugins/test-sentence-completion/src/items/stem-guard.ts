import { familyKey, lemmatise } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';

const functionWords: ReadonlySet<string> = new Set(
  'a an and as at be been being but by do does for from has have in into is it its no not of on or own self the to with'.split(' '),
);

/** Lower-case words, without function words and single letters. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1 && !functionWords.has(word));
}

/**
 * Says whether a stem holds a word of the given members or a relative of one: the same derivational family in WordNet, or the
 * same beginning (explain, explainability), which WordNet does not always know. Rather too strict: a stem is easily replaced.
 */
export function createStemGuard(wordnet: WordNet, members: readonly string[]): (stem: string) => boolean {
  const key = (word: string): string => familyKey(wordnet, lemmatise(wordnet, word));
  const words = [...new Set(members.flatMap(contentWords))];
  const families = new Set(words.map(key));
  return (stem) =>
    contentWords(stem).some((word) => families.has(key(word)) || families.has(key(word.replace(/ly$/, ''))) || words.some((member) => sameBeginning(word, member)));
}

function sameBeginning(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= 4 && shared >= 0.8 * shorter;
}
