import type { CondensedDistances } from '../distances/condensed.ts';
import { subset } from '../distances/condensed.ts';
import { clusterCount } from '../description/labels.ts';
import { medoids } from '../description/medoids.ts';
import { calinskiHarabaszFromDistances, daviesBouldinFromDistances } from './separation.ts';
import { silhouette } from './silhouette.ts';

/** How well a partition separates, by indices of the points that are in a cluster; `null` where undefined. */
export interface PartitionQuality {
  readonly silhouette: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
}

/** A partition that may leave points out (−1), and what is said of each cluster. */
export interface DescribedPartition {
  readonly k: number;
  readonly quality: PartitionQuality;
  /** Members of each cluster. */
  readonly sizes: Int32Array;
  /** The most central member of each. */
  readonly medoids: Int32Array;
  /** Points in no cluster. */
  readonly homeless: Int32Array;
}

export function describePartition(distances: CondensedDistances, labels: Int32Array, squared: boolean): DescribedPartition {
  const { n } = distances;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const homeless = all.filter((i) => labels[i]! < 0);
  const inside = homeless.length === 0 ? all : all.filter((i) => labels[i]! >= 0);
  if (inside.length === 0) return { k: 0, quality: undefinedQuality, sizes: new Int32Array(0), medoids: new Int32Array(0), homeless };
  const part = homeless.length === 0 ? distances : subset(distances, inside);
  const kept = Int32Array.from(inside, (i) => labels[i]!);
  const k = clusterCount(kept);
  const sizes = new Int32Array(k);
  for (const label of kept) sizes[label] = sizes[label]! + 1;
  const quality =
    k >= 2 && k < inside.length
      ? {
          silhouette: silhouette(part, kept).overall,
          calinskiHarabasz: calinskiHarabaszFromDistances(part, kept, squared),
          daviesBouldin: daviesBouldinFromDistances(part, kept, squared),
        }
      : undefinedQuality;
  return { k, quality, sizes, medoids: medoids(part, kept).map((at) => inside[at]!), homeless };
}

const undefinedQuality: PartitionQuality = { silhouette: null, calinskiHarabasz: null, daviesBouldin: null };
