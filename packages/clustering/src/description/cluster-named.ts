import type { StabilityOptions } from '../stability/cluster-stability.ts';
import { drawResample, STABILITY_THRESHOLDS, StabilityTally } from '../stability/cluster-stability.ts';
import { ClusteringError } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensed } from '../distances/condensed.ts';
import type { ClusterRequest, GapRequest, KDecision, NamedDiagnostic, Partitioner } from '../quality/decide-k.ts';
import { decideK } from '../quality/decide-k.ts';
import type { PartitionQuality } from '../quality/partition-quality.ts';
import { describePartition } from '../quality/partition-quality.ts';

export interface ClusterNamedOptions {
  readonly request: ClusterRequest;
  /** The distances are squares already, as 1 − cos is. */
  readonly squared: boolean;
  /** For the panel over k; `null` for none. Must not be null when it is to decide. */
  readonly gap: GapRequest | null;
  /** Resamples for the stability of each cluster; `null` for none. */
  readonly stability: (StabilityOptions & { readonly resamples: number }) | null;
  /** Called between steps with the share done, 0 … 1; may wait, and may throw to stop. */
  readonly pause?: (done: number) => Promise<void>;
}

/** A partition with all that says how far to trust it, as plain JSON. */
export interface NamedClustering {
  readonly k: number;
  readonly labels: { readonly descriptor: string; readonly cluster: number }[];
  readonly clusters: {
    readonly id: number;
    readonly size: number;
    readonly medoid: string;
    readonly stability: number | null;
  }[];
  readonly quality: PartitionQuality;
  readonly choice: KDecision | null;
  readonly diagnostics: NamedDiagnostic[];
}

/** Kaufman & Rousseeuw (1990, table 4): up to this silhouette "no substantial structure has been found". */
const WEAK_SILHOUETTE = 0.25;

/**
 * Clusters named points and says how far to trust the result: the panel over k, the indices of the partition, medoids, and the stability of each cluster. What
 * every clustering strategy does beside its own way of cutting. When even the best k separates nothing (silhouette ≤ 0) one cluster is the answer.
 * No points at all are no clusters. Points that the partitioner
 * labels −1 are in none, and count in no index.
 * @throws ClusteringError of {@link condensed}; `shape` unless there is one name per point; `bad-option` when k < 1 or kMin < 2
 */
export async function clusterNamed(
  names: readonly string[],
  distances: CondensedDistances,
  partitioner: Partitioner,
  options: ClusterNamedOptions,
): Promise<NamedClustering> {
  const { squared, stability, pause = async () => {} } = options;
  if (names.length === 0 && distances.n === 0) {
    const quality = { silhouette: null, calinskiHarabasz: null, daviesBouldin: null };
    return { k: 0, labels: [], clusters: [], quality, choice: null, diagnostics: [] };
  }
  const { n } = condensed(distances.n, distances.values);
  if (names.length !== n) throw new ClusteringError('shape', `${n} points need ${n} names, got ${names.length}`);
  const diagnostics: NamedDiagnostic[] = [];
  const { labels, choice } = decideK(distances, partitioner, options, diagnostics);
  const recluster = (sample: Int32Array, k: number): Int32Array => partitioner(sample)(k);
  const described = await describeNamed(names, distances, labels, { squared, recluster, stability, pause });
  return { ...described, choice, diagnostics: [...diagnostics, ...described.diagnostics] };
}

export interface DescribeNamedOptions {
  /** As in {@link ClusterNamedOptions}. */
  readonly squared: boolean;
  /** Clusters the given points (ascending) as the partition was made, into at most k; −1 for none. */
  readonly recluster: (sample: Int32Array, k: number) => ArrayLike<number> | Promise<ArrayLike<number>>;
  /** As in {@link ClusterNamedOptions}. */
  readonly stability: ClusterNamedOptions['stability'];
  /** As in {@link ClusterNamedOptions}. */
  readonly pause?: (done: number) => Promise<void>;
}

/**
 * What {@link clusterNamed} says of a partition, for one that was made otherwise: indices, medoids, stability, diagnostics; `choice` is null.
 * @param labels 0 … k−1 in order of first appearance, −1 for none; at least one point
 */
export async function describeNamed(
  names: readonly string[],
  distances: CondensedDistances,
  labels: Int32Array,
  { squared, recluster, stability, pause = async () => {} }: DescribeNamedOptions,
): Promise<NamedClustering> {
  const { n } = distances;
  const diagnostics: NamedDiagnostic[] = [];
  const { k, quality, sizes, medoids, homeless } = describePartition(distances, labels, squared);
  if (homeless.length > 0) {
    diagnostics.push({
      code: 'homeless',
      severity: homeless.length > n / 2 ? 'warning' : 'info',
      message: `${homeless.length} of ${n} labels are in no cluster; the indices are of the others`,
      variables: Array.from(homeless, (i) => names[i]!),
    });
  }
  if (quality.silhouette !== null && quality.silhouette <= WEAK_SILHOUETTE) {
    diagnostics.push({
      code: 'weak-separation',
      severity: 'warning',
      message: `the silhouette is ${quality.silhouette.toFixed(2)}: up to ${WEAK_SILHOUETTE} there is no substantial structure`,
    });
  }
  const stabilities =
    stability === null || (k < 2 && homeless.length === 0) ? null : await resample(labels, k, recluster, stability, pause);
  const clusters = Array.from(medoids, (medoid, id) => ({
    id,
    size: sizes[id]!,
    medoid: names[medoid]!,
    stability: stabilities?.[id] ?? null,
  }));
  const doubtful = clusters.filter(
    (cluster) => cluster.stability !== null && cluster.stability < STABILITY_THRESHOLDS.doubtful,
  );
  if (doubtful.length > 0) {
    diagnostics.push({
      code: 'unstable-clusters',
      severity: 'warning',
      message: `${doubtful.length} of ${k} clusters have a mean bootstrap Jaccard below ${STABILITY_THRESHOLDS.doubtful}; do not read them as clusters (medoids named)`,
      variables: doubtful.map(({ medoid }) => medoid),
    });
  }
  await pause(1);
  return {
    k,
    labels: names.map((descriptor, i) => ({ descriptor, cluster: labels[i]! })),
    clusters,
    quality,
    choice: null,
    diagnostics,
  };
}

async function resample(
  labels: Int32Array,
  k: number,
  recluster: DescribeNamedOptions['recluster'],
  options: StabilityOptions & { readonly resamples: number },
  pause: (done: number) => Promise<void>,
): Promise<(number | null)[]> {
  const tally = new StabilityTally(labels);
  for (let r = 0; r < options.resamples; r++) {
    await pause(0.2 + (0.8 * r) / options.resamples);
    const sample = drawResample(labels.length, options);
    tally.add(sample, await recluster(sample, Math.min(k, sample.length)));
  }
  return tally.result().map(({ meanJaccard }) => meanJaccard);
}
