import { familyKey } from './family-key.ts';
import { lemmatise } from './lemmatise.ts';
import { americanSpelling } from './spelling.ts';
import type { WordNet } from './wordnet.ts';

/** The steps of normalising, in their order. */
export type NormaliseStepName = 'unicode' | 'case' | 'punctuation' | 'article' | 'hyphen' | 'lemma' | 'spelling';

export interface NormaliseStep {
  step: NormaliseStepName;
  from: string;
  to: string;
}

export interface NormalisedDescriptor {
  surface: string;
  /** Normal form: Unicode, case, hyphens, lemma and American spelling settled. Part of speech is kept: honest is not honesty. */
  form: string;
  /** Key of the derivational family: equal for honest, honesty and honestly. */
  family: string;
  /** Whether WordNet holds the form. */
  known: boolean;
  /** What changed, step by step; a step without effect is not listed. */
  steps: NormaliseStep[];
}

const PREFIXES = /^(non|anti|co|pre|re|multi|inter|un)[- ](?=[\p{L}]{4,})/u;

/** Of the ways to join the words of a compound, the one that WordNet holds; else spaces, with prefixes joined. */
function settleHyphens(wordnet: WordNet, phrase: string): string {
  if (!/[- ]/.test(phrase)) return closedCompound(wordnet, phrase);
  const spaced = phrase.replaceAll('-', ' ');
  const variants = [phrase, spaced, spaced.replaceAll(' ', '-'), spaced.replaceAll(' ', '')];
  return (
    variants.find((variant) => wordnet.lemmaIds.has(lemmatise(wordnet, variant))) ?? spaced.replace(PREFIXES, '$1')
  );
}

/** Longer words are no compounds of two, and shorter parts meet by accident. */
const LONGEST_COMPOUND = 30;
const SHORTEST_PART = 4;

/** A compound written as one word that WordNet holds with a hyphen or a space (broadminded → broad-minded); other words as they are. */
function closedCompound(wordnet: WordNet, word: string): string {
  if (word.length > LONGEST_COMPOUND || wordnet.lemmaIds.has(lemmatise(wordnet, word))) return word;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
    for (const joint of ['-', ' ']) {
      const apart = word.slice(0, cut) + joint + word.slice(cut);
      if (wordnet.lemmaIds.has(apart)) return apart;
    }
  }
  return word;
}

/**
 * The normal form of a descriptor, with every step named. Pure; any text is allowed, and linear in its length.
 * Steps: Unicode (NFKC, typographic quotes and dashes, invisible characters, runs of space), case, outer punctuation, leading article,
 * hyphenation, lemma, American spelling.
 */
export function normaliseDescriptor(wordnet: WordNet, surface: string): NormalisedDescriptor {
  const steps: NormaliseStep[] = [];
  let text = surface;
  const apply = (step: NormaliseStepName, to: string): void => {
    if (to !== text) steps.push({ step, from: text, to });
    text = to;
  };
  apply('unicode', plainUnicode(text));
  apply('case', text.toLowerCase());
  apply('punctuation', trimPunctuation(text));
  apply('article', text.replace(/^(?:an?|the|my|our) (?=.)/, ''));
  apply('hyphen', settleHyphens(wordnet, text));
  apply('lemma', lemmatise(wordnet, text));
  apply(
    'spelling',
    text.replace(/[^- ]+/g, (word) => americanSpelling(wordnet, word)),
  );
  return { surface, form: text, family: familyKey(wordnet, text), known: wordnet.lemmaIds.has(text), steps };
}

function plainUnicode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Without a regular expression on the end of the text: `\W+$` is quadratic on long runs. */
function trimPunctuation(text: string): string {
  const isWord = /[\p{L}\p{N}\p{M}]/u;
  const units = Array.from(text);
  let start = 0;
  let end = units.length;
  while (start < end && !isWord.test(units[start]!)) start++;
  while (end > start && !isWord.test(units[end - 1]!)) end--;
  return units.slice(start, end).join('');
}
