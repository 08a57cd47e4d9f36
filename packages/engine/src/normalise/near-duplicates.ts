import type { Diagnostic, Embedder, Embedding } from '@valuelex/core';
import { nearestNeighbours, pairsAbove, sparsePairsAbove } from '@valuelex/neighbours';
import { isKnown } from '../meaning/cosine.ts';
import type { SimilarPair } from './merge-similar.ts';

/** From so many dense vectors on all pairs are too many, and each word is compared with its nearest neighbours instead. */
export const ALL_PAIRS_BELOW = 2000;
/** Near-duplicates that one word may have there: more would be no duplicates. */
const NEIGHBOURS = 20;

export interface NearDuplicates {
  readonly pairs: readonly SimilarPair[];
  /** How they were searched, where it was not by all pairs. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Pairs of words whose meanings are at least `threshold` alike (cosine). Words that the embedder does not know are in none. */
export async function nearDuplicates(words: readonly string[], embedder: Embedder, threshold: number, signal: AbortSignal): Promise<NearDuplicates> {
  const embeddings = await embedder.embed(words, signal);
  const known = embeddings.flatMap((embedding, i) => (isKnown(embedding) ? [{ word: words[i]!, embedding }] : []));
  if (known.length < 2) return { pairs: [], diagnostics: [] };
  const rows = known.map(({ embedding }) => embedding);
  const { found, diagnostics } = await similarRows(rows, threshold);
  return { pairs: found.map(({ a, b, similarity }) => ({ a: known[a]!.word, b: known[b]!.word, similarity })), diagnostics };
}

type Found = readonly { readonly a: number; readonly b: number; readonly similarity: number }[];

async function similarRows(rows: readonly Embedding[], threshold: number): Promise<{ found: Found; diagnostics: Diagnostic[] }> {
  if (rows.every((row) => row.kind === 'sparse')) return { found: sparsePairsAbove(rows, { threshold }), diagnostics: [] };
  const dims = rows[0]!.values.length;
  const vectors = concatenate(rows, dims);
  if (rows.length < ALL_PAIRS_BELOW) return { found: pairsAbove(vectors, { dims, threshold }), diagnostics: [] };

  const { k, method, indices, distances, recall, notices } = await nearestNeighbours(vectors, { dims, k: NEIGHBOURS, exactBelow: ALL_PAIRS_BELOW });
  const similarity = new Map<string, { a: number; b: number; similarity: number }>();
  for (let at = 0; at < indices.length; at++) {
    const [row, other] = [Math.floor(at / k), indices[at]!];
    const alike = 1 - distances[at]!;
    if (other < 0 || alike < threshold) continue;
    const [a, b] = row < other ? [row, other] : [other, row];
    similarity.set(`${a} ${b}`, { a, b, similarity: alike });
  }
  const found = [...similarity.values()].sort((x, y) => x.a - y.a || x.b - y.b);
  const searched = `Near-duplicates of ${rows.length} words were looked for among the ${k} nearest of each, ${method === 'hnsw' ? 'by HNSW' : 'exactly'}`;
  const message = [
    recall === null ? `${searched}.` : `${searched}; it found ${(100 * recall.value).toFixed(1)} % of the true neighbours of ${recall.sample} words.`,
    ...notices,
  ].join(' ');
  return { found, diagnostics: [{ code: 'near-duplicates', severity: 'info', message }] };
}

function concatenate(rows: readonly Embedding[], dims: number): Float64Array {
  const all = new Float64Array(rows.length * dims);
  rows.forEach(({ values }, i) => all.set(values, i * dims));
  return all;
}
