/** A vector of which only the entries that are not zero are held; indices ascend. */
export interface SparseVector {
  indices: Uint32Array;
  values: Float64Array;
}

/** A sparse vector from [index, value] pairs in any order, each index once. */
export function sparseVector(entries: readonly (readonly [number, number])[]): SparseVector {
  const sorted = [...entries].sort((a, b) => a[0] - b[0]);
  return { indices: Uint32Array.from(sorted, (e) => e[0]), values: Float64Array.from(sorted, (e) => e[1]) };
}

/** Cosine of two sparse vectors; 0 when either is empty. */
export function sparseCosine(a: SparseVector, b: SparseVector): number {
  let dot = 0;
  for (let i = 0, j = 0; i < a.indices.length && j < b.indices.length;) {
    const gap = a.indices[i]! - b.indices[j]!;
    if (gap === 0) dot += a.values[i++]! * b.values[j++]!;
    else if (gap < 0) i++;
    else j++;
  }
  const lengths = Math.sqrt(sumOfSquares(a.values) * sumOfSquares(b.values));
  return lengths === 0 ? 0 : dot / lengths;
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, v) => sum + v * v, 0);
