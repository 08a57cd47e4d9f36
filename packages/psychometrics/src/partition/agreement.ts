import { logGamma } from '../distributions/gamma.ts';
import { NumericalError } from '../errors.ts';

/** Labels of the same n things, by any names. */
export type Labels = ArrayLike<number | string>;

interface Contingency {
  readonly n: number;
  /** Joint counts that are not zero, with the indices of their row and column. */
  readonly cells: ReadonlyArray<{ readonly row: number; readonly column: number; readonly count: number }>;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Adjusted Rand index (Hubert & Arabie 1985): 1 for equal partitions, 0 on average by chance. 1 also when both put all things together or
 * all apart. Throws `shape`. Reference: scikit-learn `adjusted_rand_score`.
 */
export function adjustedRandIndex(a: Labels, b: Labels): number {
  const { n, cells, rows, columns } = contingency(a, b);
  const both = cells.reduce((sum, cell) => sum + pairs(cell.count), 0);
  const inA = rows.reduce((sum, count) => sum + pairs(count), 0);
  const inB = columns.reduce((sum, count) => sum + pairs(count), 0);
  const expected = (inA * inB) / pairs(n);
  const most = (inA + inB) / 2;
  return most === expected || n < 2 ? 1 : (both - expected) / (most - expected);
}

/** Jaccard index of the pairs that the partitions put together: both / (both + only a + only b). 1 when neither joins any pair. */
export function jaccard(a: Labels, b: Labels): number {
  const { cells, rows, columns } = contingency(a, b);
  const both = cells.reduce((sum, cell) => sum + pairs(cell.count), 0);
  const either = rows.reduce((sum, count) => sum + pairs(count), 0) + columns.reduce((sum, count) => sum + pairs(count), 0) - both;
  return either === 0 ? 1 : both / either;
}

/** Mutual information over the mean of both entropies; 1 when both are one cluster. Reference: scikit-learn `normalized_mutual_info_score`. */
export function normalizedMutualInformation(a: Labels, b: Labels): number {
  const table = contingency(a, b);
  const mean = (entropy(table.rows, table.n) + entropy(table.columns, table.n)) / 2;
  return mean === 0 ? 1 : mutualInformation(table) / mean;
}

/**
 * Mutual information adjusted for chance (Vinh, Epps & Bailey 2010), mean of the entropies as its maximum: many small clusters gain
 * nothing. Reference: scikit-learn `adjusted_mutual_info_score`.
 */
export function adjustedMutualInformation(a: Labels, b: Labels): number {
  const table = contingency(a, b);
  const { n, rows, columns } = table;
  const same = rows.length === columns.length && (rows.length === 1 || rows.length === n);
  if (same) return 1;
  const expected = expectedMutualInformation(table);
  const mean = (entropy(rows, n) + entropy(columns, n)) / 2;
  const gap = mean - expected;
  // Two partitions that leave chance no room: 0 / 0 taken as no agreement beyond chance.
  if (Math.abs(gap) < 1e-15) return 0;
  return (mutualInformation(table) - expected) / gap;
}

function contingency(a: Labels, b: Labels): Contingency {
  const n = a.length;
  if (b.length !== n) throw new NumericalError('shape', `Two partitions of the same things differ in length: ${n} and ${b.length}.`);
  if (n === 0) throw new NumericalError('shape', 'A partition of nothing has no agreement.');
  const rowIndex = indices(a);
  const columnIndex = indices(b);
  const rows = new Array<number>(rowIndex.count).fill(0);
  const columns = new Array<number>(columnIndex.count).fill(0);
  const joint = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const row = rowIndex.of[i]!;
    const column = columnIndex.of[i]!;
    rows[row]!++;
    columns[column]!++;
    const key = row * columnIndex.count + column;
    joint.set(key, (joint.get(key) ?? 0) + 1);
  }
  const cells = [...joint].map(([key, count]) => ({ row: Math.floor(key / columnIndex.count), column: key % columnIndex.count, count }));
  return { n, cells, rows, columns };
}

function indices(labels: Labels): { of: Int32Array; count: number } {
  const known = new Map<number | string, number>();
  const of = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    let index = known.get(label);
    if (index === undefined) {
      index = known.size;
      known.set(label, index);
    }
    of[i] = index;
  }
  return { of, count: known.size };
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function entropy(counts: readonly number[], n: number): number {
  return -counts.reduce((sum, count) => sum + (count / n) * Math.log(count / n), 0);
}

function mutualInformation({ n, cells, rows, columns }: Contingency): number {
  const sum = cells.reduce((total, { row, column, count }) => total + (count / n) * Math.log((n * count) / (rows[row]! * columns[column]!)), 0);
  return Math.max(0, sum);
}

/** Mean mutual information of random partitions with these cluster sizes (hypergeometric model, Vinh et al. 2010, eq. 24a). */
function expectedMutualInformation({ n, rows, columns }: Contingency): number {
  const logFactorial = Float64Array.from({ length: n + 1 }, (_, i) => logGamma(i + 1));
  const f = (i: number): number => logFactorial[i]!;
  let sum = 0;
  for (const a of rows) {
    for (const b of columns) {
      const margins = f(a) + f(b) + f(n - a) + f(n - b) - f(n);
      for (let c = Math.max(1, a + b - n); c <= Math.min(a, b); c++) {
        const probability = Math.exp(margins - f(c) - f(a - c) - f(b - c) - f(n - a - b + c));
        sum += (c / n) * Math.log((n * c) / (a * b)) * probability;
      }
    }
  }
  return sum;
}
