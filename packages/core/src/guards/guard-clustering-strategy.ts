import { clusterSolutionSchema } from '../artefacts/cluster-solution.ts';
import type { ClusterSolution } from '../artefacts/cluster-solution.ts';
import type { ClusterInput, ClusteringStrategy, ClusteringStrategyCapabilities } from '../ports/clustering-strategy.ts';
import type { FitContext } from '../ports/factor-strategy.ts';
import { brokenContract, inWords, requireMethods, requireShape, rethrownUnlessAborted } from './broken-contract.ts';

/**
 * Wraps a clustering strategy: every label is there once, in order; clusters are numbered by first appearance, their
 * sizes and medoids are true; -1 appears only where noise is declared; the dendrogram is one.
 * @throws PluginError naming plugin and member when the strategy breaks its contract.
 */
export function guardClusteringStrategy(
  plugin: string,
  port: ClusteringStrategy,
  capabilities: ClusteringStrategyCapabilities,
): ClusteringStrategy {
  requireMethods(plugin, port, ['fit']);
  return {
    async fit(input: ClusterInput, context: FitContext): Promise<ClusterSolution> {
      let solution: ClusterSolution;
      try {
        solution = await port.fit(input, context);
      } catch (error) {
        throw rethrownUnlessAborted(plugin, 'fit', error, context.signal);
      }
      requireShape(plugin, 'fit', clusterSolutionSchema, solution);
      checkLabels(plugin, input, solution, capabilities.noise);
      checkClusters(plugin, solution);
      checkMerges(plugin, input.labels.length, solution);
      const { silhouette } = solution.quality;
      if (silhouette !== null && Math.abs(silhouette) > 1) {
        throw brokenContract(plugin, 'fit → quality.silhouette', 'between -1 and 1', String(silhouette));
      }
      return solution;
    },
  };
}

function checkLabels(plugin: string, input: ClusterInput, { labels, k }: ClusterSolution, noise: boolean): void {
  if (labels.length !== input.labels.length) {
    throw brokenContract(plugin, 'fit → labels', `${input.labels.length} entries`, String(labels.length));
  }
  let next = 0;
  for (const [i, { descriptor, cluster }] of labels.entries()) {
    const member = `fit → labels.${i}`;
    if (descriptor !== input.labels[i])
      throw brokenContract(plugin, member, inWords(input.labels[i]), inWords(descriptor));
    if (cluster === -1 && !noise) throw brokenContract(plugin, member, 'a cluster (no noise is declared)', '-1');
    if (cluster > next)
      throw brokenContract(plugin, member, `numbers by first appearance (${next} is next)`, String(cluster));
    if (cluster === next) next += 1;
  }
  if (k !== next) throw brokenContract(plugin, 'fit → k', `${next}, as many as there are clusters`, String(k));
}

function checkClusters(plugin: string, { labels, clusters, k }: ClusterSolution): void {
  if (clusters.length !== k) throw brokenContract(plugin, 'fit → clusters', `${k} entries`, String(clusters.length));
  for (const [i, { id, size, medoid }] of clusters.entries()) {
    const member = `fit → clusters.${i}`;
    if (id !== i) throw brokenContract(plugin, `${member}.id`, String(i), String(id));
    const members = labels.filter((label) => label.cluster === id).map((label) => label.descriptor);
    if (size !== members.length) throw brokenContract(plugin, `${member}.size`, String(members.length), String(size));
    if (!members.includes(medoid)) throw brokenContract(plugin, `${member}.medoid`, 'a member', inWords(medoid));
  }
}

function checkMerges(plugin: string, n: number, { merges }: ClusterSolution): void {
  if (merges === null) return;
  if (merges.length !== Math.max(0, n - 1)) {
    throw brokenContract(plugin, 'fit → merges', `${Math.max(0, n - 1)} merges`, String(merges.length));
  }
  const sizes = Array.from<number>({ length: n }).fill(1);
  for (const [i, [left, right, , size]] of merges.entries()) {
    const sum = (sizes[left] ?? NaN) + (sizes[right] ?? NaN);
    if (left === right || sum !== size) {
      throw brokenContract(
        plugin,
        `fit → merges.${i}`,
        'two nodes not merged yet, and their joint size',
        `${left}, ${right}, ${size}`,
      );
    }
    // A node that was merged may not be merged again.
    sizes[left] = NaN;
    sizes[right] = NaN;
    sizes.push(size);
  }
}
