import type { CondensedDistances } from './condensed.ts';
import { condensed, condensedIndex } from './condensed.ts';
import type { VectorTable } from './vector-table.ts';
import { unitRows, vectorTable } from './vector-table.ts';

/** Euclidean distances of all pairs, as scipy's `pdist(X, 'euclidean')`. @throws ClusteringError of {@link vectorTable} */
export function euclideanDistances(vectors: VectorTable): CondensedDistances {
  const { n, dim, values } = vectorTable(vectors.n, vectors.dim, vectors.values);
  return eachPair(n, values, dim, squaredDifference4, squaredDifference, Math.sqrt);
}

/**
 * Cosine distances 1 − cos of all pairs, in [0, 2], as scipy's `pdist(X, 'cosine')`; what rounding leaves outside is set to the bound.
 * @throws ClusteringError `zero-vector` for a row of zeros, and those of {@link vectorTable}
 */
export function cosineDistances(vectors: VectorTable): CondensedDistances {
  const unit = unitRows(vectorTable(vectors.n, vectors.dim, vectors.values));
  return eachPair(unit.n, unit.values, unit.dim, dot4, dot, (cosine) => Math.min(2, Math.max(0, 1 - cosine)));
}

type Values = Float64Array | Float32Array;
type PairKernel = (values: Values, a: number, b: number, dim: number) => number;
type TileKernel = (values: Values, a: number, b: number, dim: number, out: Float64Array) => void;

/**
 * Pairs in tiles of 2 × 4 points: each coordinate is loaded once for several products, two to three times faster than pair by pair.
 * The sum of one pair always runs over its coordinates in order, so that a distance does not depend on the place of its points.
 */
function eachPair(
  n: number,
  values: Values,
  dim: number,
  tile: TileKernel,
  pair: PairKernel,
  finish: (sum: number) => number,
): CondensedDistances {
  const out = new Float64Array((n * (n - 1)) / 2);
  const sums = new Float64Array(8);
  for (let i = 0; i < n; i += 2) {
    let j = i + 2;
    if (i + 1 < n) {
      out[condensedIndex(n, i, i + 1)] = finish(pair(values, i * dim, (i + 1) * dim, dim));
      const first = condensedIndex(n, i, i + 2);
      const second = condensedIndex(n, i + 1, i + 2);
      for (; j + 4 <= n; j += 4) {
        tile(values, i * dim, j * dim, dim, sums);
        for (let t = 0; t < 4; t++) {
          out[first + j - i - 2 + t] = finish(sums[t]!);
          out[second + j - i - 2 + t] = finish(sums[4 + t]!);
        }
      }
      for (; j < n; j++) {
        out[first + j - i - 2] = finish(pair(values, i * dim, j * dim, dim));
        out[second + j - i - 2] = finish(pair(values, (i + 1) * dim, j * dim, dim));
      }
    }
  }
  // Squares of very large coordinates overflow: refused here rather than handed on.
  return condensed(n, out);
}

function dot(values: Values, a: number, b: number, dim: number): number {
  let sum = 0;
  for (let c = 0; c < dim; c++) sum += values[a + c]! * values[b + c]!;
  return sum;
}

function dot4(values: Values, a: number, b: number, dim: number, out: Float64Array): void {
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0,
    t0 = 0,
    t1 = 0,
    t2 = 0,
    t3 = 0;
  const a1 = a + dim,
    b1 = b + dim,
    b2 = b1 + dim,
    b3 = b2 + dim;
  for (let c = 0; c < dim; c++) {
    const x = values[a + c]!,
      y = values[a1 + c]!;
    const p = values[b + c]!,
      q = values[b1 + c]!,
      r = values[b2 + c]!,
      s = values[b3 + c]!;
    s0 += x * p;
    s1 += x * q;
    s2 += x * r;
    s3 += x * s;
    t0 += y * p;
    t1 += y * q;
    t2 += y * r;
    t3 += y * s;
  }
  out[0] = s0;
  out[1] = s1;
  out[2] = s2;
  out[3] = s3;
  out[4] = t0;
  out[5] = t1;
  out[6] = t2;
  out[7] = t3;
}

function squaredDifference(values: Values, a: number, b: number, dim: number): number {
  let sum = 0;
  for (let c = 0; c < dim; c++) {
    const d = values[a + c]! - values[b + c]!;
    sum += d * d;
  }
  return sum;
}

function squaredDifference4(values: Values, a: number, b: number, dim: number, out: Float64Array): void {
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0,
    t0 = 0,
    t1 = 0,
    t2 = 0,
    t3 = 0;
  const a1 = a + dim,
    b1 = b + dim,
    b2 = b1 + dim,
    b3 = b2 + dim;
  for (let c = 0; c < dim; c++) {
    const x = values[a + c]!,
      y = values[a1 + c]!;
    const p = values[b + c]!,
      q = values[b1 + c]!,
      r = values[b2 + c]!,
      s = values[b3 + c]!;
    let d = x - p;
    s0 += d * d;
    d = x - q;
    s1 += d * d;
    d = x - r;
    s2 += d * d;
    d = x - s;
    s3 += d * d;
    d = y - p;
    t0 += d * d;
    d = y - q;
    t1 += d * d;
    d = y - r;
    t2 += d * d;
    d = y - s;
    t3 += d * d;
  }
  out[0] = s0;
  out[1] = s1;
  out[2] = s2;
  out[3] = s3;
  out[4] = t0;
  out[5] = t1;
  out[6] = t2;
  out[7] = t3;
}
