import { canonicalLabels, consensus } from '@valuelex/clustering';
import type { ClusterSolution } from '@valuelex/core';
import { adjustedRandIndex } from '@valuelex/psychometrics';

/** What several runs of one strategy agree on. */
export interface RunsConsensus {
  readonly runs: number;
  /** Clusters of each run. */
  readonly k: readonly number[];
  /** The middle number of clusters of the runs. */
  readonly chosen: number;
  readonly labels: readonly { readonly descriptor: string; readonly cluster: number }[];
  /** Adjusted Rand index of each run with the consensus; null for fewer than two words. */
  readonly agreement: readonly (number | null)[];
}

/** Evidence accumulation over runs: two words are as near as they were often together, then average linkage (Fred & Jain 2005). A homeless word is alone in its run. */
export function consensusOfRuns(solutions: readonly ClusterSolution[]): RunsConsensus {
  const labelings = solutions.map(({ labels, k }) => canonicalLabels(labels.map(({ cluster }, i) => (cluster < 0 ? k + i : cluster))));
  const counts = solutions.map(({ k }) => k);
  const words = solutions[0]!.labels;
  const chosen = Math.max(1, [...counts].sort((a, b) => a - b)[counts.length >> 1]!);
  const { labels } = consensus(labelings, { k: chosen });
  return {
    runs: solutions.length,
    k: counts,
    chosen,
    labels: words.map(({ descriptor }, i) => ({ descriptor, cluster: labels[i]! })),
    agreement: labelings.map((labeling) => (words.length < 2 ? null : adjustedRandIndex([...labeling], [...labels]))),
  };
}
