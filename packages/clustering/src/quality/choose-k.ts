import { ClusteringError, requireInteger } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { calinskiHarabaszFromDistances, daviesBouldinFromDistances } from './separation.ts';
import { silhouette } from './silhouette.ts';

/** The criteria of the panel that name a k of their own. */
export type Criterion = 'silhouette' | 'calinskiHarabasz' | 'daviesBouldin';

export interface ChooseKOptions {
  /** Smallest k, at least 2. Default 2. */
  readonly kMin?: number;
  /** Largest k, at most n − 1. */
  readonly kMax: number;
  /** Which criterion decides. Default silhouette. */
  readonly decide?: Criterion;
  /** The distances are squares already, as 1 − cos is: for the two indices built on squares. Default false. */
  readonly squared?: boolean;
}

/** The criteria at one k. */
export type KCandidate = {
  readonly k: number;
  readonly silhouette: number;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
};

export interface KChoice {
  readonly k: number;
  readonly decidedBy: Criterion;
  /** The k that each criterion would take; `null` where it is undefined for every k. */
  readonly byCriterion: Readonly<Record<Criterion, number | null>>;
  /** Every k of the range, ascending. */
  readonly candidates: readonly KCandidate[];
  /** The partition at the k chosen. */
  readonly labels: Int32Array;
}

/**
 * A panel of criteria over a range of k: silhouette and Caliński–Harabasz as high, Davies–Bouldin as low as can be; the smaller k where equal. All
 * is handed back, because on many small groups the criteria disagree and none is reliable; none of them can say k = 1 (the gap statistic can).
 * @param partition clusters the points into k groups, labels 0 … k−1
 * @throws ClusteringError `bad-option` for a range outside 2 … n−1, or when the deciding criterion is undefined for every k
 */
export function chooseK(
  distances: CondensedDistances,
  partition: (k: number) => ArrayLike<number>,
  options: ChooseKOptions,
): KChoice {
  const { kMin = 2, kMax, decide = 'silhouette', squared = false } = options;
  requireInteger('kMax', kMax, 2, distances.n - 1);
  requireInteger('kMin', kMin, 2, kMax);
  const partitions = Array.from({ length: kMax - kMin + 1 }, (_, i) => Int32Array.from(partition(kMin + i)));
  const candidates = partitions.map((labels, i): KCandidate => ({
    k: kMin + i,
    silhouette: silhouette(distances, labels).overall,
    calinskiHarabasz: calinskiHarabaszFromDistances(distances, labels, squared),
    daviesBouldin: daviesBouldinFromDistances(distances, labels, squared),
  }));
  const byCriterion = {
    silhouette: best(candidates, (row) => row.silhouette),
    calinskiHarabasz: best(candidates, (row) => row.calinskiHarabasz),
    daviesBouldin: best(candidates, (row) => (row.daviesBouldin === null ? null : -row.daviesBouldin)),
  };
  const k = byCriterion[decide];
  if (k === null)
    throw new ClusteringError(
      'bad-option',
      `${decide} is undefined for every k from ${kMin} to ${kMax}; let another criterion decide`,
    );
  return { k, decidedBy: decide, byCriterion, candidates, labels: partitions[k - kMin]! };
}

function best(candidates: readonly KCandidate[], score: (row: KCandidate) => number | null): number | null {
  let k: number | null = null;
  let highest = 0;
  for (const row of candidates) {
    const value = score(row);
    // Values apart by rounding alone are equal.
    if (value !== null && (k === null || value - highest > 1e-12 * Math.abs(highest))) {
      highest = value;
      k = row.k;
    }
  }
  return k;
}
