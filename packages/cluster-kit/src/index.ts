export { everyPoint, fitPartition, requestOf, structureDiagnostics } from './fit-partition.ts';
export type { PartitionMethod } from './fit-partition.ts';
export { searchNeighbours } from './neighbour-search.ts';
export type { NeighbourSearch } from './neighbour-search.ts';
export { checkChoice, choiceOptions, dissimilarityOption, evenOption, gapOption, neighboursOption, searchOption, stabilityOption } from './options.ts';
export type { ChoiceConfig, GapConfig, StabilityConfig } from './options.ts';
