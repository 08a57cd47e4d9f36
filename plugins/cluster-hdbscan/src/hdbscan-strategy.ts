import { fitPartition, searchNeighbours, structureDiagnostics } from '@valuelex/cluster-kit';
import { densityClusters, densityHierarchy, structureAgainstEven, subset } from '@valuelex/clustering';
import type { CondensedDistances, DensityHierarchy, HdbscanResult, NearestPoints } from '@valuelex/clustering';
import type { ClusterInput, ClusteringStrategy, ClusterSolution, FitContext, PluginContext } from '@valuelex/core';
import type { Config } from './config.ts';

/** A graph sparser than this leaves out too many edges of the spanning tree. */
const LEAST_NEIGHBOURS = 30;

/** HDBSCAN* on the dissimilarities; words in no dense place are in no cluster. */
export function hdbscanStrategy(config: Config, { random }: Pick<PluginContext, 'random'>): ClusteringStrategy {
  return {
    fit: (input: ClusterInput, context: FitContext): Promise<ClusterSolution> =>
      fitPartition(input, context, random, async () => {
        const n = input.labels.length;
        const distances = { n, values: input.distances };
        const minPoints = config.minPoints ?? config.minClusterSize;
        const searched =
          n < 2 || config.search === 'exact' ? null : await searchNeighbours(input, Math.max(LEAST_NEIGHBOURS, 2 * minPoints), config.search, config.dissimilarity === 'distance' ? 'euclidean' : 'cosine');
        // An exact search has gained nothing: the hierarchy is then made of all distances.
        const graph = searched === null || searched.recall === null ? undefined : searched.nearest;
        const cut = (of: DensityHierarchy): HdbscanResult =>
          densityClusters(of, input.k === undefined ? { how: config.select, allowSingle: config.allowSingle } : { k: input.k });
        const whole = n === 0 ? null : hierarchyOf(distances, config, graph);
        const found = whole && cut(whole);
        const structureZ =
          input.k !== undefined || input.partitionOnly === true || n < 4 || config.even.references === 0 || !found?.labels.some((label) => label >= 0)
            ? null
            : structureAgainstEven(distances, (of) => shareOfMass(hierarchyOf(of, config), cut), {
                ...config.even,
                squared: config.dissimilarity === 'one-minus-similarity',
                random: random('even references'),
              });
        return {
          method: `HDBSCAN*, clusters from ${config.minClusterSize} words`,
          request: found === null || input.k !== undefined ? { k: input.k ?? 1 } : { labels: found.labels, rule: ruleOf(config) },
          partitioner: (points) => {
            const labels = points.length === n && found ? found.labels : cut(hierarchyOf(subset(distances, points), config)).labels;
            return () => labels;
          },
          squared: config.dissimilarity === 'one-minus-similarity',
          stability: config.stability,
          furnish: ({ k }) => ({
            quality: {
              homeless: found === null ? 0 : found.labels.filter((label) => label < 0).length,
              neighbourRecall: searched?.recall ?? null,
              structureZ,
              densityStability: found === null ? [] : Array.from(found.stabilities),
              probabilities: found === null ? [] : Array.from(found.probabilities),
              outlierScores: found === null ? [] : Array.from(found.outlierScores),
              condensedTree: whole === null ? [] : whole.tree.clusters.map(({ parent, birth, size, stability }) => ({ parent, birth, size, stability })),
            },
            diagnostics: [
              ...(searched?.diagnostics ?? []),
              ...structureDiagnostics(structureZ),
              ...(k === 0 && n > 0
                ? [{ code: 'no-structure', severity: 'warning' as const, message: `no part of the words lies more densely than the rest in groups of ${config.minClusterSize}: all are homeless` }]
                : []),
              ...(input.k !== undefined && k < Math.min(input.k, n)
                ? [{ code: 'fewer-clusters', severity: 'warning' as const, message: `${input.k} clusters were asked for, but only ${k} of at least ${config.minClusterSize} words can be told apart` }]
                : []),
            ],
          }),
        };
      }),
  };
}

/** The clusters' excess of mass, of all there is above the density at which everything is one. */
function shareOfMass(hierarchy: DensityHierarchy, cut: (of: DensityHierarchy) => HdbscanResult): number {
  const all = hierarchy.tree.leaves.reduce((sum, lambda) => sum + lambda, 0);
  return all === 0 ? 0 : cut(hierarchy).stabilities.reduce((sum, mass) => sum + mass, 0) / all;
}

function hierarchyOf(distances: CondensedDistances, { minClusterSize, minPoints, departure }: Config, graph?: NearestPoints): DensityHierarchy {
  return densityHierarchy(distances, {
    minClusterSize,
    departure,
    ...(minPoints === undefined ? {} : { minPoints }),
    ...(graph === undefined ? {} : { graph }),
  });
}

function ruleOf({ select }: Config): string {
  return select === 'eom' ? 'excess of mass' : 'leaves of the condensed tree';
}
