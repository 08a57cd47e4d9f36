import { fitPartition, requestOf } from '@valuelex/cluster-kit';
import { agglomerate, copheneticCorrelation, cutByCount, cutByHeight, euclideanDistances, subset } from '@valuelex/clustering';
import type { ClusterRequest, CondensedDistances, Dendrogram, VectorPartitioner } from '@valuelex/clustering';
import type { ClusterInput, ClusteringStrategy, ClusterSolution, FitContext, PluginContext } from '@valuelex/core';
import type { Config } from './config.ts';

/** Agglomerative clustering of the dissimilarities, with its dendrogram. */
export function agglomerativeStrategy(config: Config, { random }: Pick<PluginContext, 'random'>): ClusteringStrategy {
  const squared = config.dissimilarity === 'one-minus-similarity';
  return {
    fit: (input: ClusterInput, context: FitContext): Promise<ClusterSolution> =>
      fitPartition(input, context, random, () => {
        const distances = { n: input.labels.length, values: input.distances };
        const heights = heightsOf(distances, config);
        const tree = distances.n === 0 ? null : agglomerate(heights, config);
        return {
          method: `agglomerative, ${config.linkage} linkage`,
          request: requestFor(config, input, tree),
          partitioner: (points) => {
            const partial = points.length === distances.n && tree ? tree : agglomerate(subset(heights, points), config);
            return (k) => cutByCount(partial, k);
          },
          squared,
          stability: config.stability,
          gap: { ...config.gap, prepare: prepareReferences(config, squared) },
          furnish: () => ({
            quality: {
              copheneticCorrelation: tree ? copheneticCorrelation(tree, heights) : null,
            },
            merges: tree ? mergesOf(tree) : [],
          }),
        };
      }),
  };
}

function requestFor(config: Config, input: ClusterInput, tree: Dendrogram | null): ClusterRequest {
  if (input.k === undefined && config.height !== undefined && tree) {
    return { labels: cutByHeight(tree, config.height), rule: `height ${config.height}` };
  }
  return requestOf(config, input);
}

function prepareReferences(config: Config, squared: boolean): VectorPartitioner {
  return (vectors) => {
    const { n, values } = euclideanDistances(vectors);
    // Only means tell squares from distances: single and complete linkage join by order alone, and ward takes distances.
    const byMean = config.linkage === 'average' || config.linkage === 'weighted';
    const tree = agglomerate({ n, values: squared && byMean ? values.map((d) => d * d) : values }, config);
    return (k) => cutByCount(tree, k);
  };
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
