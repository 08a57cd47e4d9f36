import type { ClusterSolution } from '../artefacts/cluster-solution.ts';
import type { FitContext } from './factor-strategy.ts';

/** Things to be grouped, and how far apart they are. */
export interface ClusterInput {
  /** n labels, no repeats. */
  readonly labels: readonly string[];
  /** Condensed dissimilarities as in scipy: (0,1), (0,2), …, (n−2,n−1); n(n−1)/2 of them, finite, ≥ 0. Always present. */
  readonly distances: Float64Array;
  /** Row-major n × dims, where the embedder is dense. */
  readonly vectors?: { readonly dims: number; readonly values: Float64Array };
  /** Number of clusters asked for; absent: the strategy chooses by the rule of its config. */
  readonly k?: number;
  /**
   * Only the grouping is wanted, as one of many of a consensus: what is said of it and takes time (stability, how points spread evenly would do, a
   * dendrogram) may be left out. The labels are the same either way.
   */
  readonly partitionOnly?: true;
}

export interface ClusteringStrategyCapabilities {
  /** Leaves some labels in no cluster (-1). */
  readonly noise: boolean;
  readonly hierarchical: boolean;
}

/** Groups words. Kind `clustering-strategy`. */
export interface ClusteringStrategy {
  /**
   * Pure, as {@link FactorStrategy.fit}. Every label gets exactly one cluster, or -1 where `noise` is declared. Clusters
   * are numbered by first appearance in `labels`. One label or none is a valid input.
   */
  fit(input: ClusterInput, context: FitContext): Promise<ClusterSolution>;
}
