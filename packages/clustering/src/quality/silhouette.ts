import { ClusteringError } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { clusterCount } from '../description/labels.ts';

export interface Silhouette {
  /** Mean over the points, −1 … 1. */
  readonly overall: number;
  /** s(i) = (b − a) / max(a, b) with a the mean distance to the own cluster, b to the nearest other; 0 for a point alone in its cluster, and where a = b = 0. */
  readonly perPoint: Float64Array;
  /** Mean over the points of each cluster, by label. */
  readonly perCluster: Float64Array;
}

/**
 * Silhouette from distances (Rousseeuw 1987), as scikit-learn's `silhouette_samples` with `metric='precomputed'`. Any dissimilarity will do.
 * @throws ClusteringError `too-few-points` unless there are 2 … n−1 clusters; `bad-labels`, `shape`
 */
export function silhouette(distances: CondensedDistances, labels: ArrayLike<number>): Silhouette {
  const { n, values } = distances;
  const k = requirePartition(labels, n);
  const sums = new Float64Array(n * k);
  const size = new Int32Array(k);
  for (let i = 0; i < n; i++) size[labels[i]!] = size[labels[i]!]! + 1;
  for (let i = 0, p = 0; i < n; i++) {
    const row = i * k;
    const own = labels[i]!;
    for (let j = i + 1; j < n; j++, p++) {
      const d = values[p]!;
      const there = row + labels[j]!;
      sums[there] = sums[there]! + d;
      const here = j * k + own;
      sums[here] = sums[here]! + d;
    }
  }
  const perPoint = new Float64Array(n);
  const perCluster = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = labels[i]!;
    if (size[own]! > 1) {
      const a = sums[i * k + own]! / (size[own]! - 1);
      let b = Infinity;
      for (let c = 0; c < k; c++) if (c !== own) b = Math.min(b, sums[i * k + c]! / size[c]!);
      const larger = Math.max(a, b);
      perPoint[i] = larger === 0 ? 0 : (b - a) / larger;
    }
    perCluster[own] = perCluster[own]! + perPoint[i]! / size[own]!;
    total += perPoint[i]!;
  }
  return { overall: total / n, perPoint, perCluster };
}

/** The number of clusters, refused unless 2 … n−1: with one cluster, or all points alone, separation has no meaning. */
export function requirePartition(labels: ArrayLike<number>, n: number): number {
  const k = clusterCount(labels, n);
  if (k < 2 || k > n - 1) {
    throw new ClusteringError(
      'too-few-points',
      `separation is defined for 2 to n − 1 clusters, got ${k} for ${n} points`,
    );
  }
  return k;
}
