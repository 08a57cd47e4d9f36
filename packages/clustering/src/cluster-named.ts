import type { Criterion, KCandidate } from './choose-k.ts';
import { chooseK } from './choose-k.ts';
import { classicalMds } from './classical-mds.ts';
import type { StabilityOptions } from './cluster-stability.ts';
import { drawResample, STABILITY_THRESHOLDS, StabilityTally } from './cluster-stability.ts';
import { ClusteringError, requireInteger } from './clustering-error.ts';
import type { CondensedDistances } from './condensed.ts';
import { condensed } from './condensed.ts';
import type { GapStatistic, VectorPartitioner } from './gap-statistic.ts';
import { gapStatistic } from './gap-statistic.ts';
import { clusterCount } from './labels.ts';
import { medoids } from './medoids.ts';
import { calinskiHarabaszFromDistances, daviesBouldinFromDistances } from './separation.ts';
import { silhouette } from './silhouette.ts';

/** Prepares the given points (ascending) once, then cuts them into any number of clusters, labels 0 … k−1 in order of first appearance. */
export type Partitioner = (points: Int32Array) => (k: number) => Int32Array;

/** How many clusters: a number (n, with a diagnostic, when there are fewer points), the best of a range, or a partition made beforehand with the rule that made it. */
export type ClusterRequest =
  | { readonly k: number }
  | { readonly kMin: number; readonly kMax: number; readonly decide: Criterion | 'gap' }
  | { readonly labels: Int32Array; readonly rule: string };

/** What the gap statistic needs: it is the one criterion that can say that there are no clusters. */
export interface GapRequest {
  readonly random: () => number;
  readonly references: number;
  /** Principal coordinates of the distances in which the references are drawn; fewer when there are fewer points. */
  readonly dims: number;
  /** Clusters as the strategy does; the squared distances of the coordinates stand for the distances, or for their squares. */
  readonly prepare: VectorPartitioner;
}

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

export interface NamedDiagnostic {
  readonly code: string;
  readonly severity: 'info' | 'warning';
  readonly message: string;
  readonly variables?: string[];
}

/** The criteria at one k; `gap` and its standard error are `null` when they were not asked for or are undefined. */
export type NamedCandidate = KCandidate & { readonly gap: number | null; readonly gapError: number | null };

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
  readonly quality: {
    readonly silhouette: number | null;
    readonly calinskiHarabasz: number | null;
    readonly daviesBouldin: number | null;
  };
  readonly choice: { readonly rule: string; readonly candidates: NamedCandidate[] } | null;
  readonly diagnostics: NamedDiagnostic[];
}

/** Kaufman & Rousseeuw (1990, table 4): up to this silhouette "no substantial structure has been found". */
const WEAK_SILHOUETTE = 0.25;

/** Points all equally far apart have silhouette 0, in floating point within this. */
const ROUNDING = 1e-12;

