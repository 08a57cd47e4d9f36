import { ClusteringError, requireInteger } from '../clustering-error.ts';
import type { KMeansResult } from '../k-means/k-means.ts';
import { kMeans } from '../k-means/k-means.ts';
import { topEigenpairs } from './top-eigenpairs.ts';
import type { VectorTable } from '../distances/vector-table.ts';

/** Similarities as rows of a symmetric sparse matrix, non-negative and finite: those of point i are `indices` and `values` from `starts[i]` to `starts[i + 1]`. */
export interface Affinity {
  readonly n: number;
  /** n + 1 places. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Eigenvalues of the normalised affinity lie in [−1, 1]; what k-means needs of their vectors is found well within this. */
const TOLERANCE = 1e-7;

/**
 * The spectral embedding of a graph: the `dims` leading eigenvectors of D^-½ A D^-½, divided by √degree, as scikit-learn's `SpectralClustering` takes
 * them (Shi & Malik 2000; von Luxburg 2007, §4 and 5). A point without similarities stands alone: its degree counts as 1. Signs are arbitrary.
 * @throws ClusteringError `bad-option` unless 1 ≤ dims ≤ n; `shape`, `not-finite` for a broken affinity
 */
export function spectralEmbedding(affinity: Affinity, dims: number): VectorTable {
  const { n, starts, indices, values } = affinity;
  requireInteger('dims', dims, 1, n);
  if (starts.length !== n + 1 || indices.length !== values.length || starts[n] !== values.length) {
    throw new ClusteringError('shape', `an affinity of ${n} points has ${n + 1} starts and as many indices as values`);
  }
  const root = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let degree = 0;
    for (let p = starts[i]!; p < starts[i + 1]!; p++) if (indices[p] !== i) degree += values[p]!;
    if (!Number.isFinite(degree) || degree < 0) throw new ClusteringError('not-finite', `the similarities of point ${i} sum to ${degree}`);
    root[i] = degree === 0 ? 1 : Math.sqrt(degree);
  }
  const scaled = Float64Array.from(values);
  for (let i = 0; i < n; i++) for (let p = starts[i]!; p < starts[i + 1]!; p++) scaled[p] = indices[p] === i ? 0 : values[p]! / root[i]! / root[indices[p]!]!;
  // Shifted by the identity, so that the largest eigenvalues are also those of largest size; a bipartite graph has −1 beside 1.
  const multiply = (vector: Float64Array): Float64Array => {
    const out = Float64Array.from(vector);
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let p = starts[i]!; p < starts[i + 1]!; p++) sum += scaled[p]! * vector[indices[p]!]!;
      out[i] = out[i]! + sum;
    }
    return out;
  };
  const pairs = topEigenpairs(n, multiply, dims, TOLERANCE);
  const coordinates = new Float64Array(n * dims);
  pairs.forEach(({ vector }, axis) => {
    for (let i = 0; i < n; i++) coordinates[i * dims + axis] = vector[i]! / root[i]!;
  });
  return { n, dim: dims, values: coordinates };
}

/** Clusters an embedding into k by k-means on its first k axes. */
export function spectralClusters(
  { n, dim, values }: VectorTable,
  options: { readonly k: number; readonly random: () => number; readonly nInit?: number },
): KMeansResult {
  requireInteger('k', options.k, 1, dim);
  const first = new Float64Array(n * options.k);
  for (let i = 0; i < n; i++) first.set(values.subarray(i * dim, i * dim + options.k), i * options.k);
  return kMeans({ n, dim: options.k, values: first }, options);
}
