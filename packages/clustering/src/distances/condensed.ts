import { ClusteringError, requireInteger } from '../clustering-error.ts';

/**
 * The upper triangle of a symmetric n × n distance matrix with zero diagonal, row by row: d(0,1), d(0,2), …, d(0,n−1), d(1,2), …
 * (the order of scipy's `pdist`). `values` holds n(n−1)/2 finite, non-negative numbers.
 */
export interface CondensedDistances {
  readonly n: number;
  readonly values: Float64Array | Float32Array;
}

/** Checks and wraps condensed distances (no copy). @throws ClusteringError `shape`, `not-finite`, `negative-distance` */
export function condensed(n: number, values: Float64Array | Float32Array): CondensedDistances {
  requireInteger('n', n, 1);
  const expected = (n * (n - 1)) / 2;
  if (values.length !== expected) {
    throw new ClusteringError('shape', `${n} points have ${expected} pairs, got ${values.length} distances`);
  }
  for (let p = 0; p < values.length; p++) {
    const d = values[p]!;
    if (!Number.isFinite(d))
      throw new ClusteringError('not-finite', `distance ${p} (of pair ${pairName(n, p)}) is ${d}`);
    if (d < 0) throw new ClusteringError('negative-distance', `distance ${p} (of pair ${pairName(n, p)}) is ${d}`);
  }
  return { n, values };
}

/** Position in `values` of the pair (i, j), i ≠ j, both in [0, n); the order of i and j does not matter. */
export function condensedIndex(n: number, i: number, j: number): number {
  const low = i < j ? i : j;
  const high = i < j ? j : i;
  return low * n - (low * (low + 1)) / 2 + (high - low - 1);
}

/** The distance of i and j; 0 when i = j. */
export function distanceBetween(distances: CondensedDistances, i: number, j: number): number {
  return i === j ? 0 : distances.values[condensedIndex(distances.n, i, j)]!;
}

/**
 * Condensed form of a square matrix (row-major, n × n), which must be symmetric with a zero diagonal to within `tolerance` (absolute, default 1e-12).
 * The upper triangle is taken. @throws ClusteringError `shape` and those of {@link condensed}
 */
export function fromSquare(n: number, square: Float64Array | Float32Array, tolerance = 1e-12): CondensedDistances {
  requireInteger('n', n, 1);
  if (square.length !== n * n)
    throw new ClusteringError('shape', `expected ${n} × ${n} = ${n * n} values, got ${square.length}`);
  const values = new Float64Array((n * (n - 1)) / 2);
  let p = 0;
  for (let i = 0; i < n; i++) {
    if (!(Math.abs(square[i * n + i]!) <= tolerance)) {
      throw new ClusteringError('shape', `the diagonal must be 0, but entry ${i} is ${square[i * n + i]}`);
    }
    for (let j = i + 1; j < n; j++) {
      const d = square[i * n + j]!;
      if (Math.abs(d - square[j * n + i]!) > tolerance) {
        throw new ClusteringError(
          'shape',
          `the matrix is not symmetric at (${i}, ${j}): ${d} and ${square[j * n + i]}`,
        );
      }
      values[p++] = d;
    }
  }
  return condensed(n, values);
}

/** The full symmetric matrix, row-major n × n. */
export function toSquare(distances: CondensedDistances): Float64Array {
  const { n, values } = distances;
  const square = new Float64Array(n * n);
  let p = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const d = values[p++]!;
      square[i * n + j] = d;
      square[j * n + i] = d;
    }
  }
  return square;
}

/** Distances among the given points, in the given order; a point given twice is at distance 0 from itself. */
export function subset(distances: CondensedDistances, indices: ArrayLike<number>): CondensedDistances {
  const m = indices.length;
  requireInteger('number of indices', m, 1);
  for (let a = 0; a < m; a++) requireInteger('index', indices[a]!, 0, distances.n - 1);
  const values = new Float64Array((m * (m - 1)) / 2);
  const from = distances.values;
  let p = 0;
  for (let a = 0; a < m; a++) {
    const i = indices[a]!;
    const row = i * distances.n - (i * (i + 1)) / 2 - i - 1;
    for (let b = a + 1; b < m; b++) {
      const j = indices[b]!;
      values[p++] = j > i ? from[row + j]! : distanceBetween(distances, i, j);
    }
  }
  return { n: m, values };
}

function pairName(n: number, position: number): string {
  let i = 0;
  let left = position;
  while (left >= n - 1 - i) {
    left -= n - 1 - i;
    i++;
  }
  return `${i}, ${i + 1 + left}`;
}
