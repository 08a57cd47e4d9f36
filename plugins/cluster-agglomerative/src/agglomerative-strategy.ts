import {
  agglomerate,
  ClusteringError,
  clusterNamed,
  copheneticCorrelation,
  cutByCount,
  cutByHeight,
  euclideanDistances,
  subset,
} from '@valuelex/clustering';
import type { ClusterRequest, CondensedDistances, Dendrogram, GapRequest } from '@valuelex/clustering';
import { DataError } from '@valuelex/core';
import type { ClusterInput, ClusteringStrategy, ClusterSolution, FitContext, PluginContext } from '@valuelex/core';
import type { Config } from './config.ts';

/** Agglomerative clustering of the dissimilarities, with its dendrogram. */
export function agglomerativeStrategy(config: Config, { random }: Pick<PluginContext, 'random'>): ClusteringStrategy {
  const squared = config.dissimilarity === 'one-minus-similarity';
  return {
    async fit(input: ClusterInput, context: FitContext): Promise<ClusterSolution> {
      context.signal.throwIfAborted();
      const distances = { n: input.labels.length, values: input.distances };
      const { resamples, scheme, fraction } = config.stability;
      try {
        const tree = distances.n === 0 ? null : treeOf(distances, config);
        const { quality, ...clustering } = await clusterNamed(
          input.labels,
          distances,
          (points) => {
            const partial = points.length === distances.n && tree ? tree : treeOf(subset(distances, points), config);
            return (k) => cutByCount(partial, k);
          },
          {
            request: requestOf(config, input, tree),
            squared,
            gap: gapOf(config, squared, random),
            stability: resamples === 0 ? null : { resamples, scheme, fraction, random: random('resampling') },
            pause: async (done) => {
              context.progress(done);
              // Lets an abort be heard between two steps.
              await new Promise((resolve) => setImmediate(resolve));
              context.signal.throwIfAborted();
            },
          },
        );
        return {
          method: `agglomerative, ${config.linkage} linkage`,
          ...clustering,
          quality: {
            ...quality,
            copheneticCorrelation: tree ? copheneticCorrelation(tree, heightsOf(distances, config)) : null,
          },
          merges: tree ? mergesOf(tree) : [],
        };
      } catch (error) {
        if (error instanceof ClusteringError) throw new DataError(error.code, error.message, { cause: error });
        throw error;
      }
    },
  };
}

function requestOf(config: Config, input: ClusterInput, tree: Dendrogram | null): ClusterRequest {
  if (input.k !== undefined) return { k: input.k };
  if (config.k !== 'auto') return { k: config.k };
  if (config.height !== undefined && tree) {
    return { labels: cutByHeight(tree, config.height), rule: `height ${config.height}` };
  }
  return { kMin: config.kMin, kMax: config.kMax, decide: config.decide };
}

function gapOf(config: Config, squared: boolean, random: PluginContext['random']): GapRequest | null {
  const { references, dims } = config.gap;
  if (references === 0) return null;
  const prepare: GapRequest['prepare'] = (vectors) => {
    const { n, values } = euclideanDistances(vectors);
    const tree = treeOf({ n, values: squared ? values.map((d) => d * d) : values }, config);
    return (k) => cutByCount(tree, k);
  };
  return { random: random('gap references'), references, dims, prepare };
}

function treeOf(distances: CondensedDistances, config: Config): Dendrogram {
  return agglomerate(heightsOf(distances, config), { linkage: config.linkage });
}

/** Ward's sums of squares need Euclidean distances: those of unit vectors (standardised variables) are √(2(1 − similarity)). */
function heightsOf(distances: CondensedDistances, { linkage, dissimilarity }: Config): CondensedDistances {
  if (linkage !== 'ward' || dissimilarity === 'distance') return distances;
  return { n: distances.n, values: distances.values.map((d) => Math.sqrt(2 * d)) };
}

function mergesOf({ n, merges }: Dendrogram): [number, number, number, number][] {
  return Array.from({ length: n - 1 }, (_, m) => [
    merges[4 * m]!,
    merges[4 * m + 1]!,
    merges[4 * m + 2]!,
    merges[4 * m + 3]!,
  ]);
}