/**
 * Clusters named points and says how far to trust the result: the panel over k, the indices of the partition, medoids, and the stability of each cluster. What
 * every clustering strategy does beside its own way of cutting. When even the best k separates nothing (silhouette ≤ 0) one cluster is the answer.
 * No points at all are no clusters.
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
  const decision = decideOn(distances, partitioner, options, diagnostics);
  const { labels, choice } = decision;
  const k = clusterCount(labels, n);
  const quality =
    k >= 2 && k < n
      ? {
          silhouette: silhouette(distances, labels).overall,
          calinskiHarabasz: calinskiHarabaszFromDistances(distances, labels, squared),
          daviesBouldin: daviesBouldinFromDistances(distances, labels, squared),
        }
      : { silhouette: null, calinskiHarabasz: null, daviesBouldin: null };
  if (quality.silhouette !== null && quality.silhouette <= WEAK_SILHOUETTE) {
    diagnostics.push({
      code: 'weak-separation',
      severity: 'warning',
      message: `the silhouette is ${quality.silhouette.toFixed(2)}: up to ${WEAK_SILHOUETTE} there is no substantial structure`,
    });
  }
  const centres = Array.from(medoids(distances, labels), (i) => names[i]!);
  const stabilities = stability === null || k < 2 ? null : await resample(labels, k, partitioner, stability, pause);
  const clusters = centres.map((medoid, id) => ({
    id,
    size: labels.reduce((sum, label) => sum + Number(label === id), 0),
    medoid,
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
    choice,
    diagnostics,
  };
}

function decideOn(
  distances: CondensedDistances,
  partitioner: Partitioner,
  { request, squared, gap }: ClusterNamedOptions,
  diagnostics: NamedDiagnostic[],
): { readonly labels: Int32Array; readonly choice: NamedClustering['choice'] } {
  const { n } = distances;
  if ('labels' in request) return { labels: request.labels, choice: { rule: request.rule, candidates: [] } };
  const cut = partitioner(Int32Array.from({ length: n }, (_, i) => i));
  if ('k' in request) {
    requireInteger('k', request.k, 1);
    if (request.k > n) {
      diagnostics.push({
        code: 'fewer-labels-than-clusters',
        severity: 'warning',
        message: `${request.k} clusters were asked for, but there are only ${n} labels: each is a cluster of its own`,
      });
    }
    return { labels: cut(Math.min(request.k, n)), choice: null };
  }
  const one = new Int32Array(n);
  const kMax = Math.min(request.kMax, n - 1);
  if (request.kMin > kMax) {
    diagnostics.push({
      code: 'too-few-labels',
      severity: 'info',
      message: `${n} labels leave no number of clusters from ${request.kMin} to n − 1 to choose from: they are kept as one cluster`,
    });
    return { labels: one, choice: { rule: request.decide, candidates: [] } };
  }
  const { kMin, decide: criterion } = request;
  const panel = chooseK(distances, cut, { kMin, kMax, squared });
  const gaps = gap === null ? null : gapOf(distances, kMax, squared, gap, diagnostics);
  const candidates = panel.candidates.map((row) => {
    const at = gaps?.rows.find((other) => other.k === row.k);
    return { ...row, gap: at?.gap ?? null, gapError: at?.standardError ?? null };
  });
  const choice = { rule: criterion, candidates };
  const byCriterion = { ...panel.byCriterion, gap: gaps?.kGlobal ?? null };
  const k = byCriterion[criterion];
  const row = candidates.find((candidate) => candidate.k === k);
  if (k === null || row === undefined || row.silhouette <= ROUNDING) {
    const reason =
      k === null
        ? `${criterion} chooses none`
        : row === undefined
          ? `${criterion} says ${k}`
          : 'the silhouette is not above 0';
    diagnostics.push({
      code: 'no-separation',
      severity: 'warning',
      message: `no number of clusters from ${kMin} to ${kMax} separates the labels (${reason}): they are kept as one cluster`,
    });
    return { labels: one, choice };
  }
  if (k === kMax && kMax < n - 1) {
    diagnostics.push({
      code: 'k-at-range-edge',
      severity: 'info',
      message: `${criterion} is best at the largest number of clusters allowed, ${kMax}; widen the range`,
    });
  }
  const votes = Object.entries(byCriterion).filter(([, vote]) => vote !== null);
  if (votes.some(([, vote]) => vote !== k)) {
    diagnostics.push({
      code: 'criteria-disagree',
      severity: 'info',
      message: `the criteria disagree on the number of clusters: ${votes.map(([name, vote]) => `${name} ${vote}`).join(', ')}`,
    });
  }
  return { labels: k === panel.k ? panel.labels : cut(k), choice };
}

function gapOf(
  distances: CondensedDistances,
  kMax: number,
  squared: boolean,
  { random, references, dims, prepare }: GapRequest,
  diagnostics: NamedDiagnostic[],
): GapStatistic | null {
  const { n } = distances;
  const map = classicalMds(distances, { dims: Math.min(dims, n - 1), squared });
  try {
    return gapStatistic({ n, dim: map.dims, values: map.coordinates }, prepare, { kMax, random, references });
  } catch (error) {
    if (!(error instanceof ClusteringError) || error.code !== 'too-few-points') throw error;
    diagnostics.push({
      code: 'gap-undefined',
      severity: 'info',
      message: `the gap statistic is undefined: ${error.message}`,
    });
    return null;
  }
}

async function resample(
  labels: Int32Array,
  k: number,
  partitioner: Partitioner,
  options: StabilityOptions & { readonly resamples: number },
  pause: (done: number) => Promise<void>,
): Promise<(number | null)[]> {
  const tally = new StabilityTally(labels);
  for (let r = 0; r < options.resamples; r++) {
    await pause(0.2 + (0.8 * r) / options.resamples);
    const sample = drawResample(labels.length, options);
    tally.add(sample, partitioner(sample)(Math.min(k, sample.length)));
  }
  return tally.result().map(({ meanJaccard }) => meanJaccard);
}
