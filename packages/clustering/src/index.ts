export { fullAffinity, neighbourAffinity } from './spectral/affinity.ts';
export { agglomerate, LINKAGES } from './hierarchical/agglomerate.ts';
export type { Dendrogram, Linkage } from './hierarchical/agglomerate.ts';
export { chooseK } from './quality/choose-k.ts';
export type { ChooseKOptions, Criterion, KCandidate, KChoice } from './quality/choose-k.ts';
export { classicalMds } from './distances/classical-mds.ts';
export type { ClassicalMds } from './distances/classical-mds.ts';
export { classTfIdf } from './description/class-tf-idf.ts';
export type { TermWeight } from './description/class-tf-idf.ts';
export { clusterNamed, describeNamed } from './description/cluster-named.ts';
export type { ClusterNamedOptions, DescribeNamedOptions, NamedClustering } from './description/cluster-named.ts';
export { clusterStability, drawResample, STABILITY_THRESHOLDS, StabilityTally } from './stability/cluster-stability.ts';
export type { ClusterStability, StabilityBand, StabilityOptions } from './stability/cluster-stability.ts';
export { ClusteringError } from './clustering-error.ts';
export type { ClusteringErrorCode } from './clustering-error.ts';
export { condensed, condensedIndex, distanceBetween, fromSquare, subset, toSquare } from './distances/condensed.ts';
export type { CondensedDistances } from './distances/condensed.ts';
export { condenseTree } from './density/condensed-tree.ts';
export type { CondensedTree, DensityCluster, Departure } from './density/condensed-tree.ts';
export { coAssociation, consensus } from './stability/consensus.ts';
export type { Consensus } from './stability/consensus.ts';
export {
  cophenetic,
  copheneticCorrelation,
  cutByCount,
  cutByHeight,
  dendrogramJson,
  leafOrder,
  toNewick,
} from './hierarchical/dendrogram.ts';
export type { DendrogramJson, DendrogramMerge } from './hierarchical/dendrogram.ts';
export type { ClusterRequest, GapRequest, KDecision, NamedCandidate, NamedDiagnostic, Partitioner } from './quality/decide-k.ts';
export { describePartition } from './quality/partition-quality.ts';
export type { DescribedPartition, PartitionQuality } from './quality/partition-quality.ts';
export { cosineDistances, euclideanDistances } from './distances/distances.ts';
export { densityClusters, densityHierarchy, hdbscan } from './density/hdbscan.ts';
export type { DensityHierarchy, HdbscanOptions, HdbscanResult } from './density/hdbscan.ts';
export { gapStatistic, STRUCTURE_Z } from './quality/gap-statistic.ts';
export type { GapOptions, GapRow, GapStatistic, VectorPartitioner } from './quality/gap-statistic.ts';
export { jaccard } from './stability/jaccard.ts';
export { kMeans } from './k-means/k-means.ts';
export type { KMeansOptions, KMeansResult } from './k-means/k-means.ts';
export { kMeansOnDistances } from './k-means/k-means-on-distances.ts';
export type { KMeansOnDistancesOptions, KMeansOnDistancesResult } from './k-means/k-means-on-distances.ts';
export { canonicalLabels, membersOf } from './description/labels.ts';
export { medoids } from './description/medoids.ts';
export { nearestByDistance } from './distances/nearest-by-distance.ts';
export type { NearestPoints } from './distances/nearest-by-distance.ts';
export type { DensitySelection } from './density/select-density-clusters.ts';
export {
  calinskiHarabasz,
  calinskiHarabaszFromDistances,
  daviesBouldin,
  daviesBouldinFromDistances,
} from './quality/separation.ts';
export { silhouette } from './quality/silhouette.ts';
export type { Silhouette } from './quality/silhouette.ts';
export { sparseCosineDistances } from './distances/sparse-cosine-distances.ts';
export type { SparseVector } from './distances/sparse-cosine-distances.ts';
export { spectralClusters, spectralEmbedding } from './spectral/spectral.ts';
export type { Affinity } from './spectral/spectral.ts';
export { structureAgainstEven } from './quality/structure-against-even.ts';
export type { EvenOptions } from './quality/structure-against-even.ts';
export { subsetRows, unitRows, vectorTable } from './distances/vector-table.ts';
export type { VectorTable } from './distances/vector-table.ts';
