import { everyPoint, fitPartition, requestOf } from '@valuelex/cluster-kit';
import { kMeans, kMeansOnDistances, subset, subsetRows } from '@valuelex/clustering';
import type { KMeansOnDistancesResult, KMeansResult, NamedDiagnostic, VectorPartitioner } from '@valuelex/clustering';
import { DataError } from '@valuelex/core';
import type { ClusterInput, ClusteringStrategy, ClusterSolution, FitContext, PluginContext } from '@valuelex/core';
import type { Config } from './config.ts';

type Fit = KMeansResult | KMeansOnDistancesResult;

/** k-means on the dissimilarities, or on the vectors behind them. */
export function kMeansStrategy(config: Config, { random }: Pick<PluginContext, 'random'>): ClusteringStrategy {
  const squared = config.dissimilarity === 'one-minus-similarity';
  return {
    fit: (input: ClusterInput, context: FitContext): Promise<ClusterSolution> =>
      fitPartition(input, context, random, () => {
        const n = input.labels.length;
        const resampled = random('k-means of resamples');
        const prepare = preparation(config, input, squared);
        const whole = n === 0 ? null : memoised(prepare(everyPoint(n)), (k) => random(`k-means ${k}`));
        return {
          method: config.vectors
            ? `k-means on vectors${config.vectors.spherical ? ', spherical' : ''}`
            : 'k-means on dissimilarities',
          request: requestOf(config, input),
          partitioner: (points) => {
            if (points.length === n && whole) return (k) => whole(k).labels;
            const fit = prepare(points);
            return (k) => fit(k, resampled).labels;
          },
          squared,
          stability: config.stability,
          gap: { ...config.gap, prepare: prepareReferences(config, random) },
          furnish: ({ k }) => {
            const fit = whole && whole(k);
            return {
              quality: { inertia: fit?.inertia ?? null, startsAtBest: fit?.startsAtBest ?? null },
              diagnostics: fit ? doubts(fit, config) : [],
            };
          },
        };
      }),
  };
}

/** Plain k-means on the coordinates: they hold the dissimilarities, of whatever kind. */
function prepareReferences({ nInit, maxIterations }: Config, random: PluginContext['random']): VectorPartitioner {
  const starts = random('k-means of gap references');
  return (vectors) => (k) => kMeans(vectors, { k, random: starts, nInit, maxIterations }).labels;
}

/** For a set of points, the function that clusters them into k. */
function preparation(
  config: Config,
  { labels, distances, vectors }: ClusterInput,
  squared: boolean,
): (points: Int32Array) => (k: number, random: () => number) => Fit {
  const { nInit, maxIterations } = config;
  const n = labels.length;
  if (!config.vectors) {
    return (points) => {
      const part = subset({ n, values: distances }, points);
      return (k, random) => kMeansOnDistances(part, { k, random, nInit, maxIterations, squared });
    };
  }
  if (!vectors) {
    throw new DataError('no-vectors', 'k-means on vectors was asked for, but the input has dissimilarities alone', {
      hint: 'use a dense embedder and the input `meaning`, or leave out `vectors`',
    });
  }
  const { spherical, tolerance } = config.vectors;
  const table = { n, dim: vectors.dims, values: vectors.values };
  return (points) => {
    const part = subsetRows(table, points);
    return (k, random) => kMeans(part, { k, random, nInit, maxIterations, tolerance, spherical });
  };
}

/** Each k once, from a stream of its own: a partition is the same whether its k was chosen or given. */
function memoised(
  fit: (k: number, random: () => number) => Fit,
  streamOf: (k: number) => () => number,
): (k: number) => Fit {
  const fits = new Map<number, Fit>();
  return (k) => {
    const known = fits.get(k);
    if (known) return known;
    const made = fit(k, streamOf(k));
    fits.set(k, made);
    return made;
  };
}

function doubts(fit: Fit, { nInit, maxIterations }: Config): NamedDiagnostic[] {
  const found: NamedDiagnostic[] = [];
  if (!fit.converged) {
    const message = `the best start had not converged after ${maxIterations} passes; raise maxIterations`;
    found.push({ code: 'not-converged', severity: 'warning', message });
  }
  if (fit.startsAtBest === 1 && nInit >= 5) {
    const message = `only one of ${nInit} starts reached the best inertia: a better partition may exist; raise nInit`;
    found.push({ code: 'one-start-at-best', severity: 'info', message });
  }
  return found;
}
