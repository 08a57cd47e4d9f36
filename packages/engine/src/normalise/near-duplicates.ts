import type { Embedder } from '@valuelex/core';
import { pairsAbove, sparsePairsAbove } from '@valuelex/neighbours';
import type { SimilarPair } from './merge-forms.ts';

/** Pairs of words whose meanings are at least `threshold` alike (cosine). Words that the embedder does not know are in none. */
export async function nearDuplicates(words: readonly string[], embedder: Embedder, threshold: number, signal: AbortSignal): Promise<SimilarPair[]> {
  const embeddings = await embedder.embed(words, signal);
  const known = embeddings.flatMap((embedding, i) => (embedding.values.some((x) => x !== 0) ? [{ word: words[i]!, embedding }] : []));
  if (known.length < 2) return [];
  const rows = known.map(({ embedding }) => embedding);
  const dims = rows[0]!.values.length;
  const found = rows.every((row) => row.kind === 'sparse')
    ? sparsePairsAbove(rows, { threshold })
    : pairsAbove(concatenate(rows.map(({ values }) => values), dims), { dims, threshold });
  return found.map(({ a, b, similarity }) => ({ a: known[a]!.word, b: known[b]!.word, similarity }));
}

function concatenate(rows: readonly Float64Array[], dims: number): Float64Array {
  const all = new Float64Array(rows.length * dims);
  rows.forEach((row, i) => all.set(row, i * dims));
  return all;
}
