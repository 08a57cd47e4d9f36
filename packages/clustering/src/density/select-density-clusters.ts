import type { CondensedTree } from './condensed-tree.ts';

/** How flat clusters are taken from the hierarchy: `eom` the set of largest total stability, `leaf` the finest clusters. */
export type DensitySelection = 'eom' | 'leaf';

/**
 * The clusters to keep, ascending: none within another, and never the first, which is everything, unless it may be. By excess of mass (Campello, Moulavi &
 * Sander 2013, §5) a cluster is kept when it is at least as stable as the best of what it splits into.
 */
export function selectDensityClusters(
  { clusters }: CondensedTree,
  how: DensitySelection,
  allowSingle = false,
): number[] {
  const best = clusters.map(({ stability }) => stability);
  const kept = clusters.map(() => true);
  for (let c = clusters.length - 1; c >= 0; c--) {
    const { children, stability } = clusters[c]!;
    const below = children.reduce((sum, child) => sum + best[child]!, 0);
    const split = children.length > 0 && (how === 'leaf' || below > stability || (c === 0 && !allowSingle));
    kept[c] = !split && (c > 0 || allowSingle);
    if (split) best[c] = below;
  }
  return outermost(clusters, kept);
}

/**
 * The set of exactly `k` clusters, none within another, of largest total stability; of as many as there are, when the hierarchy has fewer. The first
 * cluster stands only for k = 1. Dynamic programming over the tree, O(clusters × k).
 */
export function selectDensityClusterCount({ clusters }: CondensedTree, k: number): number[] {
  if (k === 1) return [0];
  // best[c][j]: largest total stability of j clusters in and below c; taken[c][j]: how many of them in its first child, or −1 for c itself.
  const best: number[][] = [];
  const taken: number[][] = [];
  for (let c = clusters.length - 1; c >= 0; c--) {
    const { children, stability } = clusters[c]!;
    const row = [0];
    const from = [0];
    if (children.length === 2) {
      const [left, right] = children.map((child) => best[child]!) as [number[], number[]];
      for (let a = 0; a < left.length; a++) {
        for (let b = 0; b < right.length && a + b <= k; b++) {
          const value = left[a]! + right[b]!;
          if (row[a + b] === undefined || value > row[a + b]! || a + b === 0) {
            row[a + b] = value;
            from[a + b] = a;
          }
        }
      }
    }
    if (c > 0 && (row[1] === undefined || stability >= row[1])) {
      row[1] = stability;
      from[1] = -1;
    }
    best[c] = row;
    taken[c] = from;
  }
  const chosen: number[] = [];
  const stack = [{ c: 0, j: Math.min(k, best[0]!.length - 1) }];
  if (stack[0]!.j === 0) return [0];
  while (stack.length > 0) {
    const { c, j } = stack.pop()!;
    if (j === 0) continue;
    const first = taken[c]![j]!;
    if (first === -1) chosen.push(c);
    else {
      const [left, right] = clusters[c]!.children as [number, number];
      stack.push({ c: left, j: first }, { c: right, j: j - first });
    }
  }
  return chosen.sort((a, b) => a - b);
}

function outermost(clusters: CondensedTree['clusters'], kept: readonly boolean[]): number[] {
  const inside = clusters.map(() => false);
  const out: number[] = [];
  clusters.forEach(({ parent }, c) => {
    inside[c] = parent >= 0 && (inside[parent]! || kept[parent]!);
    if (kept[c] && !inside[c]) out.push(c);
  });
  return out;
}
