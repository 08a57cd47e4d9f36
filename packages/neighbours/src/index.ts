export { hnswProblem } from './hnsw.ts';
export { nearestNeighbours, type NeighbourOptions, type Neighbours } from './nearest-neighbours.ts';
export { pairsAbove, sparsePairsAbove, type SimilarPair, type SparseRow } from './pairs-above.ts';
export type { DenseVectors, Metric } from './vectors.ts';
