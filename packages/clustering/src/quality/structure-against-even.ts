import { classicalMds } from '../distances/classical-mds.ts';
import { requireInteger } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { euclideanDistances } from '../distances/distances.ts';

export interface EvenOptions {
  /** Uniform numbers in [0, 1). */
  readonly random: () => number;
  /** Sets of points spread evenly, at least 2. */
  readonly references: number;
  /** Principal coordinates of the distances in which they are drawn; fewer when there are fewer points. */
  readonly dims: number;
  /** The distances are squares already, as 1 − cos is. */
  readonly squared: boolean;
}

/**
 * How far a statistic of the clustering of these distances lies above what the same clustering finds in points spread evenly over the box of their principal
 * coordinates, in standard deviations: the null of the gap statistic for clusterings whose number of clusters is not free. `null` when it does not vary over the references.
 * @throws ClusteringError of classicalMds; `bad-option` for fewer than 2 references
 */
export function structureAgainstEven(
  distances: CondensedDistances,
  statistic: (distances: CondensedDistances) => number,
  { random, references, dims, squared }: EvenOptions,
): number | null {
  requireInteger('references', references, 2);
  const { n } = distances;
  // The box needs no exact axes.
  const map = classicalMds(distances, { dims: Math.min(dims, n), squared, tolerance: 1e-3 });
  const low = new Float64Array(map.dims).fill(Infinity);
  const high = new Float64Array(map.dims).fill(-Infinity);
  map.coordinates.forEach((value, p) => {
    const c = p % map.dims;
    low[c] = Math.min(low[c]!, value);
    high[c] = Math.max(high[c]!, value);
  });
  const drawn = Array.from({ length: references }, () => {
    const values = Float64Array.from({ length: n * map.dims }, (_, p) => low[p % map.dims]! + random() * (high[p % map.dims]! - low[p % map.dims]!));
    const even = euclideanDistances({ n, dim: map.dims, values });
    return statistic(squared ? { n, values: even.values.map((d) => d * d) } : even);
  });
  const mean = drawn.reduce((sum, value) => sum + value, 0) / references;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (references - 1);
  return variance > 0 ? (statistic(distances) - mean) / Math.sqrt(variance * (1 + 1 / references)) : null;
}
