import { exactGraph, exactNeighbours } from './exact.ts';
import { hnswNeighbours, loadAddon } from './hnsw.ts';
import { sampleOf } from './random.ts';
import { countRows, type DenseVectors, type Metric } from './vectors.ts';

export interface NeighbourOptions {
  /** Length of a row. */
  dims: number;
  /** Neighbours per row; at most n − 1 are given. */
  k: number;
  /** Default `cosine`. */
  metric?: Metric;
  /** `auto` (default): exact below `exactBelow` rows, else HNSW where it can be loaded. */
  method?: 'auto' | 'exact' | 'hnsw';
  /** Default 2,000: below, exact search is as fast as building the graph. */
  exactBelow?: number;
  /** Seed of HNSW's levels and of the sample for recall; default 1. */
  seed?: number;
  /** Rows on which HNSW is compared with exact search; default 200. */
  recallSample?: number;
}

export interface Neighbours {
  /** Neighbours per row: the smaller of what was asked for and n − 1. */
  k: number;
  /** What was done. */
  method: 'exact' | 'hnsw';
  /** n × k, row-major, nearest first, ties by index. −1 where HNSW found fewer than k. */
  indices: Int32Array;
  /** n × k, row-major; Infinity where there is no neighbour. */
  distances: Float64Array;
  /** Share of the true neighbours that HNSW found on the sampled rows; null when the search was exact. */
  recall: { sample: number; value: number } | null;
  /** What the caller should know, such as why the search was exact. */
  notices: string[];
}

/**
 * The k nearest rows of every row, never itself.
 *
 * @throws RangeError on impossible shapes and numbers that are not finite; Error when `hnsw` is demanded and cannot be loaded.
 */
export async function nearestNeighbours(vectors: DenseVectors, options: NeighbourOptions): Promise<Neighbours> {
  const { dims, metric = 'cosine', method = 'auto', exactBelow = 2000, seed = 1, recallSample = 200 } = options;
  const rows = countRows(vectors, dims);
  if (!Number.isInteger(options.k) || options.k < 1)
    throw new RangeError(`k must be a positive integer, not ${options.k}.`);
  const k = Math.min(options.k, Math.max(0, rows - 1));
  const notices: string[] = [];
  const exact = (): Neighbours => ({
    k,
    method: 'exact',
    recall: null,
    notices,
    ...exactGraph(vectors, dims, k, metric),
  });
  if (method === 'exact' || k === 0 || (method === 'auto' && rows < exactBelow)) return exact();

  const addon = await loadAddon();
  if ('problem' in addon) {
    if (method === 'hnsw')
      throw new Error(
        `hnswlib-node could not be loaded (${addon.problem}). Install it beside this package, or use method 'exact'.`,
      );
    notices.push(`${rows} vectors were searched exactly: hnswlib-node could not be loaded (${addon.problem}).`);
    return exact();
  }
  const found = hnswNeighbours(addon, vectors, dims, k, metric, seed);
  const sample = sampleOf(rows, recallSample, seed);
  const truth = exactNeighbours(vectors, dims, k, metric, sample);
  let hits = 0;
  sample.forEach((row, s) => {
    const true_ = new Set(truth.indices.subarray(s * k, (s + 1) * k));
    for (const index of found.indices.subarray(row * k, (row + 1) * k)) if (true_.has(index)) hits++;
  });
  const missing = found.indices.reduce((count, index) => count + (index < 0 ? 1 : 0), 0);
  if (missing > 0) notices.push(`HNSW found fewer than ${k} neighbours for some rows: ${missing} places are empty.`);
  return { k, method: 'hnsw', recall: { sample: sample.length, value: hits / (sample.length * k) }, notices, ...found };
}
