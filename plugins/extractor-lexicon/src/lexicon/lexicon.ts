import { familyKey, hasLemma, lemmatise, partOfSpeechShares, type WordNet } from '@valuelex/lexical';
import type { Token } from '../tokens.ts';
import { tokensOf } from '../tokens.ts';

interface Node {
  next: Map<string, Node>;
  isTerm: boolean;
}
const node = (): Node => ({ next: new Map(), isTerm: false });

/** A term of the lexicon in a text. */
export interface Match {
  /** Words that it is made of. */
  words: number;
  /** It is not in the lexicon itself, but of the family of a term that is. */
  isDerived: boolean;
}

/** Most words of a term: bounds the work at each word of the answer. */
export const LONGEST_TERM = 6;
/** Words that are kept with their keys. */
const MOST_KEPT = 100_000;
/** Of the uses of an adjective that stands for its noun (honest for honesty), at least this share are adjectives. */
const FEWEST_AS_ADJECTIVE = 0.3;
/** Endings of nouns that name the quality an adjective ascribes. */
const QUALITY = /(?:ness|ity|cy)$/;

/**
 * Value terms, found in a text by a trie over its words: the longest term at each word, in time linear in the text (the terms are at most
 * `LONGEST_TERM` words long). A word matches as it stands, a later word of a term by its lemma too (human right, human rights); a plural alone
 * names instances and not the quality (skills, merits). Adjectives and quality nouns of a term's derivational family match as derived.
 */
export class Lexicon {
  readonly size: number;
  private readonly root = node();
  private readonly families = new Set<string>();
  private readonly keys = new Map<string, readonly string[]>();
  private readonly wordnet: WordNet;

  constructor(wordnet: WordNet, terms: Iterable<string>) {
    this.wordnet = wordnet;
    const known = new Set<string>();
    for (const term of terms) {
      const words = wordsOf(term);
      if (words.length === 0 || words.length > LONGEST_TERM) continue;
      known.add(words.join(' '));
      this.add(words);
      if (words.length === 1) this.families.add(familyKey(wordnet, lemmatise(wordnet, words[0]!)));
    }
    this.size = known.size;
  }

  /** The longest term that begins at token `at`, if any. Words of one term stand side by side, or with a hyphen between them. */
  matchAt(text: string, tokens: readonly Token[], at: number): Match | undefined {
    let current: Node[] = [this.root];
    let longest = 0;
    for (let i = at; i < tokens.length && i - at < LONGEST_TERM; i++) {
      if (i > at && !areJoined(text, tokens[i - 1]!, tokens[i]!)) break;
      const { word } = tokens[i]!;
      const keys = i === at ? [word] : this.keysOf(word);
      current = current.flatMap(({ next }) => keys.flatMap((key) => next.get(key) ?? []));
      if (current.length === 0) break;
      if (current.some(({ isTerm }) => isTerm)) longest = i - at + 1;
    }
    if (longest > 0) return { words: longest, isDerived: false };
    return this.isDerived(tokens[at]!.word) ? { words: 1, isDerived: true } : undefined;
  }

  private add(words: readonly string[]): void {
    let at = this.root;
    for (const word of words) {
      let next = at.next.get(word);
      if (next === undefined) at.next.set(word, (next = node()));
      at = next;
    }
    at.isTerm = true;
  }

  private keysOf(word: string): readonly string[] {
    let keys = this.keys.get(word);
    if (keys === undefined) {
      const lemma = lemmatise(this.wordnet, word, 'noun');
      keys = lemma === word ? [word] : [word, lemma];
      if (this.keys.size < MOST_KEPT) this.keys.set(word, keys);
    }
    return keys;
  }

  private readonly derived = new Map<string, boolean>();

  private isDerived(word: string): boolean {
    let found = this.derived.get(word);
    if (found === undefined) {
      found = this.decideDerived(word);
      if (this.derived.size < MOST_KEPT) this.derived.set(word, found);
    }
    return found;
  }

  private decideDerived(word: string): boolean {
    if (word.length < 4) return false;
    const isAdjective = hasLemma(this.wordnet, word, 'adjective') && partOfSpeechShares(this.wordnet, word).adjective >= FEWEST_AS_ADJECTIVE;
    if (!isAdjective && !QUALITY.test(word)) return false;
    return this.families.has(familyKey(this.wordnet, isAdjective ? word : lemmatise(this.wordnet, word)));
  }
}

const wordsOf = (term: string): string[] => tokensOf(term, { start: 0, end: term.length }).map(({ word }) => word);

/** Nothing but spaces or a hyphen between two words; nothing at all where no spaces are written. */
const areJoined = (text: string, before: Token, after: Token): boolean =>
  after.start - before.end <= 2 && /^[ \t\n\u00a0‐-–-]{0,2}$/.test(text.slice(before.end, after.start));
