import { ClusteringError } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensed } from '../distances/condensed.ts';

export const LINKAGES = ['single', 'complete', 'average', 'weighted', 'ward'] as const;

/** How far apart two clusters are. `ward` takes Euclidean distances; for d = 1 − cos give it √(2d). */
export type Linkage = (typeof LINKAGES)[number];

/**
 * A hierarchy of n points as n − 1 merges in order of height: row m of `merges` (row-major, 4 columns) holds the two clusters joined
 * (left < right), the height of the join in the unit of the distances, and the number of points in it. Points are 0 … n−1; the
 * cluster made by row m is n + m. This is scipy's linkage matrix.
 */
export interface Dendrogram {
  readonly n: number;
  readonly linkage: Linkage;
  readonly merges: Float64Array;
}

/**
 * Agglomerative clustering in O(n²) time: nearest-neighbour chain, for single linkage Prim's minimum spanning tree (Müllner 2011,
 * arXiv:1109.2378, figures 3 and 6; distance updates of Lance & Williams 1967). Equals scipy's `linkage`, in its order of ties: where distances are equal
 * the pair that comes first wins, so that the hierarchy then depends on the order of the points.
 * @throws ClusteringError of {@link condensed}, and `bad-option` for an unknown linkage
 */
export function agglomerate(distances: CondensedDistances, options: { readonly linkage: Linkage }): Dendrogram {
  const { linkage } = options;
  if (!LINKAGES.includes(linkage))
    throw new ClusteringError('bad-option', `linkage must be one of ${LINKAGES.join(', ')}, got ${String(linkage)}`);
  condensed(distances.n, distances.values);
  const raw = linkage === 'single' ? spanningTree(distances) : neighbourChain(distances, linkage);
  return { n: distances.n, linkage, merges: inOrderOfHeight(distances.n, raw) };
}

/** The dendrogram of n − 1 joins given by a point of each side and a height, in any order that keeps equal heights as they come. */
export function dendrogramOf(n: number, linkage: Linkage, left: ArrayLike<number>, right: ArrayLike<number>, height: ArrayLike<number>): Dendrogram {
  return { n, linkage, merges: inOrderOfHeight(n, { left: Int32Array.from(left), right: Int32Array.from(right), height: Float64Array.from(height) }) };
}

/** Joins as found: representatives of the two clusters, and the height. */
interface RawMerges {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly height: Float64Array;
}

function rawMerges(n: number): RawMerges {
  return { left: new Int32Array(n - 1), right: new Int32Array(n - 1), height: new Float64Array(n - 1) };
}

function spanningTree({ n, values }: CondensedDistances): RawMerges {
  const raw = rawMerges(n);
  const outside = Int32Array.from({ length: n - 1 }, (_, i) => i + 1);
  const nearest = new Float64Array(n).fill(Infinity);
  const offset = rowOffsets(n);
  let last = 0;
  for (let k = 0, left = n - 1; k < n - 1; k++, left--) {
    let best = Infinity;
    let place = 0;
    for (let a = 0; a < left; a++) {
      const i = outside[a]!;
      const d = values[i < last ? offset[i]! + last : offset[last]! + i]!;
      if (d < nearest[i]!) nearest[i] = d;
      if (nearest[i]! < best) {
        best = nearest[i]!;
        place = a;
      }
    }
    const next = outside[place]!;
    raw.left[k] = last;
    raw.right[k] = next;
    raw.height[k] = best;
    outside.copyWithin(place, place + 1, left);
    last = next;
  }
  return raw;
}

