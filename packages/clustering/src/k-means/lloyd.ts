import type { VectorTable } from '../distances/vector-table.ts';

export interface LloydResult {
  readonly labels: Int32Array;
  readonly centroids: Float64Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

interface LloydOptions {
  readonly maxIterations: number;
  readonly stopShift: number;
  readonly spherical: boolean;
}

/**
 * Lloyd's algorithm from given centroids (k × dim, overwritten), with one lower bound per point and centroid from the triangle inequality (Elkan 2003),
 * which spares most distances after the first passes and changes no result. Ties go to the centroid that the point had, else to the lowest.
 */
export function lloyd(vectors: VectorTable, centroids: Float64Array, options: LloydOptions): LloydResult {
  const { n, dim, values } = vectors;
  const k = centroids.length / dim;
  const labels = new Int32Array(n);
  const upper = new Float64Array(n);
  const lower = new Float64Array(n * k);
  const moved = new Float64Array(k);
  const distance = (i: number, c: number): number => Math.sqrt(squared(values, i * dim, centroids, c * dim, dim));

  for (let i = 0; i < n; i++) {
    let best = Infinity;
    for (let c = 0; c < k; c++) {
      const d = distance(i, c);
      lower[i * k + c] = d;
      if (d < best) {
        best = d;
        labels[i] = c;
      }
    }
    upper[i] = best;
  }
  const next = new Float64Array(k * dim);
  const counts = new Int32Array(k);
  const half = new Float64Array(k * k);
  const safe = new Float64Array(k);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < options.maxIterations) {
    iterations++;
    const refilled = means(vectors, labels, centroids, next, counts, options.spherical);
    let shift = 0;
    for (let c = 0; c < k; c++) {
      const step = squared(centroids, c * dim, next, c * dim, dim);
      moved[c] = Math.sqrt(step);
      shift += step;
    }
    centroids.set(next);
    for (let i = 0; i < n; i++) {
      upper[i] = upper[i]! + moved[labels[i]!]!;
      for (let c = 0; c < k; c++) lower[i * k + c] = Math.max(0, lower[i * k + c]! - moved[c]!);
    }
    if (refilled) for (let i = 0; i < n; i++) upper[i] = Infinity;
    halfDistances(centroids, k, dim, half, safe);
    let changed = false;
    for (let i = 0; i < n; i++) {
      let own = labels[i]!;
      if (upper[i]! <= safe[own]!) continue;
      let exact = false;
      for (let c = 0; c < k; c++) {
        if (c === own || upper[i]! <= lower[i * k + c]! || upper[i]! <= half[own * k + c]!) continue;
        if (!exact) {
          upper[i] = lower[i * k + own] = distance(i, own);
          exact = true;
          if (upper[i]! <= lower[i * k + c]! || upper[i]! <= half[own * k + c]!) continue;
        }
        const d = distance(i, c);
        lower[i * k + c] = d;
        if (d < upper[i]!) {
          upper[i] = d;
          own = c;
        }
      }
      if (own !== labels[i]) {
        labels[i] = own;
        changed = true;
      }
    }
    converged = !refilled && (!changed || shift <= options.stopShift);
  }
  // The centroids belong to the labels returned, whatever ended the passes.
  means(vectors, labels, centroids, next, counts, options.spherical);
  let inertia = 0;
  for (let i = 0; i < n; i++) inertia += squared(values, i * dim, next, labels[i]! * dim, dim);
  return { labels, centroids: next, inertia, iterations, converged };
}

/** Means of the clusters, of length 1 when spherical. An empty cluster is given the point farthest from its centroid: then true, and `labels` changes. */
function means(
  { n, dim, values }: VectorTable,
  labels: Int32Array,
  centroids: Float64Array,
  out: Float64Array,
  counts: Int32Array,
  spherical: boolean,
): boolean {
  const k = counts.length;
  counts.fill(0);
  for (let i = 0; i < n; i++) counts[labels[i]!] = counts[labels[i]!]! + 1;
  let refilled = false;
  for (let c = 0; c < k; c++) {
    if (counts[c]! > 0) continue;
    refilled = true;
    let farthest = -1;
    let largest = -1;
    for (let i = 0; i < n; i++) {
      if (counts[labels[i]!]! < 2) continue;
      const d = squared(values, i * dim, centroids, labels[i]! * dim, dim);
      if (d > largest) {
        largest = d;
        farthest = i;
      }
    }
    counts[labels[farthest]!] = counts[labels[farthest]!]! - 1;
    labels[farthest] = c;
    counts[c] = 1;
  }
  out.fill(0);
  for (let i = 0; i < n; i++) {
    const at = labels[i]! * dim;
    for (let c = 0; c < dim; c++) out[at + c] = out[at + c]! + values[i * dim + c]!;
  }
  for (let c = 0; c < k; c++) {
    let scale = counts[c]!;
    if (spherical) {
      const sum = Math.sqrt(squaredNorm(out, c * dim, dim));
      // Opposite directions cancel: such a cluster has no mean direction, and keeps its centroid.
      if (sum < 1e-12 * scale) out.set(centroids.subarray(c * dim, (c + 1) * dim), c * dim);
      scale = sum < 1e-12 * scale ? 1 : sum;
    }
    for (let d = 0; d < dim; d++) out[c * dim + d] = out[c * dim + d]! / scale;
  }
  return refilled;
}

/** Half the distances between centroids, and for each the half distance to the nearest other. */
function halfDistances(centroids: Float64Array, k: number, dim: number, half: Float64Array, safe: Float64Array): void {
  safe.fill(Infinity);
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      const d = Math.sqrt(squared(centroids, a * dim, centroids, b * dim, dim)) / 2;
      half[a * k + b] = half[b * k + a] = d;
      if (d < safe[a]!) safe[a] = d;
      if (d < safe[b]!) safe[b] = d;
    }
  }
}

function squared(
  a: Float64Array | Float32Array,
  p: number,
  b: Float64Array | Float32Array,
  q: number,
  dim: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let c = 0;
  for (; c + 4 <= dim; c += 4) {
    const d0 = a[p + c]! - b[q + c]!;
    const d1 = a[p + c + 1]! - b[q + c + 1]!;
    const d2 = a[p + c + 2]! - b[q + c + 2]!;
    const d3 = a[p + c + 3]! - b[q + c + 3]!;
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  for (; c < dim; c++) s0 += (a[p + c]! - b[q + c]!) ** 2;
  return s0 + s1 + (s2 + s3);
}

function squaredNorm(a: Float64Array, p: number, dim: number): number {
  let sum = 0;
  for (let c = 0; c < dim; c++) sum += a[p + c]! ** 2;
  return sum;
}
