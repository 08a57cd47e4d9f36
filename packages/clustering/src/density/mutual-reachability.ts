import type { Dendrogram } from '../hierarchical/agglomerate.ts';
import { dendrogramOf } from '../hierarchical/agglomerate.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensedIndex, distanceBetween } from '../distances/condensed.ts';
import type { NearestPoints } from '../distances/nearest-by-distance.ts';

/**
 * The distance from each point to its `minPoints`-th nearest, itself the first: small where points lie densely (Campello, Moulavi & Sander 2013, definition 1). With
 * `minPoints` 1, or a single point, all are 0. Where a search found too few neighbours the farthest found stands.
 */
export function coreDistances(n: number, nearest: NearestPoints | null, minPoints: number): Float64Array {
  const out = new Float64Array(n);
  if (nearest === null || minPoints <= 1) return out;
  const place = Math.min(minPoints - 1, nearest.k) - 1;
  for (let i = 0; i < n; i++) {
    let at = place;
    while (at > 0 && nearest.indices[i * nearest.k + at]! < 0) at--;
    out[i] = nearest.distances[i * nearest.k + at]!;
  }
  return out;
}

/** Single linkage of the mutual reachability distances max(core(i), core(j), d(i, j)): the hierarchy of density levels, exact. */
export function reachabilityTree(distances: CondensedDistances, core: Float64Array): Dendrogram {
  const { n, values } = distances;
  const outside = Int32Array.from({ length: n - 1 }, (_, i) => i + 1);
  const near = new Float64Array(n).fill(Infinity);
  const from = new Int32Array(n);
  const [left, right, height] = [new Int32Array(n - 1), new Int32Array(n - 1), new Float64Array(n - 1)];
  for (let m = 0, last = 0, standing = n - 1; m < n - 1; m++, standing--) {
    let place = 0;
    for (let a = 0; a < standing; a++) {
      const i = outside[a]!;
      const d = Math.max(core[i]!, core[last]!, values[condensedIndex(n, i, last)]!);
      if (d < near[i]!) {
        near[i] = d;
        from[i] = last;
      }
      if (near[i]! < near[outside[place]!]!) place = a;
    }
    last = outside[place]!;
    left[m] = from[last]!;
    right[m] = last;
    height[m] = near[last]!;
    outside.copyWithin(place, place + 1, standing);
  }
  return dendrogramOf(n, 'single', left, right, height);
}

/**
 * The same hierarchy from the edges of a graph of nearest points alone (Kruskal); parts that the graph leaves apart are joined by
 * their exact smallest mutual reachability distances (Borůvka). Equal to {@link reachabilityTree} wherever the graph holds the spanning tree's edges.
 */
export function reachabilityTreeOfGraph(distances: CondensedDistances, core: Float64Array, nearest: NearestPoints): Dendrogram {
  const { n } = distances;
  const { k, indices } = nearest;
  const reach = (i: number, j: number): number => Math.max(core[i]!, core[j]!, distanceBetween(distances, i, j));
  const edges: { i: number; j: number; d: number }[] = [];
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < k; a++) {
      const j = indices[i * k + a]!;
      if (j >= 0) edges.push({ i, j, d: reach(i, j) });
    }
  }
  edges.sort((a, b) => a.d - b.d || a.i - b.i || a.j - b.j);
  const parts = new DisjointSets(n);
  const tree: { i: number; j: number; d: number }[] = [];
  const join = (edge: { i: number; j: number; d: number }): void => {
    if (parts.join(edge.i, edge.j)) tree.push(edge);
  };
  edges.forEach(join);
  while (tree.length < n - 1) shortestLinks(n, parts, reach).forEach(join);
  return dendrogramOf(
    n,
    'single',
    tree.map(({ i }) => i),
    tree.map(({ j }) => j),
    tree.map(({ d }) => d),
  );
}

/** For each part its shortest link to another, shortest first. */
function shortestLinks(n: number, parts: DisjointSets, reach: (i: number, j: number) => number): { i: number; j: number; d: number }[] {
  const best = new Map<number, { i: number; j: number; d: number }>();
  for (let i = 0; i < n; i++) {
    const own = parts.root(i);
    for (let j = i + 1; j < n; j++) {
      const other = parts.root(j);
      if (own === other) continue;
      const d = reach(i, j);
      for (const part of [own, other]) if (d < (best.get(part)?.d ?? Infinity)) best.set(part, { i, j, d });
    }
  }
  return [...best.values()].sort((a, b) => a.d - b.d || a.i - b.i || a.j - b.j);
}

class DisjointSets {
  readonly #parent: Int32Array;

  constructor(n: number) {
    this.#parent = Int32Array.from({ length: n }, (_, i) => i);
  }

  root(i: number): number {
    let top = i;
    while (this.#parent[top] !== top) top = this.#parent[top]!;
    for (let at = i; at !== top;) {
      const next = this.#parent[at]!;
      this.#parent[at] = top;
      at = next;
    }
    return top;
  }

  /** False when they were in one set already. */
  join(i: number, j: number): boolean {
    const [a, b] = [this.root(i), this.root(j)];
    if (a === b) return false;
    this.#parent[Math.max(a, b)] = Math.min(a, b);
    return true;
  }
}
