import type { CondensedDistances } from '../distances/condensed.ts';
import { condensed } from '../distances/condensed.ts';
import { requirePartition } from './silhouette.ts';
import type { VectorTable } from '../distances/vector-table.ts';
import { vectorTable } from '../distances/vector-table.ts';

/**
 * Caliński & Harabasz (1974): (B / (k−1)) / (W / (n−k)) with the sums of squares between and within; higher is better. `null` when W = 0.
 * scikit-learn's `calinski_harabasz_score` (which gives 1 when W = 0). @throws ClusteringError `too-few-points` unless 2 … n−1 clusters
 */
export function calinskiHarabasz(vectors: VectorTable, labels: ArrayLike<number>): number | null {
  return calinski(fromVectors(vectors, labels));
}

/**
 * Davies & Bouldin (1979): the mean over clusters of the worst (s_a + s_b) / |c_a − c_b|, s the mean distance to the centroid; lower is better. `null` when two
 * centroids coincide. scikit-learn's `davies_bouldin_score`. @throws ClusteringError `too-few-points` unless 2 … n−1 clusters
 */
export function daviesBouldin(vectors: VectorTable, labels: ArrayLike<number>): number | null {
  return davies(fromVectors(vectors, labels));
}

/**
 * {@link calinskiHarabasz} from distances alone: equal to it when they are Euclidean (or their squares, with `squared`), and as `cluster.stats` of R's
 * fpc computes it for any other.
 */
export function calinskiHarabaszFromDistances(
  distances: CondensedDistances,
  labels: ArrayLike<number>,
  squared = false,
): number | null {
  return calinski(fromDistances(distances, labels, squared));
}

/**
 * {@link daviesBouldin} from distances alone, through |x − c|² = mean d²(x, ·) − ½ mean d²(·, ·): equal to it when they are Euclidean (or their squares, with
 * `squared`). `null` also when a squared length comes out negative, which only non-Euclidean distances do.
 */
export function daviesBouldinFromDistances(
  distances: CondensedDistances,
  labels: ArrayLike<number>,
  squared = false,
): number | null {
  return davies(fromDistances(distances, labels, squared));
}

/** What both indices need. `between` is k × k, the distances of the centroids. */
interface Geometry {
  readonly n: number;
  readonly k: number;
  readonly withinSquares: number;
  readonly betweenSquares: number;
  readonly scatter: Float64Array;
  readonly between: Float64Array;
}

function calinski({ n, k, withinSquares, betweenSquares }: Geometry): number | null {
  return withinSquares > 0 ? betweenSquares / (k - 1) / (withinSquares / (n - k)) : null;
}

function davies({ k, scatter, between }: Geometry): number | null {
  let sum = 0;
  for (let a = 0; a < k; a++) {
    let worst = 0;
    for (let b = 0; b < k; b++) {
      if (a === b) continue;
      const ratio = (scatter[a]! + scatter[b]!) / between[a * k + b]!;
      if (!Number.isFinite(ratio)) return null;
      worst = Math.max(worst, ratio);
    }
    sum += worst;
  }
  return sum / k;
}

function fromVectors(vectors: VectorTable, labels: ArrayLike<number>): Geometry {
  const { n, dim, values } = vectorTable(vectors.n, vectors.dim, vectors.values);
  const k = requirePartition(labels, n);
  const centroids = new Float64Array(k * dim);
  const grand = new Float64Array(dim);
  const size = new Int32Array(k);
  for (let i = 0; i < n; i++) size[labels[i]!] = size[labels[i]!]! + 1;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < dim; c++) {
      const value = values[i * dim + c]!;
      const at = labels[i]! * dim + c;
      centroids[at] = centroids[at]! + value / size[labels[i]!]!;
      grand[c] = grand[c]! + value / n;
    }
  }
  const gap = (a: ArrayLike<number>, p: number, b: ArrayLike<number>, q: number): number => {
    let sum = 0;
    for (let c = 0; c < dim; c++) sum += (a[p + c]! - b[q + c]!) ** 2;
    return sum;
  };
  let withinSquares = 0;
  const scatter = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const own = labels[i]!;
    const square = gap(values, i * dim, centroids, own * dim);
    withinSquares += square;
    scatter[own] = scatter[own]! + Math.sqrt(square) / size[own]!;
  }
  let betweenSquares = 0;
  const between = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    betweenSquares += size[a]! * gap(centroids, a * dim, grand, 0);
    for (let b = 0; b < k; b++) between[a * k + b] = Math.sqrt(gap(centroids, a * dim, centroids, b * dim));
  }
  return { n, k, withinSquares, betweenSquares, scatter, between };
}

function fromDistances(distances: CondensedDistances, labels: ArrayLike<number>, squared: boolean): Geometry {
  const { n } = condensed(distances.n, distances.values);
  const k = requirePartition(labels, n);
  const { values } = distances;
  const size = new Int32Array(k);
  for (let i = 0; i < n; i++) size[labels[i]!] = size[labels[i]!]! + 1;
  /** mean[i * k + c]: mean squared distance from i to the members of c (itself included). */
  const mean = new Float64Array(n * k);
  let total = 0;
  for (let i = 0, p = 0; i < n; i++) {
    const row = i * k;
    const own = labels[i]!;
    for (let j = i + 1; j < n; j++, p++) {
      const square = squared ? values[p]! : values[p]! * values[p]!;
      const there = row + labels[j]!;
      const here = j * k + own;
      mean[there] = mean[there]! + square;
      mean[here] = mean[here]! + square;
      total += 2 * square;
    }
  }
  for (let i = 0; i < n; i++) for (let c = 0; c < k; c++) mean[i * k + c] = mean[i * k + c]! / size[c]!;
  /** Mean squared distance over all ordered pairs of two clusters. */
  const cross = new Float64Array(k * k);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      const at = labels[i]! * k + c;
      cross[at] = cross[at]! + mean[i * k + c]! / size[labels[i]!]!;
    }
  }
  let withinSquares = 0;
  for (let c = 0; c < k; c++) withinSquares += (size[c]! * cross[c * k + c]!) / 2;
  const scatter = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const own = labels[i]!;
    scatter[own] = scatter[own]! + length(mean[i * k + own]!, cross[own * k + own]! / 2) / size[own]!;
  }
  const between = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++)
      between[a * k + b] = length(cross[a * k + b]!, (cross[a * k + a]! + cross[b * k + b]!) / 2);
  }
  return { n, k, withinSquares, betweenSquares: total / (2 * n) - withinSquares, scatter, between };
}

/** √(square − part), where a difference within rounding of 0 is 0; NaN when it is truly negative, as only non-Euclidean distances make it. */
function length(square: number, part: number): number {
  const rest = square - part;
  return Math.abs(rest) <= 1e-13 * square ? 0 : Math.sqrt(rest);
}
