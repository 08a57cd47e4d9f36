import { ClusteringError, requireInteger } from '../clustering-error.ts';

/** n points of `dim` finite coordinates, row-major: coordinate c of point i is `values[i * dim + c]`. */
export interface VectorTable {
  readonly n: number;
  readonly dim: number;
  readonly values: Float64Array | Float32Array;
}

/** Checks and wraps vectors (no copy). @throws ClusteringError `shape`, `not-finite` */
export function vectorTable(n: number, dim: number, values: Float64Array | Float32Array): VectorTable {
  requireInteger('n', n, 1);
  requireInteger('dim', dim, 1);
  if (values.length !== n * dim) {
    throw new ClusteringError(
      'shape',
      `${n} points of ${dim} coordinates need ${n * dim} values, got ${values.length}`,
    );
  }
  for (let p = 0; p < values.length; p++) {
    if (!Number.isFinite(values[p]!)) {
      throw new ClusteringError('not-finite', `coordinate ${p % dim} of point ${Math.floor(p / dim)} is ${values[p]}`);
    }
  }
  return { n, dim, values };
}

/** The given rows, in the given order (a copy). */
export function subsetRows(vectors: VectorTable, indices: ArrayLike<number>): VectorTable {
  const { n, dim, values } = vectors;
  requireInteger('number of indices', indices.length, 1);
  const out = new Float64Array(indices.length * dim);
  for (let a = 0; a < indices.length; a++) {
    const i = indices[a]!;
    requireInteger('index', i, 0, n - 1);
    for (let c = 0; c < dim; c++) out[a * dim + c] = values[i * dim + c]!;
  }
  return { n: indices.length, dim, values: out };
}

/** The rows scaled to length 1 (a copy). @throws ClusteringError `zero-vector` for a row of zeros */
export function unitRows(vectors: VectorTable): VectorTable {
  const { n, dim, values } = vectors;
  const out = new Float64Array(n * dim);
  for (let i = 0; i < n; i++) {
    // Scaled by the largest coordinate first, so that the squares neither overflow nor vanish.
    let largest = 0;
    for (let c = 0; c < dim; c++) largest = Math.max(largest, Math.abs(values[i * dim + c]!));
    if (largest === 0) throw new ClusteringError('zero-vector', `point ${i} is all zeros and has no direction`);
    let sum = 0;
    for (let c = 0; c < dim; c++) sum += (values[i * dim + c]! / largest) ** 2;
    const scale = Math.sqrt(sum);
    for (let c = 0; c < dim; c++) out[i * dim + c] = values[i * dim + c]! / largest / scale;
  }
  return { n, dim, values: out };
}
