import { requireInteger } from '../clustering-error.ts';
import type { CondensedDistances } from './condensed.ts';

/** The k nearest points of every point, never itself. */
export interface NearestPoints {
  readonly k: number;
  /** n × k, row-major, nearest first, of equally near ones the first; −1 where a search found fewer. */
  readonly indices: Int32Array;
  /** n × k, row-major; Infinity beside −1. */
  readonly distances: Float64Array;
}

/** The nearest points by the distances themselves: exact, O(n²). @throws ClusteringError `bad-option` unless 1 ≤ k ≤ n − 1 */
export function nearestByDistance({ n, values }: CondensedDistances, k: number): NearestPoints {
  requireInteger('k', k, 1, n - 1);
  const indices = new Int32Array(n * k).fill(-1);
  const distances = new Float64Array(n * k).fill(Infinity);
  // Points come in ascending order, so that an equal distance never displaces an earlier point.
  const offer = (i: number, j: number, d: number): void => {
    let at = i * k + k - 1;
    if (!(d < distances[at]!)) return;
    for (; at > i * k && d < distances[at - 1]!; at--) {
      distances[at] = distances[at - 1]!;
      indices[at] = indices[at - 1]!;
    }
    distances[at] = d;
    indices[at] = j;
  };
  for (let i = 0, p = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++, p++) {
      offer(i, j, values[p]!);
      offer(j, i, values[p]!);
    }
  }
  return { k, indices, distances };
}
