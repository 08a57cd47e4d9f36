import type { Meaning, SparseVector } from '@valuelex/lexical';

/** Vectors of the words met so far. A vector takes some 12 KB and two milliseconds; the oldest go first. */
export class WordVectors {
  readonly #meaning: Meaning;
  readonly #vectors = new Map<string, SparseVector>();
  readonly #limit: number;

  constructor(meaning: Meaning, limit = 3000) {
    this.#meaning = meaning;
    this.#limit = limit;
  }

  /** Number of dimensions. */
  get dims(): number {
    return this.#meaning.dims;
  }

  /** Unit length; no entries when the word is unknown. */
  get(word: string): SparseVector {
    let vector = this.#vectors.get(word);
    if (vector === undefined) {
      const { indices, values } = this.#meaning.embed(word);
      vector = { indices, values };
      if (this.#vectors.size >= this.#limit) this.#vectors.delete(this.#vectors.keys().next().value!);
      this.#vectors.set(word, vector);
    }
    return vector;
  }
}