function neighbourChain(distances: CondensedDistances, linkage: Exclude<Linkage, 'single'>): RawMerges {
  const { n } = distances;
  const raw = rawMerges(n);
  const d = new Float64Array(distances.values);
  const offset = rowOffsets(n);
  const size = new Int32Array(n).fill(1);
  // Clusters still standing, ascending; a cluster is known by one of its points.
  const active = Int32Array.from({ length: n }, (_, i) => i);
  const chain = new Int32Array(n + 1);
  let length = 0;
  for (let k = 0, standing = n; k < n - 1; k++, standing--) {
    if (length === 0) chain[length++] = active[0]!;
    let x: number;
    let y: number;
    let nearest: number;
    for (;;) {
      x = chain[length - 1]!;
      y = -1;
      nearest = Infinity;
      if (length > 1) {
        // The cluster before in the chain wins ties; without this the chain could run in a circle.
        y = chain[length - 2]!;
        nearest = d[x < y ? offset[x]! + y : offset[y]! + x]!;
      }
      const row = offset[x]!;
      let a = 0;
      for (let i: number; a < standing && (i = active[a]!) < x; a++) {
        const value = d[offset[i]! + x]!;
        if (value < nearest) {
          nearest = value;
          y = i;
        }
      }
      for (a++; a < standing; a++) {
        const i = active[a]!;
        const value = d[row + i]!;
        if (value < nearest) {
          nearest = value;
          y = i;
        }
      }
      if (length > 1 && y === chain[length - 2]) break;
      chain[length++] = y;
    }
    length -= 2;
    const gone = Math.min(x, y);
    const kept = Math.max(x, y);
    raw.left[k] = gone;
    raw.right[k] = kept;
    raw.height[k] = nearest;
    const place = active.indexOf(gone);
    active.copyWithin(place, place + 1, standing);
    update(d, offset, active, standing - 1, size, gone, kept, nearest, linkage);
    size[kept] = size[gone]! + size[kept]!;
  }
  return raw;
}

/** Distances from the merged cluster, kept under `kept`, to all others. */
function update(
  d: Float64Array,
  offset: Float64Array,
  active: Int32Array,
  standing: number,
  size: Int32Array,
  gone: number,
  kept: number,
  height: number,
  linkage: Exclude<Linkage, 'single'>,
): void {
  const g = size[gone]!;
  const k = size[kept]!;
  for (let a = 0; a < standing; a++) {
    const i = active[a]!;
    if (i === kept) continue;
    const fromGone = d[i < gone ? offset[i]! + gone : offset[gone]! + i]!;
    const at = i < kept ? offset[i]! + kept : offset[kept]! + i;
    const fromKept = d[at]!;
    if (linkage === 'average') d[at] = (g * fromGone + k * fromKept) / (g + k);
    else if (linkage === 'complete') d[at] = fromGone > fromKept ? fromGone : fromKept;
    else if (linkage === 'weighted') d[at] = 0.5 * (fromGone + fromKept);
    else {
      // Never negative: gone and kept are each other's nearest, so height is the smallest of the three.
      const m = size[i]!;
      const t = 1 / (g + k + m);
      d[at] = Math.sqrt(
        (m + g) * t * fromGone * fromGone + (m + k) * t * fromKept * fromKept - m * t * height * height,
      );
    }
  }
}

/** offset[i] + j is the place of the pair (i, j), i < j. Doubles, because n² passes 2³¹ from n = 65,536. */
function rowOffsets(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => i * n - (i * (i + 1)) / 2 - i - 1);
}

/** Stable sort by height, then cluster numbers by union–find. */
function inOrderOfHeight(n: number, raw: RawMerges): Float64Array {
  const merges = new Float64Array(4 * (n - 1));
  const order = Array.from(raw.height.keys()).sort((a, b) => raw.height[a]! - raw.height[b]!);
  const parent = Int32Array.from({ length: 2 * n - 1 }, (_, i) => i);
  const size = new Int32Array(2 * n - 1).fill(1, 0, n);
  const root = (node: number): number => {
    let top = node;
    while (parent[top] !== top) top = parent[top]!;
    for (let at = node; at !== top;) {
      const next = parent[at]!;
      parent[at] = top;
      at = next;
    }
    return top;
  };
  order.forEach((from, m) => {
    const a = root(raw.left[from]!);
    const b = root(raw.right[from]!);
    const made = n + m;
    parent[a] = made;
    parent[b] = made;
    size[made] = size[a]! + size[b]!;
    merges.set([Math.min(a, b), Math.max(a, b), raw.height[from]!, size[made]!], 4 * m);
  });
  return merges;
}
