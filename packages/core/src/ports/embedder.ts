/** A vector for one text. Need not be of unit length. All zeros (or no indices) says: this text is unknown. */
export type Embedding = DenseEmbedding | SparseEmbedding;

export interface DenseEmbedding {
  readonly kind: 'dense';
  readonly values: Float64Array;
  readonly coverage: Coverage;
}

export interface SparseEmbedding {
  readonly kind: 'sparse';
  /** Ascending, no repeats. */
  readonly indices: Uint32Array;
  readonly values: Float64Array;
  readonly coverage: Coverage;
}

/** How the text was found: as it stands, by its lemma, by dropping a suffix, by its parts, or not at all. */
export type Coverage = 'exact' | 'lemma' | 'suffix' | 'compound' | 'none';

export interface EmbedderCapabilities {
  readonly sparse: boolean;
  /** Asks models through `context.models`. */
  readonly models: boolean;
}

/** Turns words into vectors of meaning. Kind `embedder`. */
export interface Embedder {
  /** Model, revision and prompt template: everything that changes the vectors. Enters every key they are used under. */
  readonly id: string;
  /** One embedding per text, in order, all of one kind (and one length when dense), finite. Same text, same vector. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Embedding[]>;
}
