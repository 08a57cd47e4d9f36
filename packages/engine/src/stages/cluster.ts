import { clusteringSchema } from '@valuelex/core';
import type { Clustering, ClusteringStrategy, ClusterSolution, Diagnostic, Embedder, FactorSolution, FitContext } from '@valuelex/core';
import { classicalMds } from '@valuelex/clustering';
import { WORDNET_REVISION } from '@valuelex/lexical';
import { adjustedRandIndex } from '@valuelex/psychometrics';
import { assignToFactors } from '../analysis/structure/assign.ts';
import { embedderAgreement } from '../analysis/structure/embedder-agreement.ts';
import { coEndorsement, fuse, commonDissimilarity } from '../meaning/dissimilarities.ts';
import { embedDescriptors } from '../meaning/embed-descriptors.ts';
import type { EmbeddedDescriptors } from '../meaning/embed-descriptors.ts';
import { fitConsensus, fitView, partOf } from '../meaning/fit-consensus.ts';
import type { ClusterView, FittedConsensus } from '../meaning/fit-consensus.ts';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { backOffDiagnostics, coverageCounts, oppositesTogether, unknownWords } from '../meaning/word-diagnostics.ts';
import type { Artefact } from '../study/artefact-store.ts';
import { randomFor } from '../study/random.ts';
import type { RunContext } from '../study/run-context.ts';
import { furtherSettings } from './further-embedders.ts';

type Measure = Clustering['input'];

export interface ClusterOptions {
  readonly input: Measure;
  /** Weight of meaning in a fusion. */
  readonly weight: number;
  /** Bootstraps for the stability of a consensus. */
  readonly resamples: number;
  readonly seed: number;
}

/** What the words mean by one embedder. */
interface Meaning extends EmbeddedDescriptors {
  readonly id: string;
}

/** One grouping; of several embedders or seeds the consensus, with what it is made of. */
interface Grouped {
  readonly solution: ClusterSolution;
  readonly views: readonly ClusterView[];
  readonly fitted?: FittedConsensus;
}

/**
 * Groups words over all and inside each dimension. What makes two words near is their meaning, who names them, or both; the groupings
 * by each of the three are compared and the agreement is said. With several embedders, or the strategy from several seeds, each grouping is their consensus.
 */
export async function clusterDescriptors(
  words: readonly string[],
  factor: FactorSolution,
  embedders: readonly Embedder[],
  strategies: readonly ClusteringStrategy[],
  options: ClusterOptions,
  context: FitContext,
): Promise<Clustering> {
  const meanings: Meaning[] = [];
  for (const embedder of embedders) meanings.push({ id: embedder.id, ...(await embedDescriptors(words, embedder, context.signal)) });
  const named = coEndorsement(words, factor);
  const diagnostics = meanings.flatMap((meaning) => wordDiagnostics(words, meaning, meanings.length > 1));
  let { input } = options;
  if (named === null && input !== 'meaning') {
    diagnostics.push({ code: 'no-co-endorsement', severity: 'warning', message: `Without correlations there is no ${input}; meaning is used.` });
    input = 'meaning';
  }
  const measures: readonly Measure[] = named === null ? ['meaning'] : ['meaning', 'coEndorsement', 'fusion'];
  const viewsBy = (measure: Measure): ClusterView[] => {
    if (measure === 'coEndorsement') return [{ input: { labels: words, distances: named! }, unknown: new Set() }];
    return meanings.map(({ distances, vectors, unknown }) =>
      measure === 'meaning'
        ? { input: { labels: words, distances, ...(vectors === undefined ? {} : { vectors }) }, unknown: new Set(unknown) }
        : // Of a word that an embedder does not know there still is who names it.
          { input: { labels: words, distances: fuse(distances, named!, options.weight) }, unknown: new Set() },
    );
  };
  const group = async (all: readonly ClusterView[], points: readonly number[], name: string, resamples = options.resamples): Promise<Grouped> => {
    const views = all.map((view) => among(view, points));
    if (views.length * strategies.length === 1) return { views, solution: await fitView(views[0]!, strategies[0]!, context) };
    const fitted = await fitConsensus(views, strategies, { resamples, random: randomFor(options.seed, 'consensus', name) }, context);
    return { views, fitted, solution: fitted.solution };
  };

  const all = words.map((_, i) => i);
  const views = viewsBy(input);
  const global = await group(views, all, 'global');
  const partitions = new Map<Measure, ClusterSolution>([[input, global.solution]]);
  // Only their agreement is told, which takes no stability.
  for (const measure of measures) if (measure !== input) partitions.set(measure, (await group(viewsBy(measure), all, measure, 0)).solution);
  const comparisons = measures.flatMap((a, i) =>
    measures.slice(i + 1).map((b) => ({ a, b, ari: words.length < 2 ? null : adjustedRandIndex(numbersOf(partitions.get(a)!), numbersOf(partitions.get(b)!)) })),
  );

  const position = new Map(words.map((word, i) => [word, i]));
  const assigned = assignToFactors(factor);
  const inside: (Grouped & { readonly dimension: number })[] = [];
  for (let dimension = 0; dimension < factor.retention.chosen; dimension++) {
    const members = assigned.filter((a) => a.factor === dimension && position.has(a.descriptor)).map((a) => position.get(a.descriptor)!);
    if (members.length > 0) inside.push({ dimension, ...(await group(views, members, `dimension ${dimension}`)) });
  }
  const [first] = meanings;
  const solutions = [global, ...inside].map(({ solution }) => solution);
  return {
    schema: 'valuelex.clustering/1',
    input,
    fusionWeight: input === 'fusion' ? options.weight : null,
    embedder: meanings.map(({ id }) => id).join(' + '),
    unknown: first!.unknown.filter((word) => meanings.every(({ unknown }) => unknown.includes(word))),
    global: global.solution,
    withinDimension: inside.map(({ dimension, solution }) => ({ dimension, solution })),
    ...(global.fitted === undefined ? {} : { consensus: await consensusOf(meanings, input, strategies.length, global, inside, String(options.seed), context.signal) }),
    map: mapOf(words, commonDissimilarity(views.map((view) => view.input.distances))),
    comparisons,
    ...(meanings.length > 1 ? {} : { coverage: coverageCounts(first!.embeddings), dims: dimsOf(first!) }),
    diagnostics: [...diagnostics, ...oppositesTogether(await sharedWordNet(), solutions)],
  };
}

