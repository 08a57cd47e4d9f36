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
