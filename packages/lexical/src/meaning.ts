import { backOff, type BackOffLevel } from './back-off.ts';
import { WORDNET_REVISION } from './open-wordnet.ts';
import { createPageRank } from './page-rank.ts';
import { sparseVector, type SparseVector } from './sparse-vector.ts';
import { sensesOf, type WordNet } from './wordnet.ts';

/** Part of the identity of every vector: change it with anything that changes them. */
const METHOD = 'ppr-gloss-2';
/** Damps the share of a term in the profile, so that frequent terms do not drown the telling ones. */
const EXPONENT = 0.25;
/** Terms kept per word. */
const MOST_TERMS = 1000;
/** Added to each sense's count, so that senses absent from the tagged corpus weigh a little. */
const SMOOTHING = 0.5;

/** The meaning of a text. */
export interface WordMeaning extends SparseVector {
  /** How the text was found. With `none` the vector is empty. */
  level: BackOffLevel;
  /** The lemmas that the vector stands for. */
  used: string[];
}

/** The identity of the vectors made from the packaged WordNet: data, format and method. */
export const MEANING_ID = `${WORDNET_REVISION}+${METHOD}`;

export interface Meaning {
  /** Data, method and its revision. */
  readonly id: string;
  /** Number of dimensions; each is a term of WordNet's glosses. */
  readonly dims: number;
  /** The term of a dimension. */
  term(dimension: number): string;
  /** The vector of a word or short phrase: non-negative, unit length, at most 1,000 entries. Case and inflection do not matter. */
  embed(text: string): WordMeaning;
}

/**
 * Meaning as a sparse profile of gloss terms: personalised PageRank from the word's senses over WordNet without antonymy, times the
 * tf-idf profile of each synset's gloss, weighted p^¼ · PPMI. Sources: Agirre & Soroa (2009), EACL; Levy, Goldberg & Dagan (2015), TACL 3, eq. 3.
 * Spearman with human similarity judgements: RG-65 .85, WordSim-353 .67, SimLex-999 .63.
 */
export function createMeaning(wordnet: WordNet): Meaning {
  const pageRank = createPageRank(wordnet);
  const { profileStart, profileTerm, profileWeight, termPrior } = wordnet.arrays;
  const mass = new Float64Array(wordnet.terms.length);

  const profileOf = (lemmas: readonly string[]): SparseVector => {
    const { synsets, ranks } = pageRank(restart(wordnet, lemmas));
    const touched: number[] = [];
    let total = 0;
    for (let s = 0; s < synsets.length; s++) {
      for (let i = profileStart[synsets[s]!]!; i < profileStart[synsets[s]! + 1]!; i++) {
        const term = profileTerm[i]!;
        if (mass[term] === 0) touched.push(term);
        const added = ranks[s]! * profileWeight[i]!;
        mass[term]! += added;
        total += added;
      }
    }
    const terms: number[] = [];
    const weights: number[] = [];
    for (const term of touched) {
      const share = mass[term]! / total;
      mass[term] = 0;
      const information = Math.log(share / termPrior[term]!);
      if (information <= 0) continue;
      terms.push(term);
      weights.push(share ** EXPONENT * information);
    }
    return unitVector(heaviest(terms, weights));
  };

  return {
    id: `${wordnet.revision}+${METHOD}`,
    dims: wordnet.terms.length,
    term: (dimension) => wordnet.terms[dimension] ?? '',
    embed: (text) => {
      const { level, lemmas } = backOff(wordnet, text);
      const vector = lemmas.length === 0 ? sparseVector([]) : profileOf(lemmas);
      return { ...vector, level, used: lemmas };
    },
  };
}

/** The heaviest terms, by term; of equal weights the first terms. */
function heaviest(terms: readonly number[], weights: readonly number[]): SparseVector {
  const lightest = weights.length <= MOST_TERMS ? -Infinity : Float64Array.from(weights).sort()[weights.length - MOST_TERMS]!;
  const order = Float64Array.from(terms, (term, i) => term * weights.length + i).sort();
  const places = Array.from(order, (key) => key % weights.length);
  let ties = MOST_TERMS - weights.filter((w) => w > lightest).length;
  const kept = places.filter((i) => weights[i]! > lightest || (weights[i] === lightest && ties-- > 0));
  return { indices: Uint32Array.from(kept, (i) => terms[i]!), values: Float64Array.from(kept, (i) => weights[i]!) };
}

function unitVector({ indices, values }: SparseVector): SparseVector {
  const length = Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
  return { indices, values: values.map((v) => v / length) };
}

/** Where the walk starts: the senses of the lemmas by frequency, each lemma with an equal share. */
function restart(wordnet: WordNet, lemmas: readonly string[]): Map<number, number> {
  const start = new Map<number, number>();
  for (const lemma of lemmas) {
    const senses = sensesOf(wordnet, lemma);
    const total = senses.reduce((sum, sense) => sum + sense.count + SMOOTHING, 0);
    for (const { synset, count } of senses) {
      start.set(synset, (start.get(synset) ?? 0) + (count + SMOOTHING) / total / lemmas.length);
    }
  }
  return start;
}
