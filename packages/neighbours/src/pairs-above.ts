import { countRows, dot, rowLengths, type DenseVectors } from './vectors.ts';

/** Two rows and their cosine; a < b. */
export interface SimilarPair {
  a: number;
  b: number;
  similarity: number;
}

export const mostSimilarFirst = (x: SimilarPair, y: SimilarPair): number =>
  y.similarity - x.similarity || x.a - y.a || x.b - y.b;

/**
 * All pairs of rows whose cosine is at least `threshold`, exactly, most similar first. A row of zeros is similar to nothing.
 * @throws RangeError on impossible shapes and numbers that are not finite.
 */
export function pairsAbove(vectors: DenseVectors, options: { dims: number; threshold: number }): SimilarPair[] {
  const { dims, threshold } = options;
  const rows = countRows(vectors, dims);
  const lengths = rowLengths(vectors, dims);
  const pairs: SimilarPair[] = [];
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      const product = lengths[a]! * lengths[b]!;
      const similarity = product === 0 ? -Infinity : Math.min(1, dot(vectors, a, b, dims) / product);
      if (similarity >= threshold) pairs.push({ a, b, similarity });
    }
  }
  return pairs.sort(mostSimilarFirst);
}
