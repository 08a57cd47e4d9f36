export { fullAffinity, neighbourAffinity } from './affinity.ts';
export { agglomerate, LINKAGES } from './agglomerate.ts';
export type { Dendrogram, Linkage } from './agglomerate.ts';
export { chooseK } from './choose-k.ts';
export type { ChooseKOptions, Criterion, KCandidate, KChoice } from './choose-k.ts';
export { classicalMds } from './classical-mds.ts';
export type { ClassicalMds } from './classical-mds.ts';
export { classTfIdf } from './class-tf-idf.ts';
export type { TermWeight } from './class-tf-idf.ts';
export { clusterNamed, describeNamed } from './cluster-named.ts';
export type { ClusterNamedOptions, DescribeNamedOptions, NamedClustering } from './cluster-named.ts';
export { clusterStability, drawResample, STABILITY_THRESHOLDS, StabilityTally } from './cluster-stability.ts';
export type { ClusterStability, StabilityBand, StabilityOptions } from './cluster-stability.ts';
export { ClusteringError } from './clustering-error.ts';
export type { ClusteringErrorCode } from './clustering-error.ts';
export { condensed, condensedIndex, distanceBetween, fromSquare, subset, toSquare } from './condensed.ts';
export type { CondensedDistances } from './condensed.ts';
export { condenseTree } from './condensed-tree.ts';
export type { CondensedTree, DensityCluster, Departure } from './condensed-tree.ts';
export { coAssociation, consensus } from './consensus.ts';
export type { Consensus } from './consensus.ts';
export {
  cophenetic,
  copheneticCorrelation,
  cutByCount,
  cutByHeight,
  dendrogramJson,
  leafOrder,
  toNewick,
} from './dendrogram.ts';
export type { DendrogramJson, DendrogramMerge } from './dendrogram.ts';
export type { ClusterRequest, GapRequest, KDecision, NamedCandidate, NamedDiagnostic, Partitioner } from './decide-k.ts';
export { describePartition } from './partition-quality.ts';
export type { DescribedPartition, PartitionQuality } from './partition-quality.ts';
export { cosineDistances, euclideanDistances } from './distances.ts';
export { densityClusters, densityHierarchy, hdbscan } from './hdbscan.ts';
export type { DensityHierarchy, HdbscanOptions, HdbscanResult } from './hdbscan.ts';
export { gapStatistic, STRUCTURE_Z } from './gap-statistic.ts';
export type { GapOptions, GapRow, GapStatistic, VectorPartitioner } from './gap-statistic.ts';
export { jaccard } from './jaccard.ts';
export { kMeans } from './k-means.ts';
export type { KMeansOptions, KMeansResult } from './k-means.ts';
export { kMeansOnDistances } from './k-means-on-distances.ts';
export type { KMeansOnDistancesOptions, KMeansOnDistancesResult } from './k-means-on-distances.ts';
export { canonicalLabels, membersOf } from './labels.ts';
export { medoids } from './medoids.ts';
export { nearestByDistance } from './nearest-by-distance.ts';
export type { NearestPoints } from './nearest-by-distance.ts';
export type { DensitySelection } from './select-density-clusters.ts';
export {
  calinskiHarabasz,
  calinskiHarabaszFromDistances,
  daviesBouldin,
  daviesBouldinFromDistances,
} from './separation.ts';
export { silhouette } from './silhouette.ts';
export type { Silhouette } from './silhouette.ts';
export { sparseCosineDistances } from './sparse-cosine-distances.ts';
export type { SparseVector } from './sparse-cosine-distances.ts';
export { spectralClusters, spectralEmbedding } from './spectral.ts';
export type { Affinity } from './spectral.ts';
export { structureAgainstEven } from './structure-against-even.ts';
export type { EvenOptions } from './structure-against-even.ts';
export { subsetRows, unitRows, vectorTable } from './vector-table.ts';
export type { VectorTable } from './vector-table.ts';