async function consensusOf(
  meanings: readonly Meaning[],
  input: Measure,
  seeds: number,
  global: Grouped,
  inside: readonly (Grouped & { readonly dimension: number })[],
  seed: string,
  signal: AbortSignal,
): Promise<NonNullable<Clustering['consensus']>> {
  const { fits, runs } = global.fitted!;
  const ids = meanings.map(({ id }) => id);
  const several = global.views.length > 1;
  const agreement: NonNullable<Clustering['consensus']>['agreement'] = [];
  for (const { dimension, views, fitted } of several ? [{ dimension: null, ...global }, ...inside] : []) {
    agreement.push(...(await embedderAgreement({ embedders: ids, views, fitted: fitted!, dimension, seed, signal })));
  }
  return {
    seeds,
    runs: fits.map((run, i) => ({ embedder: input === 'coEndorsement' ? null : ids[run.view]!, seed: run.seed, k: run.solution.k, ari: runs.agreement[i]! })),
    embedders: several
      ? meanings.map((meaning, i) => ({
          embedder: meaning.id,
          unknown: [...meaning.unknown],
          coverage: coverageCounts(meaning.embeddings),
          dims: dimsOf(meaning),
          global: global.fitted!.own[i]!,
          withinDimension: inside.map(({ dimension, fitted }) => ({ dimension, solution: fitted!.own[i]! })),
        }))
      : [],
    agreement,
  };
}

function wordDiagnostics(words: readonly string[], { id, embeddings }: Meaning, several: boolean): Diagnostic[] {
  const found = [...unknownWords(words, embeddings), ...backOffDiagnostics(words, embeddings)];
  return several ? found.map((diagnostic) => ({ ...diagnostic, message: `${id}: ${diagnostic.message}` })) : found;
}

function dimsOf({ embeddings }: Meaning): number | null {
  return embeddings[0]?.kind === 'dense' ? embeddings[0].values.length : null;
}

/** A view of some of its words. */
function among({ input, unknown }: ClusterView, points: readonly number[]): ClusterView {
  return { input: partOf(input, points), unknown };
}

/** Labels with every word that is in no cluster as a cluster of its own. */
function numbersOf({ labels, k }: ClusterSolution): number[] {
  return labels.map(({ cluster }, i) => (cluster >= 0 ? cluster : k + i));
}

/** Dissimilarities are 1 − similarity, which is half a squared distance. */
function mapOf(words: readonly string[], distances: Float64Array): Clustering['map'] {
  if (words.length < 3) return words.map((descriptor, i) => ({ descriptor, x: i, y: 0 }));
  const { coordinates } = classicalMds({ n: words.length, values: distances }, { dims: 2, squared: true });
  return words.map((descriptor, i) => ({ descriptor, x: coordinates[2 * i]!, y: coordinates[2 * i + 1]! }));
}

/** The clustering stage. */
export async function clusterStage(context: RunContext, factor: Artefact<FactorSolution>, words: readonly string[], stage = 'cluster'): Promise<Artefact<Clustering>> {
  const { clustering, clusterings, embedder, embedders } = context.plugins;
  const { input, weight, consensus } = context.config.cluster;
  const { seed } = context.config;
  const further = embedders.slice(1);
  const isConsensus = further.length > 0 || clusterings.length > 1;
  return context.artefacts.produce({
    stage,
    version: 3,
    schema: clusteringSchema,
    settings: { wordnet: WORDNET_REVISION, input, weight, strategy: clustering.options, embedder: embedder.options, embedderId: embedder.port.id, ...furtherSettings(further), ...(isConsensus && { consensus }), words, seed },
    plugins: [clustering, embedder, ...further].map(({ madeBy }) => madeBy),
    inputs: [factor.sha256],
    make: () =>
      clusterDescriptors(
        words,
        factor.value,
        embedders.map(({ port }) => port),
        clusterings.map(({ port }) => port),
        { input, weight, resamples: consensus.resamples, seed },
        context.fitContext(stage),
      ),
  });
}
