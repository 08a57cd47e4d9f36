import { sparseCosineDistances } from '@valuelex/clustering';
import type { SparseVector } from '@valuelex/clustering';
import type { Embedder, Embedding } from '@valuelex/core';
import { cosine, isKnown } from './cosine.ts';

export interface EmbeddedDescriptors {
  readonly embeddings: readonly Embedding[];
  /** Condensed 1 − cos, as scipy orders it; 1 for every pair with a word that the embedder does not know. */
  readonly distances: Float64Array;
  /** Row-major n × dims, for a dense embedder that knew every word. */
  readonly vectors?: { readonly dims: number; readonly values: Float64Array };
  readonly unknown: readonly string[];
}

/** Meaning of words, and how far apart the words are in it. */
export async function embedDescriptors(words: readonly string[], embedder: Embedder, signal: AbortSignal): Promise<EmbeddedDescriptors> {
  const embeddings = words.length === 0 ? [] : await embedder.embed(words, signal);
  const n = words.length;
  const distances = distancesOf(embeddings);
  const unknown = words.filter((_, i) => !isKnown(embeddings[i]!));
  const [first] = embeddings;
  if (first?.kind !== 'dense' || unknown.length > 0) return { embeddings, distances, unknown };
  const dims = first.values.length;
  const values = new Float64Array(n * dims);
  embeddings.forEach((embedding, i) => values.set(embedding.values, i * dims));
  return { embeddings, distances, unknown, vectors: { dims, values } };
}

function distancesOf(embeddings: readonly Embedding[]): Float64Array {
  const n = embeddings.length;
  // Pair by pair, sparse rows of a thousand entries would take a minute for three thousand words.
  if (n > 0 && embeddings.every(({ kind }) => kind === 'sparse')) return sparseCosineDistances(embeddings as readonly SparseVector[]).values as Float64Array;
  const distances = new Float64Array((n * (n - 1)) / 2);
  let at = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) distances[at++] = 1 - cosine(embeddings[i]!, embeddings[j]!);
  return distances;
}
