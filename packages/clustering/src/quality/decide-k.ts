import type { Criterion, KCandidate } from './choose-k.ts';
import { chooseK } from './choose-k.ts';
import { classicalMds } from '../distances/classical-mds.ts';
import { ClusteringError, requireInteger } from '../clustering-error.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import type { GapStatistic, VectorPartitioner } from './gap-statistic.ts';
import { gapStatistic, STRUCTURE_Z } from './gap-statistic.ts';

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

export interface NamedDiagnostic {
  readonly code: string;
  readonly severity: 'info' | 'warning';
  readonly message: string;
  readonly variables?: string[];
}

/** How the number of clusters was chosen. */
export interface KDecision {
  readonly rule: string;
  readonly candidates: NamedCandidate[];
}

/** The criteria at one k; `gap` and its standard error are `null` when they were not asked for or are undefined. */
export type NamedCandidate = KCandidate & { readonly gap: number | null; readonly gapError: number | null };

/** The box of the references needs no exact axes, and those of thousands of words lie so close together that exact ones take a minute. */
const GAP_TOLERANCE = 1e-3;

/** Points all equally far apart have silhouette 0, in floating point within this. */
const ROUNDING = 1e-12;

/** The partition that the request asks for, and how its number of clusters was chosen. */
export function decideK(
  distances: CondensedDistances,
  partitioner: Partitioner,
  { request, squared, gap }: { readonly request: ClusterRequest; readonly squared: boolean; readonly gap: GapRequest | null },
  diagnostics: NamedDiagnostic[],
): { readonly labels: Int32Array; readonly choice: KDecision | null } {
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
  const byCriterion = { ...panel.byCriterion, gap: gaps === null ? null : gaps.structureZ! < STRUCTURE_Z ? 1 : gaps.kGlobal };
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
  if (byCriterion.gap === 1) {
    diagnostics.push({
      code: 'no-structure',
      severity: 'warning',
      message: `the gap statistic finds no more structure than in points spread evenly: one cluster would do, whatever the other criteria say`,
    });
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
  const map = classicalMds(distances, { dims: Math.min(dims, n - 1), squared, tolerance: GAP_TOLERANCE });
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
