import { nearestByDistance } from '@valuelex/clustering';
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
 * The k nearest of every word: exact from the dissimilarities, or by HNSW from dense vectors, whose neighbours are then given the dissimilarities that
 * the study uses. Where hnswlib-node cannot be loaded the search is exact and says so. At least two words.
 */
export async function searchNeighbours(
  input: ClusterInput,
  k: number,
  search: 'auto' | 'exact' | 'hnsw',
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
  const found = await nearestNeighbours(values, { dims, k: most, metric: 'cosine', exactBelow: 0 });
  if (found.method === 'exact') return exact(found.notices.map((message) => notice('exact-neighbours', message)));
  const recall = found.recall!.value;
  return {
    nearest: { k: most, indices: found.indices, distances: found.distances },
    recall,
    diagnostics: [
      ...found.notices.map((message) => notice('sparse-neighbours', message)),
      notice('approximate-neighbours', `the neighbours were found by HNSW; it found ${(100 * recall).toFixed(1)} % of the true ones on a sample of ${found.recall!.sample}`),
    ],
  };
}

function notice(code: string, message: string): NamedDiagnostic {
  return { code, severity: 'info', message };
}
