import { familyKey, lemmatise, opposites } from '@valuelex/lexical';
import type { SparseVector, WordNet } from '@valuelex/lexical';
import type { WordVectors } from '@valuelex/rater-kit';

/** At this similarity a word is as good as a member: synonyms and derivations lie above it. */
const alike = 0.6;

/** Share of frequent words that say nothing of a dimension. */
const chanceShare = 0.98;
/** How many of the most frequent words show what chance gives; each costs a vector. */
const sampleSize = 300;

/** What a frequent word is worth beside a rare one of the same similarity: it stands in many phrases that mean something else. */
const frequentWorth = 0.5;

/**
 * How much a word speaks of one dimension: its similarity to the nearest member, set to 0 where 98 % of frequent words lie
 * and to 1 at {@link alike}. The zero point is each dimension's own, so that one with many or common members earns no more.
 */
export class DimensionLexicon {
  readonly #vectors: WordVectors;
  readonly #members: readonly SparseVector[];
  readonly #opposites: ReadonlySet<string>;
  /** Frequent words that are no members themselves. */
  readonly #frequent: ReadonlySet<string>;
  readonly #scratch: Float64Array;
  readonly #zero: number;
  readonly #weights = new Map<string, number>();

  /**
   * @param frequent the most frequent words. An opposite among them counts for nothing: too many phrases hold one in
   *   another sense (openness, “comes close”).
   */
  constructor(members: readonly string[], frequent: readonly string[], vectors: WordVectors, wordnet: WordNet) {
    this.#vectors = vectors;
    this.#scratch = new Float64Array(vectors.dims);
    this.#members = members.map((member) => vectors.get(member)).filter(({ indices }) => indices.length > 0);
    const lemmas = members.map((member) => lemmatise(wordnet, member));
    const forms = lemmas.flatMap((lemma) => [lemma, familyKey(wordnet, lemma)]);
    const common = new Set(frequent.map((word) => familyKey(wordnet, word)));
    const contrary = forms.flatMap((lemma) => opposites(wordnet, lemma)).map((lemma) => familyKey(wordnet, lemma));
    this.#frequent = new Set(frequent.filter((word) => !lemmas.includes(word)));
    this.#opposites = new Set(contrary.filter((family) => !common.has(family)));
    const chance = frequent.slice(0, sampleSize).map((word) => this.#similarity(word)).sort((a, b) => a - b);
    this.#zero = Math.min(0.7 * alike, chance[Math.floor(chanceShare * chance.length)] ?? 0);
  }

  /** False when no member is known: nothing can be said then. */
  get known(): boolean {
    return this.#members.length > 0;
  }

  /** −1 for an opposite of a member, else 0 to 1. */
  weight(lemma: string, family: string): number {
    if (this.#opposites.has(family)) return -1;
    let weight = this.#weights.get(lemma);
    if (weight === undefined) {
      weight = Math.min(1, Math.max(0, (this.#similarity(lemma) - this.#zero) / (alike - this.#zero)));
      if (this.#frequent.has(lemma)) weight *= frequentWorth;
      this.#weights.set(lemma, weight);
    }
    return weight;
  }

  /** Cosine with the nearest member. The word is spread out once, so that each member costs one pass over its entries. */
  #similarity(word: string): number {
    const { indices, values } = this.#vectors.get(word);
    for (let i = 0; i < indices.length; i++) this.#scratch[indices[i]!] = values[i]!;
    let best = 0;
    for (const member of this.#members) {
      let dot = 0;
      for (let i = 0; i < member.indices.length; i++) dot += this.#scratch[member.indices[i]!]! * member.values[i]!;
      if (dot > best) best = dot;
    }
    for (let i = 0; i < indices.length; i++) this.#scratch[indices[i]!] = 0;
    return best;
  }
}
