import type { ClusterInput, ClusterSolution, FactorSolution, FitContext } from '@valuelex/core';
import { declaring, withPort } from './broken.ts';
import type { Broken } from './broken.ts';
import { memoryCluster, memoryFactor } from './memory-strategies.ts';

type Plugin = Broken['plugin'];
/** The factor strategy with its solution changed. */
const factor = (change: (solution: FactorSolution) => FactorSolution): Plugin =>
  withPort(memoryFactor, (port) => ({ fit: async (...asked: Parameters<typeof port.fit>) => change(await port.fit(...asked)) }));
const cluster = (change: (solution: ClusterSolution, input: ClusterInput) => ClusterSolution): Plugin =>
  withPort(memoryCluster, (port) => ({
    fit: async (input: ClusterInput, context: FitContext) => change(await port.fit(input, context), input),
  }));
const deaf = { signal: new AbortController().signal, progress: () => undefined };

let calls = 0;
const drifting = (): number => (calls += 1) * 1e-12;
const matrixOf = (rows: number, columns: number): number[][] => Array.from({ length: rows }, () => Array<number>(columns).fill(0));

export const brokenFactor: readonly Broken[] = [
  { check: 'declares what it can fit', plugin: declaring(memoryFactor, { inputs: [] }) },
  {
    check: 'finds the two factors that were planted',
    plugin: factor((solution) => {
      const none = matrixOf(solution.variables.length, 0);
      const variance = { ssLoadings: [], proportion: [] };
      return { ...solution, retention: { rule: 'fixed', chosen: 0 }, loadings: none, structure: none, phi: [], variance };
    }),
  },
  {
    check: 'finds the two factors that were planted',
    plugin: factor((solution) => {
      const odd = solution.variables.map((_, i) => (i % 2 ? [0, 0.8] : [0.8, 0]));
      const phi = [
        [1, 0],
        [0, 1],
      ];
      const variance = { ssLoadings: [2.56, 2.56], proportion: [0.32, 0.32] };
      return { ...solution, retention: { rule: 'fixed', chosen: 2 }, loadings: odd, structure: odd, phi, variance };
    }),
  },
  {
    check: 'gives well-formed solutions where there is no structure',
    plugin: factor((solution) => (solution.eigenvalues[0]! < 2 ? { ...solution, communalities: [NaN] } : solution)),
  },
  { check: 'says the same twice, to the last bit', plugin: factor((solution) => ({ ...solution, communalities: solution.communalities.map((value) => value + drifting()) })) },
  {
    check: 'leaves its input alone',
    plugin: withPort(memoryFactor, (port) => ({
      fit: async (...[input, context]: Parameters<typeof port.fit>) => {
        const solution = await port.fit(input, context);
        (input.kind === 'data' ? input.values : input.correlation)[0]! += 1e-9;
        return solution;
      },
    })),
  },
  {
    check: 'refuses or repairs bad numbers, with a reason',
    plugin: withPort(memoryFactor, (port) => ({
      fit: (...asked: Parameters<typeof port.fit>) => port.fit(...asked).catch(() => Promise.reject(new TypeError('oh'))),
    })),
  },
  {
    check: 'stops when it is told to',
    plugin: withPort(memoryFactor, (port) => ({ fit: (input: Parameters<typeof port.fit>[0]) => port.fit(input, deaf) })),
  },
  {
    check: 'reports progress that never falls',
    plugin: withPort(memoryFactor, (port) => ({
      fit: (...[input, context]: Parameters<typeof port.fit>) => {
        [0.9, 0.2].forEach((done) => context.progress(done));
        return port.fit(input, deaf);
      },
    })),
  },
];

const unite = (solution: ClusterSolution): ClusterSolution => ({
  ...solution,
  k: Math.min(1, solution.k),
  labels: solution.labels.map(({ descriptor }) => ({ descriptor, cluster: 0 })),
  clusters: solution.clusters.slice(0, 1).map((found) => ({ ...found, size: solution.labels.length })),
});

export const brokenCluster: readonly Broken[] = [
  { check: 'finds three groups that lie far apart', plugin: cluster(unite) },
  { check: 'works from dissimilarities alone', plugin: cluster((solution, { vectors }) => (vectors ? solution : unite(solution))) },
  {
    check: 'chooses the number of clusters when none is given',
    plugin: cluster((solution, { k }) => ({ ...solution, clusters: k === undefined ? [] : solution.clusters })),
  },
  {
    check: 'finds the same groups in another order',
    plugin: cluster((solution, { labels }) => (labels[0] === 'w14' ? unite(solution) : solution)),
  },
  {
    check: 'lives with few, equal and many points',
    plugin: cluster((solution, { labels }) => {
      if (labels.length === 0) throw new RangeError('nothing to cluster');
      return solution;
    }),
  },
  { check: 'gives as many clusters as asked', plugin: cluster((solution, { k }) => (k === 2 ? unite(solution) : solution)) },
  { check: 'gives the same groups where only they are wanted', plugin: cluster((solution, { partitionOnly }) => (partitionOnly ? unite(solution) : solution)) },
  { check: 'gives a dendrogram exactly where it is declared', plugin: declaring(memoryCluster, { hierarchical: true }) },
  {
    check: 'says the same twice, to the last bit',
    plugin: cluster((solution) => ({ ...solution, quality: { silhouette: drifting() } })),
  },
  {
    check: 'leaves its input alone',
    plugin: cluster((solution, input) => {
      input.distances[0]! += 1e-9;
      return solution;
    }),
  },
  {
    check: 'stops when it is told to',
    plugin: withPort(memoryCluster, (port) => ({ fit: (input: ClusterInput) => port.fit(input, deaf) })),
  },
  {
    check: 'reports progress that never falls',
    plugin: withPort(memoryCluster, (port) => ({
      fit: (input: ClusterInput, context: FitContext) => {
        context.progress(100);
        return port.fit(input, deaf);
      },
    })),
  },
];
