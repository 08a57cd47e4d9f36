import { lemmatise } from './lemmatise.ts';
import { shareSynset, type WordNet } from './wordnet.ts';

/** British pattern → American spelling. Each is believed only when WordNet confirms it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/our/, 'or'],
  [/is(?=(?:e|ed|er|es|ing|ation|ational|able)$)/, 'iz'],
  [/ys(?=(?:e|ed|er|es|ing)$)/, 'yz'],
  [/re$/, 'er'],
  [/(?<=defen|offen|preten|licen)ce$/, 'se'],
  [/ogue$/, 'og'],
  [/ae(?!sth)/, 'e'],
  [/oe/, 'e'],
  [/dgement/, 'dgment'],
  [/l(?=(?:ful|ment)$)/, 'll'],
  [/ll(?=(?:ed|er|ing|or|ous|ful)$)/, 'l'],
  [/il$/, 'ill'],
  [/ol$/, 'oll'],
  [/grey/, 'gray'],
  [/sceptic/, 'skeptic'],
  [/ph(?=ur)/, 'f'],
  [/mme$/, 'm'],
  [/que(?=s?$)/, 'ck'],
];

/**
 * The American spelling of a lemma (`honour` → `honor`). A pattern counts only if WordNet holds the other spelling as a synonym of
 * this one, or holds the other and not this one: `four` and `promise` stay.
 */
export function americanSpelling(wordnet: WordNet, word: string): string {
  const known = wordnet.lemmaIds.has(word);
  for (const [pattern, replacement] of PATTERNS) {
    const candidate = word.replace(pattern, replacement);
    if (candidate === word) continue;
    if (known ? shareSynset(wordnet, word, candidate) : wordnet.lemmaIds.has(lemmatise(wordnet, candidate)))
      return candidate;
  }
  return word;
}
