import { PARTS_OF_SPEECH, type PartOfSpeech } from './parts-of-speech.ts';

/** Arrays of the index. `xStart` arrays have one entry more than there are owners: owner i owns [xStart[i], xStart[i + 1]). */
export interface WordNetArrays {
  /** Part of speech of each synset: 0 noun, 1 verb, 2 adjective, 3 adverb. */
  synsetPos: Uint8Array;
  /** Per lemma, its senses: synset and count in the sense-tagged corpus, most frequent first within a part of speech. */
  senseStart: Uint32Array;
  senseSynset: Uint32Array;
  senseCount: Uint32Array;
  /** Per synset, its neighbours by every relation but antonymy, both directions, repeated where WordNet says it twice. */
  edgeStart: Uint32Array;
  edgeTarget: Uint32Array;
  /** Pairs of lemmas that WordNet calls antonyms, sorted: [a0, b0, a1, b1, …]. */
  antonyms: Uint32Array;
  /** Per lemma, the lemma that stands for its derivational family; itself where it has none. */
  family: Uint32Array;
  /** Per synset, the tf-idf profile of its words, gloss and examples: terms and weights, unit length. */
  profileStart: Uint32Array;
  profileTerm: Uint32Array;
  profileWeight: Float32Array;
  /** Share of each term in all profiles together; sums to one. */
  termPrior: Float32Array;
}

/** The index of WordNet in memory. Make it with `openWordNet`; read it with the functions of this package. */
export interface WordNet {
  /** Source and format of the data, for cache keys and manifests. */
  readonly revision: string;
  /** Lower-case lemmas; spaces inside phrases. */
  readonly lemmas: readonly string[];
  readonly lemmaIds: ReadonlyMap<string, number>;
  /** Terms of the gloss profiles. */
  readonly terms: readonly string[];
  readonly arrays: WordNetArrays;
}

/** One meaning of a lemma. */
export interface Sense {
  synset: number;
  partOfSpeech: PartOfSpeech;
  /** Occurrences in WordNet's sense-tagged corpus. */
  count: number;
}

/** Senses of a lemma (exact, lower case); empty when WordNet does not hold it. */
export function sensesOf(wordnet: WordNet, lemma: string): Sense[] {
  const id = wordnet.lemmaIds.get(lemma);
  if (id === undefined) return [];
  const { senseStart, senseSynset, senseCount, synsetPos } = wordnet.arrays;
  const senses: Sense[] = [];
  for (let i = senseStart[id]!; i < senseStart[id + 1]!; i++) {
    const synset = senseSynset[i]!;
    senses.push({ synset, partOfSpeech: PARTS_OF_SPEECH[synsetPos[synset]!]!, count: senseCount[i]! });
  }
  return senses;
}

/** The share of each part of speech in the uses of a lemma (count + 0.5 per sense, so that no sense is lost); all 0 when unknown. */
export function partOfSpeechShares(wordnet: WordNet, lemma: string): Record<PartOfSpeech, number> {
  const shares = { noun: 0, verb: 0, adjective: 0, adverb: 0 };
  let total = 0;
  for (const sense of sensesOf(wordnet, lemma)) {
    shares[sense.partOfSpeech] += sense.count + 0.5;
    total += sense.count + 0.5;
  }
  if (total > 0) for (const pos of PARTS_OF_SPEECH) shares[pos] /= total;
  return shares;
}

/** The parts of speech of a lemma, most frequent first; empty when unknown. */
export function partsOfSpeech(wordnet: WordNet, lemma: string): PartOfSpeech[] {
  const shares = partOfSpeechShares(wordnet, lemma);
  return PARTS_OF_SPEECH.filter((pos) => shares[pos] > 0).sort((a, b) => shares[b] - shares[a]);
}

/** Whether WordNet holds this lemma, in this part of speech if one is given. */
export function hasLemma(wordnet: WordNet, lemma: string, pos?: PartOfSpeech): boolean {
  if (pos === undefined) return wordnet.lemmaIds.has(lemma);
  return sensesOf(wordnet, lemma).some((sense) => sense.partOfSpeech === pos);
}

/** Whether two lemmas share a synset, that is, are synonyms in some sense. */
export function shareSynset(wordnet: WordNet, a: string, b: string): boolean {
  const ofA = new Set(sensesOf(wordnet, a).map((sense) => sense.synset));
  return sensesOf(wordnet, b).some((sense) => ofA.has(sense.synset));
}

/** Antonyms of a lemma, in alphabetical order. Opposition is a signal of its own and never counts as similarity. */
export function opposites(wordnet: WordNet, lemma: string): string[] {
  const id = wordnet.lemmaIds.get(lemma);
  const found: string[] = [];
  if (id === undefined) return found;
  const { antonyms } = wordnet.arrays;
  let low = 0;
  let high = antonyms.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (antonyms[2 * middle]! < id) low = middle + 1;
    else high = middle;
  }
  for (; antonyms[2 * low] === id; low++) found.push(wordnet.lemmas[antonyms[2 * low + 1]!]!);
  return found.sort();
}
