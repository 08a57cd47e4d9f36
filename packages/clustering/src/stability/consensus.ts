import type { Dendrogram } from '../hierarchical/agglomerate.ts';
import { agglomerate } from '../hierarchical/agglomerate.ts';
import { ClusteringError } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensed } from '../distances/condensed.ts';
import { cutByCount, cutByHeight } from '../hierarchical/dendrogram.ts';

/**
 * Evidence accumulation (Fred & Jain 2005): the distance of two points is 1 − the share of the clusterings holding both that put them together.
 * @param labelings clusterings of the same n points; −1 says that a point took no part in a clustering (a resample, noise)
 * @param lonely distance of a pair that no clustering holds; refused where it is not given
 * @throws ClusteringError `shape` for unequal lengths, `bad-labels` for a pair that no clustering holds
 */
export function coAssociation(labelings: readonly ArrayLike<number>[], lonely?: number): CondensedDistances {
  const n = labelings[0]?.length ?? 0;
  if (n === 0)
    throw new ClusteringError('too-few-points', 'consensus needs at least one clustering of at least one point');
  const both = new Float64Array((n * (n - 1)) / 2);
  const together = new Float64Array(both.length);
  for (const labels of labelings) {
    if (labels.length !== n)
      throw new ClusteringError('shape', `all clusterings must be of ${n} points, got one of ${labels.length}`);
    for (let i = 0, p = 0; i < n; i++) {
      const own = labels[i]!;
      if (own < 0) {
        p += n - 1 - i;
        continue;
      }
      for (let j = i + 1; j < n; j++, p++) {
        if (labels[j]! < 0) continue;
        both[p] = both[p]! + 1;
        if (labels[j] === own) together[p] = together[p]! + 1;
      }
    }
  }
  const unseen = both.indexOf(0);
  if (unseen >= 0 && lonely === undefined)
    throw new ClusteringError(
      'bad-labels',
      `pair ${unseen} (condensed order) is in no clustering together; add clusterings`,
    );
  return condensed(
    n,
    together.map((count, p) => (both[p] === 0 ? lonely! : (both[p]! - count) / both[p]!)),
  );
}

export interface Consensus {
  readonly labels: Int32Array;
  readonly tree: Dendrogram;
  /** 1 − share of clusterings in which a pair is together. */
  readonly distances: CondensedDistances;
}

/** Share of the range of the distances that breaks ties: far below any difference of shares of clusterings, far above rounding. */
const TIE = 1e-6;

/**
 * Average-linkage clusters of {@link coAssociation}: k of them, or those in which points are together more often than not (`height` .5, the default).
 * @param options.ties how far apart the points are, to tell pairs apart that are together equally often: few clusterings leave many such, and the
 * order of the points would else decide. Heights of the tree then hold up to a millionth of it
 * @param options.lonely as for {@link coAssociation}
 */
export function consensus(
  labelings: readonly ArrayLike<number>[],
  cut: { readonly k: number } | { readonly height: number } = { height: 0.5 },
  { ties, lonely }: { readonly ties?: CondensedDistances; readonly lonely?: number } = {},
): Consensus {
  const distances = coAssociation(labelings, lonely);
  const tree = agglomerate(ties === undefined ? distances : untied(distances, ties), { linkage: 'average' });
  return { labels: 'k' in cut ? cutByCount(tree, cut.k) : cutByHeight(tree, cut.height), tree, distances };
}

function untied({ n, values }: CondensedDistances, ties: CondensedDistances): CondensedDistances {
  if (ties.n !== n) throw new ClusteringError('shape', `ties of ${ties.n} points for clusterings of ${n}`);
  let most = 0;
  for (const value of ties.values) most = Math.max(most, value);
  return condensed(n, Float64Array.from(values, (value, p) => value + (TIE * ties.values[p]!) / (most || 1)));
}
