import { NearestOf } from './nearest-of.ts';
import { distanceBetween, type DenseVectors, type Metric } from './vectors.ts';

/** What is used of hnswlib-node: written down here, so that types are whole where the optional peer is absent. */
interface Addon {
  readonly HierarchicalNSW: new (space: 'cosine' | 'l2' | 'ip', dims: number) => {
    initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
    addPoint(point: number[], label: number): void;
    setEf(breadth: number): void;
    searchKnn(query: number[], k: number): { neighbors: number[] };
  };
}
const ADDON: string = 'hnswlib-node';
const SPACES: Readonly<Record<Metric, 'cosine' | 'l2' | 'ip'>> = {
  cosine: 'cosine',
  euclidean: 'l2',
  'inner-product': 'ip',
};

/** Links per node and breadth of the search while building: hnswlib's own defaults. */
const LINKS = 16;
const BUILD_BREADTH = 200;
/** Breadth of a query: with it the measured recall on clustered data was 1.000 at 10,000 points. */
const SEARCH_BREADTH = 200;

/** The addon, or why it is not there. It is native code and an optional peer, so it is looked for only when it is needed. */
export async function loadAddon(): Promise<Addon | { problem: string }> {
  try {
    // A CommonJS module without detectable names: all is on the default export.
    const module = (await import(ADDON)) as { default: Addon };
    return module.default;
  } catch (error) {
    return { problem: (error as Error).message.split('\n')[0]! };
  }
}

/** Why approximate search is not to be had here; null when it is. */
export async function hnswProblem(): Promise<string | null> {
  const addon = await loadAddon();
  return 'problem' in addon ? addon.problem : null;
}

/**
 * Approximate neighbours by HNSW (Malkov & Yashunin 2020, IEEE TPAMI 42). `vectors` must have been checked: the addon takes NaN in
 * silence. No filter is passed, because one that throws kills the process; the point itself is dropped here. Distances are computed anew in
 * double precision, so that they equal those of the exact search.
 */
export function hnswNeighbours(
  addon: Addon,
  vectors: DenseVectors,
  dims: number,
  k: number,
  metric: Metric,
  seed: number,
): { indices: Int32Array; distances: Float64Array } {
  const rows = vectors.length / dims;
  const index = new addon.HierarchicalNSW(SPACES[metric], dims);
  index.initIndex({ maxElements: rows, m: LINKS, efConstruction: BUILD_BREADTH, randomSeed: seed });
  const row = (i: number): number[] => Array.from(vectors.subarray(i * dims, (i + 1) * dims));
  for (let i = 0; i < rows; i++) index.addPoint(row(i), i);
  index.setEf(Math.max(SEARCH_BREADTH, 2 * (k + 1)));

  const distance = distanceBetween(vectors, dims, metric);
  const indices = new Int32Array(rows * k);
  const distances = new Float64Array(rows * k);
  const nearest = new NearestOf(k);
  for (let i = 0; i < rows; i++) {
    nearest.clear();
    for (const found of index.searchKnn(row(i), k + 1).neighbors)
      if (found !== i) nearest.offer(found, distance(i, found));
    indices.set(nearest.indices, i * k);
    distances.set(nearest.distances, i * k);
  }
  return { indices, distances };
}
