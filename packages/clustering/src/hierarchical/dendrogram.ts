import type { Dendrogram } from './agglomerate.ts';
import { ClusteringError, requireInteger } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensedIndex } from '../distances/condensed.ts';
import { canonicalLabels } from '../description/labels.ts';

/** Exactly k clusters: the last k − 1 merges are undone. Labels in order of first appearance. @throws ClusteringError `bad-option` unless 1 ≤ k ≤ n */
export function cutByCount(tree: Dendrogram, k: number): Int32Array {
  requireInteger('k', k, 1, tree.n);
  const { n, merges } = tree;
  const cluster = new Int32Array(2 * n - 1).fill(-1);
  // From the highest node that is made down: a node without a cluster starts one, and hands it to its children.
  let next = 0;
  for (let node = 2 * n - k - 1; node >= 0; node--) {
    if (cluster[node] === -1) cluster[node] = next++;
    if (node >= n) {
      const row = 4 * (node - n);
      cluster[merges[row]!] = cluster[node]!;
      cluster[merges[row + 1]!] = cluster[node]!;
    }
  }
  return canonicalLabels(cluster.subarray(0, n));
}

/** The clusters that stand at a height: all merges at or below it are made (scipy's `fcluster(Z, h, 'distance')`). @throws ClusteringError `bad-option` for NaN */
export function cutByHeight(tree: Dendrogram, height: number): Int32Array {
  if (Number.isNaN(height)) throw new ClusteringError('bad-option', 'height is NaN');
  let made = 0;
  while (made < tree.n - 1 && tree.merges[4 * made + 2]! <= height) made++;
  return cutByCount(tree, tree.n - made);
}

/** The points from left to right, as a drawn dendrogram shows them (scipy's `leaves_list`). */
export function leafOrder(tree: Dendrogram): Int32Array {
  const { n, merges } = tree;
  const order = new Int32Array(n);
  const stack = [2 * n - 2];
  for (let placed = 0; stack.length > 0;) {
    const node = stack.pop()!;
    if (node < n) order[placed++] = node;
    else stack.push(merges[4 * (node - n) + 1]!, merges[4 * (node - n)]!);
  }
  return order;
}

/** Cophenetic distances: the height at which two points first lie in one cluster (scipy's `cophenet`). */
export function cophenetic(tree: Dendrogram): CondensedDistances {
  const { n, merges } = tree;
  const values = new Float64Array((n * (n - 1)) / 2);
  const members: number[][] = Array.from({ length: n }, (_, i) => [i]);
  for (let m = 0; m < n - 1; m++) {
    const left = members[merges[4 * m]!]!;
    const right = members[merges[4 * m + 1]!]!;
    for (const i of left) for (const j of right) values[condensedIndex(n, i, j)] = merges[4 * m + 2]!;
    members.push([...left, ...right]);
  }
  return { n, values };
}

/**
 * How well the tree keeps the distances that it was made from: their Pearson correlation with the cophenetic ones (Sokal & Rohlf 1962; scipy's
 * `cophenet(Z, Y)`). `null` when either are all equal. @throws ClusteringError `shape` unless there are as many points
 */
export function copheneticCorrelation(tree: Dendrogram, distances: CondensedDistances): number | null {
  if (distances.n !== tree.n) {
    throw new ClusteringError('shape', `the tree has ${tree.n} points, the distances ${distances.n}`);
  }
  const a = distances.values;
  const b = cophenetic(tree).values;
  let meanA = 0;
  let meanB = 0;
  for (let p = 0; p < a.length; p++) {
    meanA += a[p]! / a.length;
    meanB += b[p]! / a.length;
  }
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let p = 0; p < a.length; p++) {
    aa += (a[p]! - meanA) ** 2;
    bb += (b[p]! - meanB) ** 2;
    ab += (a[p]! - meanA) * (b[p]! - meanB);
  }
  // Sums of squares that are rounding alone stand for equal values.
  const constant = (sum: number, mean: number): boolean => !(sum > 1e-24 * a.length * mean * mean);
  return constant(aa, meanA) || constant(bb, meanB) ? null : ab / Math.sqrt(aa * bb);
}

/** One node of a tree in JSON: a merge of the nodes `left` and `right`, which are leaves below n and merges from n on. */
export interface DendrogramMerge {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly size: number;
}

/** A dendrogram as plain JSON: flat, because a chained tree of some thousand leaves is too deep to nest. `order` is {@link leafOrder}. */
export interface DendrogramJson {
  readonly linkage: string;
  readonly leaves: readonly string[];
  readonly order: readonly number[];
  readonly merges: readonly DendrogramMerge[];
}

/** @throws ClusteringError `shape` unless there is one name per point */
export function dendrogramJson(tree: Dendrogram, names: readonly string[]): DendrogramJson {
  requireNames(tree, names);
  const { n, merges } = tree;
  return {
    linkage: tree.linkage,
    leaves: [...names],
    order: Array.from(leafOrder(tree)),
    merges: Array.from({ length: n - 1 }, (_, m) => ({
      left: merges[4 * m]!,
      right: merges[4 * m + 1]!,
      height: merges[4 * m + 2]!,
      size: merges[4 * m + 3]!,
    })),
  };
}

/**
 * Newick text with branch lengths (difference of the heights of parent and child), every name in single quotes with quotes doubled, so that any
 * text may be a name. @throws ClusteringError `shape` unless there is one name per point
 */
export function toNewick(tree: Dendrogram, names: readonly string[]): string {
  requireNames(tree, names);
  const { n, merges } = tree;
  const heightOf = (node: number): number => (node < n ? 0 : merges[4 * (node - n) + 2]!);
  const text = names.map((name) => `'${name.replaceAll("'", "''")}'`);
  for (let m = 0; m < n - 1; m++) {
    const height = merges[4 * m + 2]!;
    const branch = (node: number): string => `${text[node]}:${height - heightOf(node)}`;
    text.push(`(${branch(merges[4 * m]!)},${branch(merges[4 * m + 1]!)})`);
  }
  return `${text[2 * n - 2]};`;
}

function requireNames(tree: Dendrogram, names: readonly string[]): void {
  if (names.length !== tree.n)
    throw new ClusteringError('shape', `${tree.n} points need ${tree.n} names, got ${names.length}`);
}
