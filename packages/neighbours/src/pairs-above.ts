import { countRows, dot, rowLengths, type DenseVectors } from './vectors.ts';

/** Two rows and their cosine; a < b. */
export interface SimilarPair {
  a: number;
  b: number;
  similarity: number;
}

/** A vector of which only the entries that are not zero are held; indices ascend. */
export interface SparseRow {
  indices: Uint32Array;
  values: Float64Array;
}

const mostSimilarFirst = (x: SimilarPair, y: SimilarPair): number =>
  y.similarity - x.similarity || x.a - y.a || x.b - y.b;

/**
 * All pairs of rows whose cosine is at least `threshold`, exactly, most similar first. A row of zeros is similar to nothing.
 * @throws RangeError on impossible shapes and numbers that are not finite.
 */
export function pairsAbove(vectors: DenseVectors, options: { dims: number; threshold: number }): SimilarPair[] {
  const { dims, threshold } = options;
  const rows = countRows(vectors, dims);
  const lengths = rowLengths(vectors, dims);
  const pairs: SimilarPair[] = [];
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      const product = lengths[a]! * lengths[b]!;
      const similarity = product === 0 ? -Infinity : Math.min(1, dot(vectors, a, b, dims) / product);
      if (similarity >= threshold) pairs.push({ a, b, similarity });
    }
  }
  return pairs.sort(mostSimilarFirst);
}

/**
 * The same for sparse rows, by an inverted index: the cost is that of the entries that two rows share. Rows that share none have cosine 0
 * and are never paired, so the threshold must be positive.
 * @throws RangeError when the threshold is not above 0, or a row is out of order or not finite.
 */
export function sparsePairsAbove(rows: readonly SparseRow[], options: { threshold: number }): SimilarPair[] {
  const { threshold } = options;
  if (!(threshold > 0)) throw new RangeError(`The threshold for sparse rows must be above 0, not ${threshold}.`);
  rows.forEach(checkRow);
  const lengths = rows.map((row) => Math.sqrt(row.values.reduce((sum, v) => sum + v * v, 0)));
  const postings = new Map<number, { row: number; value: number }[]>();
  const products = new Float64Array(rows.length);
  const pairs: SimilarPair[] = [];
  rows.forEach((row, b) => {
    const met: number[] = [];
    row.indices.forEach((index, i) => {
      const value = row.values[i]!;
      const list = postings.get(index);
      if (list === undefined) {
        postings.set(index, [{ row: b, value }]);
        return;
      }
      for (const other of list) {
        if (products[other.row] === 0) met.push(other.row);
        products[other.row]! += value * other.value;
      }
      list.push({ row: b, value });
    });
    for (const a of met) {
      const length = lengths[a]! * lengths[b]!;
      const similarity = length === 0 ? 0 : Math.min(1, products[a]! / length);
      // A sum that passes through zero is met twice; the second time it is already cleared.
      if (products[a] !== 0 && similarity >= threshold) pairs.push({ a, b, similarity });
      products[a] = 0;
    }
  });
  return pairs.sort(mostSimilarFirst);
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
