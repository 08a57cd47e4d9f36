import type { WordNet } from '@valuelex/lexical';
import { contentWords, isContentWord } from './content-words.ts';
import { createWordKeys } from './word-keys.ts';

/** What stands in the place of a member word. */
const blank = '___';

export interface Masked {
  readonly text: string;
  /** Words and phrases that were replaced. */
  readonly masked: number;
}

/**
 * Replaces the given members in an answer by `___`: any inflection of one (cares, caring) and any derivation (explain, explainability),
 * told by lemma and derivational family as in {@link createStemGuard}, so that a rater sees what an answer says without the word itself. A
 * member of several words is one phrase: its words in their order, with nothing between them but function words, spaces and
 * punctuation. Rather too much than too little: a word that shares a member's family in any of its readings is masked.
 * Linear in the length of the answer.
 *
 * @param members descriptors of the dimension that is rated
 */
export function maskMembers(wordnet: WordNet, members: readonly string[]): (answer: string) => Masked {
  const keysOf = createWordKeys(wordnet);
  const phrases = members
    .map((member) => contentWords(member).map((word) => new Set(keysOf(word))))
    .filter((words) => words.length > 0)
    .sort((a, b) => b.length - a.length);
  /** Phrases by the keys of their first word; the longest first. */
  const starting = new Map<string, ReadonlySet<string>[][]>();
  for (const phrase of phrases) {
    for (const key of phrase[0]!) starting.set(key, [...(starting.get(key) ?? []), phrase]);
  }
  const isWord = (word: string, keys: ReadonlySet<string>): boolean => keysOf(word).some((key) => keys.has(key));

  return (answer) => {
    const words: { text: string; start: number; end: number }[] = [];
    for (const { 0: word, index } of answer.matchAll(/\p{L}+/gu)) {
      const text = word.toLowerCase();
      if (isContentWord(text)) words.push({ text, start: index, end: index + word.length });
    }
    const parts: string[] = [];
    let done = 0;
    let masked = 0;
    for (let at = 0; at < words.length; at++) {
      let length = 0;
      for (const key of keysOf(words[at]!.text)) {
        for (const phrase of starting.get(key) ?? []) {
          if (phrase.length > length && at + phrase.length <= words.length && phrase.every((keys, i) => isWord(words[at + i]!.text, keys))) length = phrase.length;
        }
      }
      if (length === 0) continue;
      parts.push(answer.slice(done, words[at]!.start), blank);
      done = words[at + length - 1]!.end;
      masked++;
      at += length - 1;
    }
    return { text: masked === 0 ? answer : parts.join('') + answer.slice(done), masked };
  };
}
