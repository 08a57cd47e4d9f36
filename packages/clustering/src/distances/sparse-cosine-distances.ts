import { ClusteringError } from '../clustering-error.ts';
import type { CondensedDistances } from './condensed.ts';

/** The entries of a row that are not 0: indices ascending, each once. */
export interface SparseVector {
  readonly indices: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/**
 * Cosine distances 1 − cos of all pairs of sparse rows, in [0, 2]. A row of zeros lies at 1 from every other. By an inverted index: the time is that of the
 * coordinates that two rows share, a hundredth of all for word profiles.
 * @throws ClusteringError `too-few-points` without rows; `not-finite`
 */
export function sparseCosineDistances(rows: readonly SparseVector[]): CondensedDistances {
  const n = rows.length;
  if (n === 0) throw new ClusteringError('too-few-points', 'there are no rows');
  const { starts, owners, values: entries, columns } = inverted(rows);
  const values = new Float64Array((n * (n - 1)) / 2);
  const sums = new Float64Array(n);
  // Where in each column the rows after the present one begin.
  const next = starts.slice(0, -1);
  for (let i = 0, p = 0; i < n; i++) {
    sums.fill(0, i + 1);
    for (const column of columns[i]!) {
      const value = entries[next[column]!]!;
      next[column] = next[column]! + 1;
      for (let b = next[column]!; b < starts[column + 1]!; b++) sums[owners[b]!] = sums[owners[b]!]! + value * entries[b]!;
    }
    for (let j = i + 1; j < n; j++) values[p++] = Math.min(2, Math.max(0, 1 - sums[j]!));
  }
  return { n, values };
}

/** The rows by column, each scaled to length 1: column c is held by `owners` (ascending) from `starts[c]` to `starts[c + 1]`; `columns[i]` are those of row i. */
function inverted(rows: readonly SparseVector[]) {
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  const columns = rows.map(({ indices }) =>
    Int32Array.from(indices, (index) => {
      let column = numbers.get(index);
      if (column === undefined) numbers.set(index, (column = counts.push(0) - 1));
      counts[column] = counts[column]! + 1;
      return column;
    }),
  );
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, column) => (starts[column + 1] = starts[column]! + count));
  const owners = new Int32Array(starts[counts.length]!);
  const values = new Float64Array(owners.length);
  const place = starts.slice();
  rows.forEach((row, i) => {
    let squares = 0;
    for (let a = 0; a < row.values.length; a++) squares += row.values[a]! ** 2;
    if (!Number.isFinite(squares)) throw new ClusteringError('not-finite', `row ${i} has no finite length`);
    const length = Math.sqrt(squares) || 1;
    columns[i]!.forEach((column, a) => {
      owners[place[column]!] = i;
      values[place[column]!] = row.values[a]! / length;
      place[column] = place[column]! + 1;
    });
  });
  return { starts, owners, values, columns };
}
