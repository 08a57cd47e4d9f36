import { distanceBetween, nearestByDistance } from '@valuelex/clustering';
import type { CondensedDistances, NamedDiagnostic, NearestPoints } from '@valuelex/clustering';
import type { ClusterInput } from '@valuelex/core';
import { nearestNeighbours } from '@valuelex/neighbours';

export interface NeighbourSearch {
  readonly nearest: NearestPoints;
  /** Share of the true nearest that an approximate search found on a sample; `null` when it was exact. */
  readonly recall: number | null;
  readonly diagnostics: readonly NamedDiagnostic[];
}

/** Exact below this many vectors: there HNSW does not pay. */
const EXACT_BELOW = 2000;

/**
 * The k nearest of every word: exact from the dissimilarities, or by HNSW from dense vectors, and then with the dissimilarities that the study uses. Where hnswlib-node cannot be loaded the search is exact and says so. At least two words.
 */
export async function searchNeighbours(
  input: ClusterInput,
  k: number,
  search: 'auto' | 'exact' | 'hnsw',
  metric: 'cosine' | 'euclidean',
): Promise<NeighbourSearch> {
  const n = input.labels.length;
  const distances: CondensedDistances = { n, values: input.distances };
  const most = Math.min(k, n - 1);
  const exact = (diagnostics: NamedDiagnostic[] = []): NeighbourSearch => ({
    nearest: nearestByDistance(distances, most),
    recall: null,
    diagnostics,
  });
  if (search === 'exact' || (search === 'auto' && (n < EXACT_BELOW || input.vectors === undefined))) return exact();
  if (input.vectors === undefined) {
    return exact([notice('no-vectors', 'hnsw needs the vectors of a dense embedder: the neighbours were found exactly')]);
  }
  const { dims, values } = input.vectors;
  const found = await nearestNeighbours(values, { dims, k: most, metric, exactBelow: 0 });
  if (found.method === 'exact') return exact(found.notices.map((message) => notice('exact-neighbours', message)));
  const recall = found.recall!.value;
  return {
    nearest: inDissimilarities(distances, most, found.indices),
    recall,
    diagnostics: [
      ...found.notices.map((message) => notice('sparse-neighbours', message)),
      notice('approximate-neighbours', `the neighbours were found by HNSW; it found ${(100 * recall).toFixed(1)} % of the true ones on a sample of ${found.recall!.sample}`),
    ],
  };
}

/** The neighbours found, by their dissimilarities: nearest first, of equally near ones the first, what was not found last. */
function inDissimilarities(distances: CondensedDistances, k: number, found: Int32Array): NearestPoints {
  const { n } = distances;
  const indices = new Int32Array(n * k).fill(-1);
  const values = new Float64Array(n * k).fill(Infinity);
  for (let i = 0; i < n; i++) {
    const row = Array.from(found.subarray(i * k, (i + 1) * k)).filter((j) => j >= 0);
    const near = row.map((j) => ({ j, d: distanceBetween(distances, i, j) })).sort((a, b) => a.d - b.d || a.j - b.j);
    near.forEach(({ j, d }, at) => {
      indices[i * k + at] = j;
      values[i * k + at] = d;
    });
  }
  return { k, indices, distances: values };
}

function notice(code: string, message: string): NamedDiagnostic {
  return { code, severity: 'info', message };
}
