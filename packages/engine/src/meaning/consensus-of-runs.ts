import { canonicalLabels, consensus } from '@valuelex/clustering';
import type { ClusterSolution } from '@valuelex/core';
import { adjustedRandIndex } from '@valuelex/psychometrics';
import { pick } from './dissimilarities.ts';

/** One grouping of the words. */
export interface ClusterRun {
  readonly solution: {
    readonly labels: readonly { readonly descriptor: string; readonly cluster: number }[];
    readonly k: number;
  };
  /** Words that took no part: of what an embedder does not know it can say neither that it is near another word nor that it is far. */
  readonly unknown?: ReadonlySet<string>;
}

/** What several groupings of the same words agree on. */
export interface RunsConsensus {
  readonly runs: number;
  /** Clusters of each run. */
  readonly k: readonly number[];
  /** The middle number of clusters of the runs, of two in the middle the larger; clusters asked of the consensus. */
  readonly chosen: number;
  /** −1: in no cluster. */
  readonly labels: readonly { readonly descriptor: string; readonly cluster: number }[];
  /** Adjusted Rand index of each run with the consensus, over the words that the run knows; null for fewer than two. */
  readonly agreement: readonly (number | null)[];
  /** Dendrogram, heights 1 − share of the runs in which words are together (up to a millionth, which breaks ties); null where words are in no cluster. */
  readonly merges: ClusterSolution['merges'];
}

export interface ConsensusChoice {
  /** How far apart the words are (condensed), where they are together equally often: else their order would decide. */
  readonly ties: Float64Array;
  /** Number of clusters; the middle one of the runs where it is not given. */
  readonly k?: number;
}

/**
 * Evidence accumulation over runs (Fred & Jain 2005): two words are as near as they were often together in the runs that know both, then average linkage. A word
 * that is homeless in a run is alone in it; one that most of the runs leave homeless, or none knows, is in no cluster.
 */
export function consensusOfRuns(runs: readonly ClusterRun[], { ties, k }: ConsensusChoice): RunsConsensus {
  const words = runs[0]!.solution.labels.map(({ descriptor }) => descriptor);
  const counts = runs.map(({ solution }) => solution.k);
  const chosen = k ?? Math.max(1, [...counts].sort((a, b) => a - b)[counts.length >> 1]!);
  const kept = words.flatMap((_, i) => (isAtHome(runs, i) ? [i] : []));
  const labels = new Int32Array(words.length).fill(-1);
  let merges: ClusterSolution['merges'] = null;
  if (kept.length > 0) {
    const found = consensus(
      runs.map((run) => kept.map((i) => labelOf(run, i))),
      { k: Math.min(chosen, kept.length) },
      { ties: { n: kept.length, values: kept.length === words.length ? ties : pick(ties, words.length, kept) }, lonely: 1 },
    );
    kept.forEach((i, at) => (labels[i] = found.labels[at]!));
    if (kept.length === words.length) merges = mergesOf(found.tree.merges);
  }
  return {
    runs: runs.length,
    k: counts,
    chosen,
    labels: words.map((descriptor, i) => ({ descriptor, cluster: labels[i]! })),
    agreement: runs.map((run) => agreementWith(run, labels)),
    merges,
  };
}

/** −1 where the run does not know the word; a homeless word is a cluster of its own. */
function labelOf({ solution: { labels, k }, unknown }: ClusterRun, i: number): number {
  const { descriptor, cluster } = labels[i]!;
  if (unknown?.has(descriptor)) return -1;
  return cluster < 0 ? k + i : cluster;
}

function isAtHome(runs: readonly ClusterRun[], i: number): boolean {
  const knowing = runs.filter((run) => labelOf(run, i) >= 0);
  const homeless = knowing.filter(({ solution }) => solution.labels[i]!.cluster < 0).length;
  return knowing.length > 0 && 2 * homeless <= knowing.length;
}

function agreementWith(run: ClusterRun, labels: Int32Array): number | null {
  const known = Array.from(labels.keys()).filter((i) => labelOf(run, i) >= 0);
  if (known.length < 2) return null;
  const ofRun = canonicalLabels(known.map((i) => labelOf(run, i)));
  return adjustedRandIndex([...ofRun], known.map((i) => (labels[i]! < 0 ? labels.length + i : labels[i]!)));
}

function mergesOf(merges: Float64Array): [number, number, number, number][] {
  return Array.from({ length: merges.length / 4 }, (_, m) => [merges[4 * m]!, merges[4 * m + 1]!, merges[4 * m + 2]!, merges[4 * m + 3]!]);
}
