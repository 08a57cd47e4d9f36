import { requireInteger, ClusteringError } from '../clustering-error.ts';
import { greedyPlusPlus } from './k-means-plus-plus.ts';
import { canonicalLabels } from '../description/labels.ts';
import { lloyd } from './lloyd.ts';
import type { VectorTable } from '../distances/vector-table.ts';
import { unitRows, vectorTable } from '../distances/vector-table.ts';

export interface KMeansOptions {
  /** Number of clusters, 1 … n. */
  readonly k: number;
  /** Uniform numbers in [0, 1); the same stream gives the same result. */
  readonly random: () => number;
  /** Independent starts, of which the one with the lowest inertia is kept (the first, if equal). Default 10. */
  readonly nInit?: number;
  /** Passes per start. Default 300. */
  readonly maxIterations?: number;
  /** A start has converged when the summed squared shift of its centroids is at most this share of the mean variance of the coordinates. Default 1e-4. */
  readonly tolerance?: number;
  /** Cluster directions: rows and centroids are scaled to length 1, inertia is Σ 2(1 − cos). Default false. */
  readonly spherical?: boolean;
}

export interface KMeansResult {
  /** Labels in order of first appearance. */
  readonly labels: Int32Array;
  /** k × dim, row-major, in the order of the labels; of length 1 when spherical. */
  readonly centroids: Float64Array;
  /** Sum of squared distances of the points to the centroids of their clusters. */
  readonly inertia: number;
  /** Passes of the start that was kept. */
  readonly iterations: number;
  /** Whether that start converged within `maxIterations`. */
  readonly converged: boolean;
  /** How many starts ended at this inertia (within 1e-6 of it): few of many means that the optimum is hard to find. */
  readonly startsAtBest: number;
}

/**
 * k-means by Lloyd's algorithm from greedy k-means++ starts (Arthur & Vassilvitskii 2007, with 2 + ⌊ln k⌋ candidates per centre as scikit-learn);
 * spherical k-means after Dhillon & Modha (2001). A cluster that loses all its points takes over the point farthest from its centroid.
 * With fewer than k distinct points some of the k clusters hold equal points.
 * @throws ClusteringError of {@link vectorTable}; `bad-option` when k > n; `zero-vector` when spherical and a row is all zeros
 */
export function kMeans(vectors: VectorTable, options: KMeansOptions): KMeansResult {
  const { k, random, nInit = 10, maxIterations = 300, tolerance = 1e-4, spherical = false } = options;
  const checked = vectorTable(vectors.n, vectors.dim, vectors.values);
  requireInteger('k', k, 1, checked.n);
  requireInteger('nInit', nInit, 1);
  requireInteger('maxIterations', maxIterations, 1);
  if (!(tolerance >= 0)) throw new ClusteringError('bad-option', `tolerance must be at least 0, got ${tolerance}`);
  const { n, dim, values } = spherical ? unitRows(checked) : checked;
  const stopShift = tolerance * meanVariance(n, dim, values);

  let best: ReturnType<typeof lloyd> | undefined;
  const inertias: number[] = [];
  for (let start = 0; start < nInit; start++) {
    const seeds = greedyPlusPlus(n, k, random, (i, out) => {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let c = 0; c < dim; c++) {
          const difference = values[i * dim + c]! - values[j * dim + c]!;
          sum += difference * difference;
        }
        out[j] = sum;
      }
    });
    const centroids = new Float64Array(k * dim);
    seeds.forEach((i, c) => centroids.set(values.subarray(i * dim, (i + 1) * dim), c * dim));
    const run = lloyd({ n, dim, values }, centroids, { maxIterations, stopShift, spherical });
    inertias.push(run.inertia);
    if (best === undefined || run.inertia < best.inertia) best = run;
  }
  const { labels, centroids, inertia, iterations, converged } = best!;
  const canonical = canonicalLabels(labels);
  const ordered = new Float64Array(k * dim);
  for (let i = 0; i < n; i++)
    ordered.set(centroids.subarray(labels[i]! * dim, (labels[i]! + 1) * dim), canonical[i]! * dim);
  const startsAtBest = inertias.filter((value) => value - inertia <= 1e-6 * inertia).length;
  return { labels: canonical, centroids: ordered, inertia, iterations, converged, startsAtBest };
}

function meanVariance(n: number, dim: number, values: Float64Array | Float32Array): number {
  const mean = new Float64Array(dim);
  for (let i = 0; i < n; i++) for (let c = 0; c < dim; c++) mean[c] = mean[c]! + values[i * dim + c]! / n;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let c = 0; c < dim; c++) sum += (values[i * dim + c]! - mean[c]!) ** 2;
  return sum / n / dim;
}
