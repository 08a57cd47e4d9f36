/** Dense vectors, row-major, n × dims. */
export type DenseVectors = Float32Array | Float64Array;

/** `cosine`: 1 − cos; `euclidean`; `inner-product`: 1 − x·y. Smaller is nearer. */
export type Metric = 'cosine' | 'euclidean' | 'inner-product';

/**
 * The number of rows.
 * @throws RangeError when the shape is impossible, or a number is not finite (named by row and column).
 */
export function countRows(vectors: DenseVectors, dims: number): number {
  if (!Number.isInteger(dims) || dims < 1) throw new RangeError(`dims must be a positive integer, not ${dims}.`);
  if (vectors.length % dims !== 0)
    throw new RangeError(`${vectors.length} numbers are no whole number of rows of ${dims}.`);
  const bad = vectors.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `Row ${Math.floor(bad / dims)}, column ${bad % dims} is ${vectors[bad]}, not a finite number.`,
    );
  return vectors.length / dims;
}

/** Euclidean length of each row. */
export function rowLengths(vectors: DenseVectors, dims: number): Float64Array {
  const lengths = new Float64Array(vectors.length / dims);
  for (let i = 0; i < lengths.length; i++) lengths[i] = Math.sqrt(dot(vectors, i, i, dims));
  return lengths;
}

/** Inner product of rows i and j; four sums at once, which is what keeps the exact search fast. */
export function dot(vectors: DenseVectors, i: number, j: number, dims: number): number {
  let a = i * dims;
  let b = j * dims;
  const end = a + dims;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (; a + 3 < end; a += 4, b += 4) {
    s0 += vectors[a]! * vectors[b]!;
    s1 += vectors[a + 1]! * vectors[b + 1]!;
    s2 += vectors[a + 2]! * vectors[b + 2]!;
    s3 += vectors[a + 3]! * vectors[b + 3]!;
  }
  for (; a < end; a++, b++) s0 += vectors[a]! * vectors[b]!;
  return s0 + s1 + (s2 + s3);
}

function squaredDistance(vectors: DenseVectors, i: number, j: number, dims: number): number {
  let sum = 0;
  for (let d = 0; d < dims; d++) sum += (vectors[i * dims + d]! - vectors[j * dims + d]!) ** 2;
  return sum;
}

/** Distance between two rows. A row of zeros has cosine distance 1 to every other. */
export function distanceBetween(vectors: DenseVectors, dims: number, metric: Metric): (i: number, j: number) => number {
  if (metric === 'euclidean') return (i, j) => Math.sqrt(squaredDistance(vectors, i, j, dims));
  if (metric === 'inner-product') return (i, j) => 1 - dot(vectors, i, j, dims);
  const lengths = rowLengths(vectors, dims);
  return (i, j) => {
    const product = lengths[i]! * lengths[j]!;
    if (product === 0) return 1;
    const cosine = dot(vectors, i, j, dims) / product;
    return cosine > 1 ? 0 : cosine < -1 ? 2 : 1 - cosine;
  };
}
