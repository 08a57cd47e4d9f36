import { ClusteringError, clusterNamed, STRUCTURE_Z } from '@valuelex/clustering';
import type { ClusterRequest, NamedClustering, NamedDiagnostic, Partitioner, VectorPartitioner } from '@valuelex/clustering';
import { DataError } from '@valuelex/core';
import type { ClusterInput, ClusterSolution, FitContext, PluginContext } from '@valuelex/core';
import type { ChoiceConfig, GapConfig, StabilityConfig } from './options.ts';

/** A strategy's own part of a fit. */
export interface PartitionMethod {
  readonly method: string;
  readonly request: ClusterRequest;
  readonly partitioner: Partitioner;
  /** The dissimilarities are squares already, as 1 − similarity is. */
  readonly squared: boolean;
  readonly stability: StabilityConfig;
  /** The gap statistic for the panel over k; `prepare` clusters coordinates as the strategy does. */
  readonly gap?: (GapConfig & { readonly prepare: VectorPartitioner }) | undefined;
  /** What the strategy adds once the partition stands: more indices, the dendrogram, what it doubts. */
  readonly furnish?: (found: NamedClustering) => {
    readonly quality?: Readonly<Record<string, unknown>>;
    readonly merges?: ClusterSolution['merges'];
    readonly diagnostics?: readonly NamedDiagnostic[];
  };
}

/**
 * All of a clustering strategy's fit beside its own way of cutting: choice of k, indices, medoids, stability, diagnostics, progress, aborting. `begin` may do
 * work of its own, and its `ClusteringError`s come out as `DataError`s too.
 */
export async function fitPartition(
  input: ClusterInput,
  context: FitContext,
  random: PluginContext['random'],
  begin: (pause: (done: number) => Promise<void>) => PartitionMethod | Promise<PartitionMethod>,
): Promise<ClusterSolution> {
  context.signal.throwIfAborted();
  const partitionOnly = input.partitionOnly === true;
  const pause = async (done: number): Promise<void> => {
    context.progress(done);
    // Lets an abort be heard between two steps.
    await new Promise((resolve) => setImmediate(resolve));
    context.signal.throwIfAborted();
  };
  try {
    const { method, request, partitioner, squared, stability, gap, furnish } = await begin(pause);
    const { resamples, scheme, fraction } = stability;
    const found = await clusterNamed(input.labels, { n: input.labels.length, values: input.distances }, partitioner, {
      request,
      squared,
      gap: gap === undefined || gap.references === 0 || (partitionOnly && !isDecidedByGap(request)) ? null : { ...gap, random: random('gap references') },
      stability: resamples === 0 || partitionOnly ? null : { resamples, scheme, fraction, random: random('resampling') },
      pause,
    });
    const more = partitionOnly ? undefined : furnish?.(found);
    return {
      method,
      ...found,
      quality: { ...found.quality, ...more?.quality },
      merges: more?.merges ?? null,
      diagnostics: [...found.diagnostics, ...(more?.diagnostics ?? [])],
    };
  } catch (error) {
    if (error instanceof ClusteringError) throw new DataError(error.code, error.message, { cause: error });
    throw error;
  }
}

function isDecidedByGap(request: ClusterRequest): boolean {
  return 'decide' in request && request.decide === 'gap';
}

/** The number that the study asks for, else that of the config, else the choice by its rule. */
export function requestOf({ k, kMin, kMax, decide }: ChoiceConfig, input: ClusterInput): ClusterRequest {
  if (input.k !== undefined) return { k: input.k };
  return k === 'auto' ? { kMin, kMax, decide } : { k };
}

/** Says so where a clustering finds no more, by its own statistic, than it would in points spread evenly. */
export function structureDiagnostics(z: number | null): NamedDiagnostic[] {
  if (z === null || z >= STRUCTURE_Z) return [];
  return [
    {
      code: 'no-structure',
      severity: 'warning',
      message: `as much structure as this is found in points spread evenly (z ${z.toFixed(1)}, at least ${STRUCTURE_Z} expected): do not read the clusters as groups`,
    },
  ];
}

/** 0 … n − 1. */
export function everyPoint(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}
