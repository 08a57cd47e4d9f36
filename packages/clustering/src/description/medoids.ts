import type { CondensedDistances } from '../distances/condensed.ts';
import { distanceBetween } from '../distances/condensed.ts';
import { ClusteringError } from '../clustering-error.ts';
import { membersOf } from './labels.ts';

/** For each cluster the point with the smallest summed distance to the others in it (Kaufman & Rousseeuw 1990); the first, if equal. */
export function medoids(distances: CondensedDistances, labels: ArrayLike<number>): Int32Array {
  if (labels.length !== distances.n)
    throw new ClusteringError('shape', `${distances.n} points need ${distances.n} labels, got ${labels.length}`);
  return Int32Array.from(membersOf(labels), (members) => {
    let medoid = members[0]!;
    let smallest = Infinity;
    for (const i of members) {
      let sum = 0;
      for (const j of members) sum += distanceBetween(distances, i, j);
      if (sum < smallest) {
        smallest = sum;
        medoid = i;
      }
    }
    return medoid;
  });
}
