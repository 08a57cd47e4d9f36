import { familyKey, lemmatise } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { contentWords } from './content-words.ts';

/**
 * Says whether a stem holds one of the given members or a relative of one: the same derivational family in WordNet, or the same
 * beginning (explain, explainability), which WordNet does not always know. Rather too strict: a stem is easily replaced. Of a
 * member of several words (made to last) it must hold all, for none of them alone is a value.
 */
export function createStemGuard(wordnet: WordNet, members: readonly string[]): (stem: string) => boolean {
  const key = (word: string): string => familyKey(wordnet, lemmatise(wordnet, word));
  const phrases = members
    .map((member) => contentWords(member).map((word) => ({ word, family: key(word) })))
    .filter((words) => words.length > 0);
  return (stem) => {
    const own = contentWords(stem).map((word) => ({ word, families: [key(word), key(word.replace(/ly$/, ''))] }));
    return phrases.some((words) =>
      words.every((member) => own.some(({ word, families }) => families.includes(member.family) || sameBeginning(word, member.word))),
    );
  };
}

function sameBeginning(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= 6 || (shared >= 4 && shared >= 0.8 * shorter);
}
