export { hnswProblem } from './hnsw.ts';
export { nearestNeighbours, type NeighbourOptions, type Neighbours } from './nearest-neighbours.ts';
export { pairsAbove, type SimilarPair } from './pairs-above.ts';
export { sparsePairsAbove, type SparseRow } from './sparse-pairs-above.ts';
export type { DenseVectors, Metric } from './vectors.ts';
