import { ClusteringError } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import type { NearestPoints } from '../distances/nearest-by-distance.ts';
import type { Affinity } from './spectral.ts';

/**
 * The graph in which each point is linked to its nearest, made symmetric by the mean of both directions (von Luxburg 2007, §2.2; scikit-learn's
 * `affinity='nearest_neighbors'`). `weight` turns a distance, of points i and j, into a similarity; a weight of 0 is no link.
 * @throws ClusteringError `bad-option` for a weight that is negative or not finite
 */
export function neighbourAffinity({ k, indices, distances }: NearestPoints, n: number, weight: (d: number, i: number, j: number) => number): Affinity {
  const rows: Map<number, number>[] = Array.from({ length: n }, () => new Map());
  for (let i = 0; i < n; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) {
      const j = indices[at]!;
      if (j < 0) continue;
      const half = checked(weight(distances[at]!, i, j)) / 2;
      if (half === 0) continue;
      rows[i]!.set(j, (rows[i]!.get(j) ?? 0) + half);
      rows[j]!.set(i, (rows[j]!.get(i) ?? 0) + half);
    }
  }
  return compressed(rows.map((row) => [...row].sort(([a], [b]) => a - b)));
}

/** Every pair linked, by its similarity; a weight of 0 is no link. @throws as {@link neighbourAffinity} */
export function fullAffinity({ n, values }: CondensedDistances, weight: (d: number) => number): Affinity {
  const similar = Float64Array.from(values, (d) => checked(weight(d)));
  const rows: [number, number][][] = Array.from({ length: n }, () => []);
  for (let i = 0, p = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++, p++) {
      if (similar[p] === 0) continue;
      rows[i]!.push([j, similar[p]!]);
      rows[j]!.push([i, similar[p]!]);
    }
  }
  return compressed(rows);
}

function checked(weight: number): number {
  if (!(weight >= 0 && weight < Infinity)) throw new ClusteringError('bad-option', `a similarity must be finite and at least 0, got ${weight}`);
  return weight;
}

function compressed(rows: readonly (readonly (readonly [number, number])[])[]): Affinity {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.length));
  const indices = new Int32Array(starts[rows.length]!);
  const values = new Float64Array(indices.length);
  let at = 0;
  for (const row of rows) {
    for (const [j, value] of row) {
      indices[at] = j;
      values[at++] = value;
    }
  }
  return { n: rows.length, starts, indices, values };
}
