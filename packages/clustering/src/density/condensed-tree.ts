import type { Dendrogram } from '../hierarchical/agglomerate.ts';
import { requireInteger } from '../clustering-error.ts';

/** A cluster of the density hierarchy. Densities are λ = 1 / distance. */
export interface DensityCluster {
  /** The cluster that it split from; −1 for the first, which holds all points. */
  readonly parent: number;
  /** λ at which it came to be; 0 for the first. */
  readonly birth: number;
  readonly size: number;
  /** The two clusters into which it splits, or none. */
  readonly children: readonly number[];
  /** Σ over its points of (λ at which the point leaves it − birth): its excess of mass. */
  readonly stability: number;
}

/** The hierarchy without splits that cut off fewer than `minClusterSize` points; children come after their parents. */
export interface CondensedTree {
  readonly clusters: readonly DensityCluster[];
  /** For each point the smallest cluster that held it. */
  readonly lastCluster: Int32Array;
  /** For each point the λ at which it left that cluster. */
  readonly leaves: Float64Array;
}

/**
 * When a point leaves a cluster: `point`, where it comes apart from every other point, also within a part too small to be a cluster (R's `dbscan`); `component`,
 * where the part that it lies in becomes too small (Campello, Moulavi & Sander 2013; Python's `hdbscan`).
 */
export type Departure = 'point' | 'component';

/**
 * Condenses the single-linkage tree of mutual reachability distances (Campello, Moulavi & Sander 2013, §4; McInnes & Healy 2017). Points at
 * distance 0 have no finite density: 0 is taken as half the smallest positive height, or 1 where there is none.
 * @throws ClusteringError `bad-option` unless minClusterSize ≥ 2
 */
export function condenseTree({ n, merges }: Dendrogram, minClusterSize: number, departure: Departure = 'point'): CondensedTree {
  requireInteger('minClusterSize', minClusterSize, 2);
  const lastCluster = new Int32Array(n);
  const leaves = new Float64Array(n);
  let floor = Infinity;
  for (let m = 0; m < n - 1; m++) if (merges[4 * m + 2]! > 0) floor = Math.min(floor, merges[4 * m + 2]!);
  floor = floor === Infinity ? 1 : floor / 2;
  const sizeOf = (node: number): number => (node < n ? 1 : merges[4 * (node - n) + 3]!);
  const clusters: { parent: number; birth: number; size: number; children: number[]; stability: number }[] = [];
  const begin = (parent: number, birth: number, size: number): number => {
    clusters.push({ parent, birth, size, children: [], stability: 0 });
    return clusters.length - 1;
  };
  const lambdaOf = (node: number): number => 1 / Math.max(merges[4 * (node - n) + 2]!, floor);
  const leave = (node: number, cluster: number, lambda: number): void => {
    const stack = [{ node, lambda }];
    while (stack.length > 0) {
      const at = stack.pop()!;
      if (at.node < n) {
        lastCluster[at.node] = cluster;
        leaves[at.node] = at.lambda;
        clusters[cluster]!.stability += at.lambda - clusters[cluster]!.birth;
      } else {
        const next = departure === 'point' ? lambdaOf(at.node) : lambda;
        const row = 4 * (at.node - n);
        stack.push({ node: merges[row]!, lambda: next }, { node: merges[row + 1]!, lambda: next });
      }
    }
  };
  const open = [{ node: 2 * n - 2, cluster: begin(-1, 0, n) }];
  while (open.length > 0) {
    const { node, cluster } = open.pop()!;
    if (node < n) {
      // A single point, when it is all there is.
      leave(node, cluster, clusters[cluster]!.birth);
      continue;
    }
    const row = 4 * (node - n);
    const lambda = lambdaOf(node);
    const pair = [merges[row]!, merges[row + 1]!];
    const large = pair.filter((child) => sizeOf(child) >= minClusterSize);
    if (large.length === 2) {
      for (const child of pair) {
        const size = sizeOf(child);
        clusters[cluster]!.stability += size * (lambda - clusters[cluster]!.birth);
        const made = begin(cluster, lambda, size);
        clusters[cluster]!.children.push(made);
        open.push({ node: child, cluster: made });
      }
      continue;
    }
    for (const child of pair) {
      if (child === large[0]) open.push({ node: child, cluster });
      else leave(child, cluster, lambda);
    }
  }
  return { clusters, lastCluster, leaves };
}
