import { familyKey } from './family-key.ts';
import { lemmatise } from './lemmatise.ts';
import { hasLemma, type WordNet } from './wordnet.ts';

/** Why two words stand against each other: WordNet says so of their families, or one is the other with a negating prefix or ending. */
export type Opposition = 'antonym' | 'negation';

/** Prefixes that turn an adjective round. Those that mean other things too (insight, impart) count only before words that are in no dictionary. */
const NEGATING = /^(?:un|non|anti|dis|mis)-?(?=\p{L}{4})/u;
const SOMETIMES_NEGATING = /^(?:in|im|il|ir)-?(?=\p{L}{4})/u;
const LACKING = /less(?:ness|ly)?$/;
const HAVING = /(?:ful|ish|y)?(?:ness|ly)?$/;
const SHORTEST_STEM = 3;

const known = new WeakMap<WordNet, Set<string>>();

/** Pairs of families that hold antonyms, made at the first question. */
function opposedFamilies(wordnet: WordNet): Set<string> {
  let pairs = known.get(wordnet);
  if (pairs === undefined) {
    pairs = new Set();
    const { antonyms, family } = wordnet.arrays;
    const head = (lemma: number): string => wordnet.lemmas[family[lemma]!]!;
    for (let i = 0; i < antonyms.length; i += 2) {
      const [a, b] = [head(antonyms[i]!), head(antonyms[i + 1]!)];
      if (a !== b) pairs.add(pairOf(a, b)).add(pairOf(b, a));
    }
    known.set(wordnet, pairs);
  }
  return pairs;
}

const pairOf = (a: string, b: string): string => `${a}\n${b}`;

/**
 * Whether two descriptors are opposites, by family (honesty stands against dishonest), and how that is known; null where nothing says so.
 * A signal of its own beside similarity: opposites are near in meaning by every measure of context, and must never be made one. Phrases are
 * opposed when they differ in one pair of opposed words. Symmetric.
 */
export function opposition(wordnet: WordNet, a: string, b: string): Opposition | null {
  if (a === b) return null;
  const [left, right] = [a.toLowerCase().split(' '), b.toLowerCase().split(' ')];
  if (left.length !== right.length) return wordsOpposed(wordnet, a, b);
  const differing = left.flatMap((word, i) => (word === right[i] ? [] : [[word, right[i]!] as const]));
  return differing.length === 1 ? wordsOpposed(wordnet, ...differing[0]!) : null;
}

function wordsOpposed(wordnet: WordNet, a: string, b: string): Opposition | null {
  const [left, right] = [lemmatise(wordnet, a), lemmatise(wordnet, b)];
  const [familyA, familyB] = [familyKey(wordnet, left), familyKey(wordnet, right)];
  if (familyA === familyB) return null;
  if (opposedFamilies(wordnet).has(pairOf(familyA, familyB))) return 'antonym';
  return negates(wordnet, left, right, familyB) || negates(wordnet, right, left, familyA) ? 'negation' : null;
}

/** Whether `word` is the negation of `other`, whose family is `family`. */
function negates(wordnet: WordNet, word: string, other: string, family: string): boolean {
  if (LACKING.test(word)) {
    const stem = word.replace(LACKING, '');
    if (stem.length >= SHORTEST_STEM && !LACKING.test(other) && other.startsWith(stem) && other.replace(HAVING, '') === stem) return true;
  }
  const prefix = NEGATING.test(word) ? NEGATING : !wordnet.lemmaIds.has(word) && SOMETIMES_NEGATING.test(word) ? SOMETIMES_NEGATING : undefined;
  if (prefix === undefined) return false;
  const rest = word.replace(prefix, '');
  return familyKey(wordnet, rest) === family && (!wordnet.lemmaIds.has(word) || hasLemma(wordnet, familyKey(wordnet, word), 'adjective'));
}
