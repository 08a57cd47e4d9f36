import { ClusteringError } from '../clustering-error.ts';
import type { CondensedDistances } from './condensed.ts';
import { toSquare } from './condensed.ts';

/** The full matrix (n × n, row-major) of squared distances; of the distances as they are when these are squares already. */
export function squaredSquare(distances: CondensedDistances, squared: boolean): Float64Array {
  const square = toSquare(distances);
  if (squared) return square;
  for (let p = 0; p < square.length; p++) {
    const d = square[p]! * square[p]!;
    if (!Number.isFinite(d))
      throw new ClusteringError('not-finite', `the distance ${square[p]} is too large to be squared`);
    square[p] = d;
  }
  return square;
}
