import { describeNamed } from '@valuelex/clustering';
import type { ClusteringStrategy, ClusterInput, ClusterSolution, Diagnostic, FitContext } from '@valuelex/core';
import type { ClusterRun, RunsConsensus } from './consensus-of-runs.ts';
import { consensusOfRuns } from './consensus-of-runs.ts';
import { commonDissimilarity, pick } from './dissimilarities.ts';

/** The words as one embedder (or those who name them) sees them: one of several views of the same labels. */
export interface ClusterView {
  readonly input: ClusterInput;
  /** Words of which this view says nothing. */
  readonly unknown: ReadonlySet<string>;
}

export interface FittedRun extends ClusterRun {
  readonly solution: ClusterSolution;
  /** Index of its view. */
  readonly view: number;
  /** Index of its strategy, and so of its seed. */
  readonly seed: number;
}

export interface FitConsensusOptions {
  /** Bootstraps of the words for the stability of each cluster; 0: none. */
  readonly resamples: number;
  readonly random: () => number;
}

export interface FittedConsensus {
  readonly solution: ClusterSolution;
  /** The consensus of each view’s own runs; with one seed its one run. Empty with one view. */
  readonly own: readonly ClusterSolution[];
  readonly fits: readonly FittedRun[];
  readonly runs: RunsConsensus;
}

/** The grouping of the words that the view knows; the others are in no cluster, and take none of those that are asked for. Without a dendrogram where there are any. */
export async function fitView({ input, unknown }: ClusterView, strategy: ClusteringStrategy, context: FitContext): Promise<ClusterSolution> {
  const known = input.labels.flatMap((label, i) => (unknown.has(label) ? [] : [i]));
  if (known.length === input.labels.length) return strategy.fit(input, context);
  const { k, ...wanted } = input;
  const solution = await strategy.fit({ ...wanted, ...partOf(input, known), ...(k === undefined ? {} : { k: Math.min(k, known.length) }) }, context);
  const clusters = new Map(known.map((point, at) => [point, solution.labels[at]!.cluster]));
  return { ...solution, labels: input.labels.map((descriptor, i) => ({ descriptor, cluster: clusters.get(i) ?? -1 })), merges: null };
}

/** Every strategy (one and the same from several seeds) on every view, seed by seed. From the first seed with all that is said of a grouping, from the others the grouping alone. */
export async function fitRuns(views: readonly ClusterView[], strategies: readonly ClusteringStrategy[], context: FitContext): Promise<FittedRun[]> {
  const quiet: FitContext = { signal: context.signal, progress: () => undefined };
  const runs: FittedRun[] = [];
  for (const [seed, strategy] of strategies.entries()) {
    for (const [view, { input, unknown }] of views.entries()) {
      runs.push({ view, seed, unknown, solution: await fitView({ input: seed === 0 ? input : { ...input, partitionOnly: true }, unknown }, strategy, quiet) });
    }
  }
  return runs;
}

/**
 * What the groupings of all views by all strategies agree on, with indices, medoids and stability of its own: for the last the words are drawn anew and every
 * view is grouped by every strategy, and the consensus made, anew. Each run keeps its number of clusters in this where it has chosen one.
 */
export async function fitConsensus(views: readonly ClusterView[], strategies: readonly ClusteringStrategy[], options: FitConsensusOptions, context: FitContext): Promise<FittedConsensus> {
  const fits = await fitRuns(views, strategies, context);
  const own: ClusterSolution[] = [];
  if (views.length > 1) {
    for (const [view, each] of views.entries()) {
      const its = fits.filter((run) => run.view === view);
      own.push(its.length === 1 ? its[0]!.solution : (await described([each], its, strategies, options, context)).solution);
    }
  }
  return { ...(await described(views, fits, strategies, options, context)), own, fits };
}

