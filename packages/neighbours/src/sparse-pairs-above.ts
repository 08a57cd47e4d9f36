import { mostSimilarFirst, type SimilarPair } from './pairs-above.ts';

/** A vector of which only the entries that are not zero are held; indices ascend. */
export interface SparseRow {
  indices: Uint32Array;
  values: Float64Array;
}

/** Rounding may not cost a pair: bounds are taken wider by this. */
const SLACK = 1e-9;

/**
 * The same for sparse rows, by an inverted index of the rare dimensions alone. Of each row as much of its length as stays below the threshold lies in its
 * most common dimensions and is not indexed: two rows that share nothing else cannot be similar enough (Cauchy–Schwarz). What is met in the index is
 * bounded the same way, and compared whole only where the bound allows. Exact; source: Anastasiu & Karypis (2014), L2AP, ICDE, §III. Rows that share no
 * dimension have cosine 0 and are never paired, so the threshold must be positive.
 * @throws RangeError when the threshold is not above 0, or a row is out of order or not finite.
 */
export function sparsePairsAbove(rows: readonly SparseRow[], options: { threshold: number }): SimilarPair[] {
  const { threshold } = options;
  if (!(threshold > 0)) throw new RangeError(`The threshold for sparse rows must be above 0, not ${threshold}.`);
  rows.forEach(checkRow);
  const lengths = rows.map((row) => Math.sqrt(row.values.reduce((sum, v) => sum + v * v, 0)));
  const rankOf = ranksByCommonness(rows);
  const ranked = rows.map((row, r) => byRank(row, lengths[r]!, rankOf));
  const index = indexRare(ranked, rankOf.size, threshold);

  const pairs: SimilarPair[] = [];
  const shared = new Float64Array(rows.length);
  const metFor = new Int32Array(rows.length).fill(-1);
  ranked.forEach(({ ranks, values, norms }, b) => {
    const met: number[] = [];
    for (let i = 0; i < ranks.length; i++) {
      const end = index.start[ranks[i]! + 1]!;
      const value = values[i]!;
      for (let at = index.start[ranks[i]!]!; at < end; at++) {
        const a = index.row[at]!;
        if (a >= b) break;
        if (metFor[a] !== b) {
          metFor[a] = b;
          shared[a] = 0;
          met.push(a);
        }
        shared[a]! += value * index.value[at]!;
      }
    }
    for (const a of met) {
      const { cut, left } = index.common[a]!;
      if (shared[a]! + left * norms[countBelow(ranks, cut)]! < threshold - SLACK) continue;
      const similarity = Math.min(1, product(rows[a]!, rows[b]!) / (lengths[a]! * lengths[b]!));
      if (similarity >= threshold) pairs.push({ a, b, similarity });
    }
  });
  return pairs.sort(mostSimilarFirst);
}

/** A row of unit length, its entries from the most common dimension to the rarest; `norms[i]` is the length of its first i entries. */
interface RankedRow {
  readonly ranks: Uint32Array;
  readonly values: Float64Array;
  readonly norms: Float64Array;
}

function ranksByCommonness(rows: readonly SparseRow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { indices } of rows) for (const index of indices) counts.set(index, (counts.get(index) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([index], rank) => [index, rank]));
}

function byRank({ indices, values }: SparseRow, length: number, rankOf: ReadonlyMap<number, number>): RankedRow {
  // Rank and place in one number, so that they are sorted without a comparison in JavaScript.
  const keys = new Float64Array(indices.length);
  indices.forEach((index, at) => (keys[at] = rankOf.get(index)! * indices.length + at));
  keys.sort();
  const norms = new Float64Array(keys.length + 1);
  const unit = Float64Array.from(keys, (key) => (length === 0 ? 0 : values[key % indices.length]! / length));
  let squares = 0;
  unit.forEach((v, i) => (norms[i + 1] = Math.sqrt((squares += v * v))));
  return { ranks: Uint32Array.from(keys, (key) => Math.floor(key / indices.length)), values: unit, norms };
}

/** Postings of the entries beyond the common ones, by dimension, rows ascending; and for each row what was left out: its dimensions below `cut`, of length `left`. */
function indexRare(ranked: readonly RankedRow[], dims: number, threshold: number) {
  const start = new Uint32Array(dims + 1);
  const common = ranked.map(({ ranks, norms }) => {
    let first = 0;
    while (first < ranks.length && norms[first + 1]! < threshold - SLACK) first++;
    for (let i = first; i < ranks.length; i++) start[ranks[i]! + 1]!++;
    return { first, cut: ranks[first] ?? dims, left: norms[first]! };
  });
  for (let d = 0; d < dims; d++) start[d + 1]! += start[d]!;
  const row = new Uint32Array(start[dims]!);
  const value = new Float64Array(start[dims]!);
  const next = start.slice();
  ranked.forEach(({ ranks, values }, r) => {
    for (let i = common[r]!.first; i < ranks.length; i++) {
      const at = next[ranks[i]!]!++;
      row[at] = r;
      value[at] = values[i]!;
    }
  });
  return { start, row, value, common };
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: Uint32Array, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function product(a: SparseRow, b: SparseRow): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.indices.length && j < b.indices.length; ) {
    const gap = a.indices[i]! - b.indices[j]!;
    if (gap === 0) sum += a.values[i++]! * b.values[j++]!;
    else if (gap < 0) i++;
    else j++;
  }
  return sum;
}

function checkRow(row: SparseRow, r: number): void {
  if (row.indices.length !== row.values.length)
    throw new RangeError(`Row ${r} has ${row.indices.length} indices and ${row.values.length} values.`);
  for (let i = 0; i < row.indices.length; i++) {
    if (!Number.isFinite(row.values[i]))
      throw new RangeError(`Row ${r}, entry ${i} is ${row.values[i]}, not a finite number.`);
    if (i > 0 && row.indices[i]! <= row.indices[i - 1]!) throw new RangeError(`The indices of row ${r} do not ascend.`);
  }
}
