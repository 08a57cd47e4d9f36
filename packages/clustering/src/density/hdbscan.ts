import type { CondensedTree, Departure } from './condensed-tree.ts';
import { condenseTree } from './condensed-tree.ts';
import { ClusteringError, requireInteger } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensed } from '../distances/condensed.ts';
import { coreDistances, reachabilityTree, reachabilityTreeOfGraph } from './mutual-reachability.ts';
import type { NearestPoints } from '../distances/nearest-by-distance.ts';
import { nearestByDistance } from '../distances/nearest-by-distance.ts';
import type { DensitySelection } from './select-density-clusters.ts';
import { selectDensityClusterCount, selectDensityClusters } from './select-density-clusters.ts';

export interface HdbscanOptions {
  /** Fewest points of a cluster, at least 2. Default 5. */
  readonly minClusterSize?: number;
  /** Which nearest point, itself counted, says how dense it is around a point; at least 1. Default `minClusterSize`. */
  readonly minPoints?: number;
  /** When a point counts as having left its cluster. Default `point`, as R's dbscan. */
  readonly departure?: Departure;
  /** A graph of nearest points to work on instead of all distances (its k at least minPoints − 1). */
  readonly graph?: NearestPoints;
}

/** The hierarchy of densities, from which flat clusterings are taken. */
export interface DensityHierarchy {
  readonly n: number;
  readonly coreDistances: Float64Array;
  readonly tree: CondensedTree;
}

export interface HdbscanResult {
  /** In order of first appearance; −1 for noise. */
  readonly labels: Int32Array;
  /** 0 for noise, 1 for the densest points of a cluster: λ at which the point leaves over the largest λ in its cluster (McInnes & Healy 2017). */
  readonly probabilities: Float64Array;
  /** GLOSH (Campello, Moulavi, Zimek & Sander 2015, definition 9): 0 inside, towards 1 the sparser around a point than in the densest cluster it could belong to. */
  readonly outlierScores: Float64Array;
  /** For each label its cluster's stability (excess of mass). */
  readonly stabilities: Float64Array;
}

/**
 * The density hierarchy of HDBSCAN* (Campello, Moulavi & Sander 2013) on any dissimilarity. Equals R's `dbscan::hdbscan(minPts)` when `minPoints` and
 * `minClusterSize` are its `minPts`.
 * @throws ClusteringError of {@link condensed}, `bad-option`
 */
export function densityHierarchy(distances: CondensedDistances, options: HdbscanOptions = {}): DensityHierarchy {
  const { minClusterSize = 5, minPoints = minClusterSize, departure = 'point', graph } = options;
  const { n } = condensed(distances.n, distances.values);
  requireInteger('minClusterSize', minClusterSize, 2);
  requireInteger('minPoints', minPoints, 1);
  const wanted = Math.min(n - 1, minPoints - 1);
  if (graph !== undefined && (graph.indices.length !== n * graph.k || graph.k < wanted)) {
    throw new ClusteringError('shape', `the graph must hold at least ${wanted} nearest points of each of ${n}`);
  }
  const nearest = graph ?? (wanted < 1 ? null : nearestByDistance(distances, wanted));
  const core = coreDistances(n, nearest, minPoints);
  const merges = graph === undefined ? reachabilityTree(distances, core) : reachabilityTreeOfGraph(distances, core, graph);
  return { n, coreDistances: core, tree: condenseTree(merges, minClusterSize, departure) };
}

/** Clusters of the hierarchy: chosen by their stability, or as many as are asked for (fewer where there are not so many; 1 is all points). */
export function densityClusters(
  { n, tree }: DensityHierarchy,
  select: { readonly how: DensitySelection; readonly allowSingle?: boolean } | { readonly k: number },
): HdbscanResult {
  const chosen = 'k' in select ? selectDensityClusterCount(tree, select.k) : selectDensityClusters(tree, select.how, select.allowSingle);
  const { clusters, lastCluster, leaves } = tree;
  const holder = new Int32Array(clusters.length).fill(-1);
  for (const c of chosen) holder[c] = c;
  for (let c = 1; c < clusters.length; c++) if (holder[c] === -1) holder[c] = holder[clusters[c]!.parent]!;

  const largest = new Float64Array(clusters.length);
  const deepest = new Float64Array(clusters.length);
  for (let i = 0; i < n; i++) {
    const c = lastCluster[i]!;
    deepest[c] = Math.max(deepest[c]!, leaves[i]!);
    const own = holder[c]!;
    if (own >= 0) largest[own] = Math.max(largest[own]!, leaves[i]!);
  }
  for (let c = clusters.length - 1; c > 0; c--) {
    const { parent } = clusters[c]!;
    deepest[parent] = Math.max(deepest[parent]!, deepest[c]!);
  }
  const labels = new Int32Array(n).fill(-1);
  const probabilities = new Float64Array(n);
  const outlierScores = new Float64Array(n);
  const numbers = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const c = lastCluster[i]!;
    const own = holder[c]!;
    if (own >= 0) {
      if (!numbers.has(own)) numbers.set(own, numbers.size);
      labels[i] = numbers.get(own)!;
      probabilities[i] = largest[own] === 0 ? 1 : leaves[i]! / largest[own]!;
    }
    outlierScores[i] = deepest[c] === 0 ? 0 : 1 - leaves[i]! / deepest[c]!;
  }
  const stabilities = Float64Array.from(numbers.keys(), (c) => clusters[c]!.stability);
  return { labels, probabilities, outlierScores, stabilities };
}

/** HDBSCAN* with clusters chosen by excess of mass: {@link densityHierarchy}, then {@link densityClusters}. */
export function hdbscan(distances: CondensedDistances, options: HdbscanOptions & { readonly select?: DensitySelection } = {}): HdbscanResult {
  return densityClusters(densityHierarchy(distances, options), { how: options.select ?? 'eom' });
}