async function described(
  views: readonly ClusterView[],
  fits: readonly FittedRun[],
  strategies: readonly ClusteringStrategy[],
  { resamples, random }: FitConsensusOptions,
  context: FitContext,
): Promise<Pick<FittedConsensus, 'solution' | 'runs'>> {
  const names = views[0]!.input.labels;
  const distances = commonDissimilarity(views.map(({ input }) => input.distances));
  const method = `consensus of ${of(views.length, 'embedder')}${of(strategies.length, 'seed', views.length > 1 ? ' × ' : '')}; ${fits[0]!.solution.method}`;
  const runs = names.length === 0 ? nothing(fits) : consensusOfRuns(fits, { ties: distances });
  const choice = fits.every(({ solution }) => solution.choice === null) ? null : { rule: `middle of the numbers of clusters of ${fits.length} runs`, candidates: [] };
  if (names.length === 0) return { runs, solution: { method, k: 0, labels: [], clusters: [], quality: { silhouette: null }, choice, merges: null, diagnostics: [] } };
  const recluster = async (sample: Int32Array, k: number): Promise<number[]> => {
    const drawn: ClusterRun[] = [];
    const inputs = views.map(({ input }) => partOf(input, [...sample]));
    for (const { seed, solution, unknown } of fits) {
      const input: ClusterInput = { ...inputs[drawn.length % views.length]!, ...askedFor(solution, sample.length), partitionOnly: true };
      drawn.push({ unknown: unknown!, solution: await fitView({ input, unknown: unknown! }, strategies[seed]!, { signal: context.signal, progress: () => undefined }) });
    }
    return consensusOfRuns(drawn, { ties: pick(distances, names.length, [...sample]), k }).labels.map(({ cluster }) => cluster);
  };
  const found = await describeNamed(names, { n: names.length, values: distances }, Int32Array.from(runs.labels, ({ cluster }) => cluster), {
    squared: true,
    recluster,
    stability: resamples === 0 ? null : { resamples, random },
    pause: async (done) => {
      context.progress(done);
      await new Promise((resolve) => setImmediate(resolve));
      context.signal.throwIfAborted();
    },
  });
  return { runs, solution: { ...found, quality: { ...found.quality }, method, choice, merges: runs.merges, diagnostics: [...found.diagnostics, ...structureDoubts(fits)] } };
}

/** The number that a run found by choosing among numbers, for the resample as for all; a rule of its own (a height, a density) is applied anew. */
function askedFor({ k, choice }: ClusterSolution, words: number): { readonly k?: number } {
  return choice === null || choice.candidates.length > 0 ? { k: Math.min(Math.max(1, k), words) } : {};
}

/** Some of the words, in the given order. */
export function partOf(input: ClusterInput, points: readonly number[]): ClusterInput {
  return {
    labels: points.map((i) => input.labels[i]!),
    distances: pick(input.distances, input.labels.length, points),
    ...(input.vectors === undefined ? {} : { vectors: rowsOf(input.vectors, points) }),
  };
}

/** The vectors of some of the words, in the given order. */
function rowsOf({ dims, values }: NonNullable<ClusterInput['vectors']>, points: readonly number[]): NonNullable<ClusterInput['vectors']> {
  const rows = new Float64Array(points.length * dims);
  points.forEach((point, to) => rows.set(values.subarray(point * dims, (point + 1) * dims), to * dims));
  return { dims, values: rows };
}

/** A consensus of groupings that are each no more than points spread evenly would give is none either. */
function structureDoubts(fits: readonly FittedRun[]): Diagnostic[] {
  const judged = fits.filter(({ seed }) => seed === 0);
  const doubted = judged.filter(({ solution }) => solution.diagnostics.some(({ code }) => code === 'no-structure' || code === 'no-separation'));
  if (doubted.length === 0) return [];
  return [
    {
      code: 'no-structure',
      severity: 2 * doubted.length < judged.length ? 'info' : 'warning',
      message: `${doubted.length} of ${judged.length} groupings that the consensus is made of find no more structure than points spread evenly have${2 * doubted.length < judged.length ? '' : ': do not read the clusters as groups'}.`,
    },
  ];
}

function nothing(fits: readonly FittedRun[]): RunsConsensus {
  return { runs: fits.length, k: fits.map(() => 0), chosen: 0, labels: [], agreement: fits.map(() => null), merges: null };
}

function of(count: number, thing: string, before = ''): string {
  return count === 1 ? '' : `${before}${count} ${thing}s`;
}
