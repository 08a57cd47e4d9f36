import { requireInteger } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensed } from '../distances/condensed.ts';
import { greedyPlusPlus } from './k-means-plus-plus.ts';
import { canonicalLabels } from '../description/labels.ts';
import { squaredSquare } from '../distances/squared-square.ts';

export interface KMeansOnDistancesOptions {
  /** Number of clusters, 1 … n. */
  readonly k: number;
  /** Uniform numbers in [0, 1); the same stream gives the same result. */
  readonly random: () => number;
  /** Independent starts, of which the one with the lowest inertia is kept (the first, if equal). Default 10. */
  readonly nInit?: number;
  /** Passes over the points per start. Default 300. */
  readonly maxIterations?: number;
  /** The distances are squares already, as 1 − cos is (half the squared distance of unit vectors). Default false. */
  readonly squared?: boolean;
}

export interface KMeansOnDistancesResult {
  /** Labels in order of first appearance. */
  readonly labels: Int32Array;
  /** Σ over clusters of (Σ over pairs of d²) / size: the inertia of k-means when the distances are Euclidean. */
  readonly inertia: number;
  /** Passes of the start that was kept. */
  readonly iterations: number;
  /** Whether its last pass moved no point. */
  readonly converged: boolean;
  /** How many starts ended at this inertia (within 1e-6 of it). */
  readonly startsAtBest: number;
}

/**
 * k-means where only distances are known. The objective needs no vectors: the inertia of a cluster is the sum of its squared pairwise distances
 * over its size (Hathaway, Davenport & Bezdek 1989, relational duals). From greedy k-means++ starts each point is assigned to its nearest seed, then
 * moved alone to another cluster where that lowers the objective (Hartigan 1975): so the objective falls with every move, also when the distances are not
 * Euclidean, where Lloyd's passes may run in circles, and no cluster empties. For non-Euclidean distances the best partition equals that
 * of the Euclidean embedding of the distances shifted by a constant (Roth, Laub, Kawanabe & Buhmann 2003). Memory n² doubles.
 * @throws ClusteringError of {@link condensed}; `bad-option` when k > n
 */
export function kMeansOnDistances(
  distances: CondensedDistances,
  options: KMeansOnDistancesOptions,
): KMeansOnDistancesResult {
  const { k, random, nInit = 10, maxIterations = 300, squared = false } = options;
  const { n } = condensed(distances.n, distances.values);
  requireInteger('k', k, 1, n);
  requireInteger('nInit', nInit, 1);
  requireInteger('maxIterations', maxIterations, 1);
  const square = squaredSquare(distances, squared);
  let best: Transfers | undefined;
  const inertias: number[] = [];
  for (let start = 0; start < nInit; start++) {
    const seeds = greedyPlusPlus(n, k, random, (i, out) => out.set(square.subarray(i * n, (i + 1) * n)));
    const run = transfers(n, k, square, nearestSeed(n, square, seeds), maxIterations);
    inertias.push(run.inertia);
    if (best === undefined || run.inertia < best.inertia) best = run;
  }
  const { labels, inertia, iterations, converged } = best!;
  const startsAtBest = inertias.filter((value) => value - inertia <= 1e-6 * inertia).length;
  return { labels: canonicalLabels(labels), inertia, iterations, converged, startsAtBest };
}

interface Transfers {
  readonly labels: Int32Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

function nearestSeed(n: number, square: Float64Array, seeds: readonly number[]): Int32Array {
  const labels = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    for (let c = 1; c < seeds.length; c++)
      if (square[i * n + seeds[c]!]! < square[i * n + seeds[labels[i]!]!]!) labels[i] = c;
  }
  // A seed keeps its own cluster, even beside an equal point: otherwise a cluster could begin empty.
  seeds.forEach((i, c) => (labels[i] = c));
  return labels;
}

function transfers(n: number, k: number, square: Float64Array, labels: Int32Array, maxIterations: number): Transfers {
  const size = new Int32Array(k);
  // to[c * n + i]: sum of squared distances from i to the members of c.
  const to = new Float64Array(k * n);
  for (let j = 0; j < n; j++) {
    const c = labels[j]!;
    size[c] = size[c]! + 1;
    for (let i = 0; i < n; i++) to[c * n + i] = to[c * n + i]! + square[j * n + i]!;
  }
  /** Sum of squared distances over the pairs inside each cluster. */
  const pairs = new Float64Array(k);
  for (let i = 0; i < n; i++) pairs[labels[i]!] = pairs[labels[i]!]! + to[labels[i]! * n + i]! / 2;
  const total = pairs.reduce((sum, value, c) => sum + value / size[c]!, 0);
  // A move must pay more than rounding can feign.
  const threshold = 1e-12 * total;
  let iterations = 0;
  let moves = -1;
  while (moves !== 0 && iterations < maxIterations) {
    iterations++;
    moves = 0;
    for (let i = 0; i < n; i++) {
      const from = labels[i]!;
      const m = size[from]!;
      if (m === 1) continue;
      const saved = pairs[from]! / m - (pairs[from]! - to[from * n + i]!) / (m - 1);
      let target = -1;
      let cost = saved - threshold;
      for (let c = 0; c < k; c++) {
        if (c === from) continue;
        const added = (pairs[c]! + to[c * n + i]!) / (size[c]! + 1) - pairs[c]! / size[c]!;
        if (added < cost) {
          cost = added;
          target = c;
        }
      }
      if (target < 0) continue;
      pairs[from] = pairs[from]! - to[from * n + i]!;
      pairs[target] = pairs[target]! + to[target * n + i]!;
      size[from] = m - 1;
      size[target] = size[target]! + 1;
      labels[i] = target;
      for (let j = 0; j < n; j++) {
        const d = square[i * n + j]!;
        to[from * n + j] = to[from * n + j]! - d;
        to[target * n + j] = to[target * n + j]! + d;
      }
      moves++;
    }
  }
  // Summed anew from the partition, so that the figure carries no rounding of the path that led there.
  const within = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++)
      if (labels[i] === labels[j]) within[labels[i]!] = within[labels[i]!]! + square[i * n + j]!;
  }
  const inertia = within.reduce((sum, value, c) => sum + value / size[c]!, 0);
  return { labels, inertia, iterations, converged: moves === 0 };
}
