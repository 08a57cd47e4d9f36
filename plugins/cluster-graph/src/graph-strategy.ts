import { fitPartition, searchNeighbours, structureDiagnostics } from '@valuelex/cluster-kit';
import { nearestByDistance, neighbourAffinity, structureAgainstEven, subset } from '@valuelex/clustering';
import type { Affinity, CondensedDistances, NearestPoints } from '@valuelex/clustering';
import type { ClusterInput, ClusteringStrategy, ClusterSolution, FitContext, PluginContext } from '@valuelex/core';
import { communities, communitiesOf } from './communities.ts';
import type { CommunityOptions } from './communities.ts';
import type { Config } from './config.ts';

/** Louvain communities in the graph that links every word to its nearest. */
export function graphStrategy(config: Config, { random }: Pick<PluginContext, 'random'>): ClusteringStrategy {
  const squared = config.dissimilarity === 'one-minus-similarity';
  return {
    fit: (input: ClusterInput, context: FitContext): Promise<ClusterSolution> =>
      fitPartition(input, context, random, async () => {
        const n = input.labels.length;
        const k = input.k ?? (config.k === 'auto' ? undefined : config.k);
        const searched = n < 2 ? null : await searchNeighbours(input, config.neighbours, config.search, squared ? 'cosine' : 'euclidean');
        const resampled = random('communities of resamples');
        const cut = (affinity: Affinity, options: CommunityOptions): Int32Array =>
          k === undefined ? communities(affinity, options).labels : communitiesOf(affinity, Math.min(k, affinity.n), options);
        const options = { resolution: config.resolution, nInit: config.nInit, random: random('communities') };
        const whole = searched && affinityOf(searched.nearest, n, squared);
        const found = whole && communities(whole, options);
        const labels = found === null ? new Int32Array(n) : k === undefined ? found.labels : cut(whole!, { ...options, random: random(`communities ${k}`) });
        const modularity = (distances: CondensedDistances): number => {
          const nearest = nearestByDistance(distances, Math.min(config.neighbours, n - 1));
          return communities(affinityOf(nearest, n, squared), { ...options, nInit: 1, random: resampled }).modularity ?? 0;
        };
        const structureZ =
          k !== undefined || input.partitionOnly === true || n < 4 || config.even.references === 0 || found?.modularity == null
            ? null
            : structureAgainstEven({ n, values: input.distances }, modularity, { ...config.even, squared, random: random('even references') });
        return {
          method: `Louvain communities, ${config.neighbours} nearest words, resolution ${config.resolution}`,
          request: k === undefined ? { labels, rule: `resolution ${config.resolution}` } : { k },
          partitioner: (points) => {
            if (points.length === n) return () => labels;
            const part = subset({ n, values: input.distances }, points);
            if (part.n < 2) return () => new Int32Array(part.n);
            const nearest = nearestByDistance(part, Math.min(config.neighbours, part.n - 1));
            const sampled = cut(affinityOf(nearest, part.n, squared), { ...options, nInit: 1, random: resampled });
            return () => sampled;
          },
          squared,
          stability: config.stability,
          furnish: () => ({
            quality: { modularity: k === undefined ? (found?.modularity ?? null) : null, startsAtBest: found?.startsAtBest ?? null, neighbourRecall: searched?.recall ?? null, structureZ },
            diagnostics: [
              ...(searched?.diagnostics ?? []),
              ...structureDiagnostics(structureZ),
              ...(found !== null && found.modularity === null && n > 1
                ? [{ code: 'no-links', severity: 'warning' as const, message: 'no word is similar to any other: each is a community of its own' }]
                : []),
            ],
          }),
        };
      }),
  };
}

/** Links weigh as much as the words are alike: 1 − d, or e^-(d/m)² with m the median distance to a nearest word. */
function affinityOf(nearest: NearestPoints, n: number, squared: boolean): Affinity {
  if (squared) return neighbourAffinity(nearest, n, (d) => Math.max(0, 1 - d));
  const sorted = nearest.distances.filter(Number.isFinite).sort();
  const scale = sorted[sorted.length >> 1]! || 1;
  return neighbourAffinity(nearest, n, (d) => Math.exp(-((d / scale) ** 2)));
}
