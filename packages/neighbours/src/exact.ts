import { NearestOf } from './nearest-of.ts';
import { distanceBetween, type DenseVectors, type Metric } from './vectors.ts';

/** The k nearest rows of each of `queries`, never itself; k ≤ n − 1. */
export function exactNeighbours(
  vectors: DenseVectors,
  dims: number,
  k: number,
  metric: Metric,
  queries: readonly number[],
): { indices: Int32Array; distances: Float64Array } {
  const rows = vectors.length / dims;
  const distance = distanceBetween(vectors, dims, metric);
  const indices = new Int32Array(queries.length * k);
  const distances = new Float64Array(queries.length * k);
  const nearest = new NearestOf(k);
  queries.forEach((query, q) => {
    nearest.clear();
    for (let row = 0; row < rows; row++) if (row !== query) nearest.offer(row, distance(query, row));
    indices.set(nearest.indices, q * k);
    distances.set(nearest.distances, q * k);
  });
  return { indices, distances };
}

/** The k nearest rows of every row; each pair is measured once. */
export function exactGraph(
  vectors: DenseVectors,
  dims: number,
  k: number,
  metric: Metric,
): { indices: Int32Array; distances: Float64Array } {
  const rows = vectors.length / dims;
  const distance = distanceBetween(vectors, dims, metric);
  const nearest = Array.from({ length: rows }, () => new NearestOf(k));
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      const between = distance(a, b);
      nearest[a]!.offer(b, between);
      nearest[b]!.offer(a, between);
    }
  }
  const indices = new Int32Array(rows * k);
  const distances = new Float64Array(rows * k);
  nearest.forEach((of, row) => {
    indices.set(of.indices, row * k);
    distances.set(of.distances, row * k);
  });
  return { indices, distances };
}
