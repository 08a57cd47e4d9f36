import { fitPartition, requestOf } from '@valuelex/cluster-kit';
import { euclideanDistances, fullAffinity, nearestByDistance, neighbourAffinity, spectralClusters, spectralEmbedding, subset } from '@valuelex/clustering';
import type { Affinity, ClusterRequest, CondensedDistances, VectorTable } from '@valuelex/clustering';
import type { ClusterInput, ClusteringStrategy, ClusterSolution, FitContext, PluginContext } from '@valuelex/core';
import type { Config } from './config.ts';

/** The neighbour whose distance is a word's own scale. */
const SCALE_NEIGHBOUR = 7;

/** Spectral clustering of the dissimilarities: k-means on the leading eigenvectors of their normalised graph. */
export function spectralStrategy(config: Config, { random }: Pick<PluginContext, 'random'>): ClusteringStrategy {
  const squared = config.dissimilarity === 'one-minus-similarity';
  const { nInit } = config;
  return {
    fit: (input: ClusterInput, context: FitContext): Promise<ClusterSolution> =>
      fitPartition(input, context, random, () => {
        const distances = { n: input.labels.length, values: input.distances };
        const request = requestOf(config, input);
        const axes = largest(request);
        const resampled = random('k-means of resamples');
        const whole = distances.n === 0 ? null : embed(distances, axes, squared, config);
        return {
          method: `spectral, ${config.affinity === 'neighbours' || config.affinity === 'local' ? `${config.neighbours} nearest words` : `${config.affinity} of all pairs`}`,
          request,
          partitioner: (points) => {
            if (whole && points.length === distances.n) return (k) => spectralClusters(whole, { k, nInit, random: random(`k-means ${k}`) }).labels;
            const embedding = embed(subset(distances, points), axes, squared, config);
            return (k) => spectralClusters(embedding, { k, nInit, random: resampled }).labels;
          },
          squared,
          stability: config.stability,
          gap: {
            ...config.gap,
            prepare: (vectors) => {
              const embedding = embed(euclideanDistances(vectors), axes, false, config);
              const starts = random('k-means of gap references');
              return (k) => spectralClusters(embedding, { k, nInit, random: starts }).labels;
            },
          },
        };
      }),
  };
}

/** The largest number of clusters that will be cut, hence of axes. */
function largest(request: ClusterRequest): number {
  return 'kMax' in request ? request.kMax : 'k' in request ? request.k : 1;
}

function embed(distances: CondensedDistances, axes: number, squared: boolean, config: Config): VectorTable {
  return spectralEmbedding(affinityOf(distances, squared, config), Math.min(axes, distances.n));
}

function affinityOf(distances: CondensedDistances, squared: boolean, { affinity, neighbours, gamma }: Config): Affinity {
  const { n } = distances;
  const square = (d: number): number => (squared ? 2 * d : d * d);
  if (n === 1 || (affinity === 'similarity' && squared)) return fullAffinity(distances, (d) => Math.max(0, 1 - d));
  if (affinity === 'gaussian') {
    const scale = gamma ?? 1 / (medianOf(distances.values.map(square)) || 1);
    return fullAffinity(distances, (d) => Math.exp(-scale * square(d)));
  }
  const nearest = nearestByDistance(distances, Math.min(neighbours, n - 1));
  if (affinity === 'neighbours') return neighbourAffinity(nearest, n, () => 1);
  // Zelnik-Manor & Perona 2004: each word has a scale of its own, the distance to its 7th nearest.
  const place = Math.min(SCALE_NEIGHBOUR, nearest.k) - 1;
  const scale = (i: number): number => Math.sqrt(square(nearest.distances[i * nearest.k + place]!));
  return neighbourAffinity(nearest, n, (d, i, j) => {
    const between = scale(i) * scale(j);
    return between === 0 ? Number(d === 0) : Math.exp(-square(d) / between);
  });
}

function medianOf(values: Float64Array | Float32Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1]!;
}
