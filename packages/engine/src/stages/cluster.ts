import { clusteringSchema } from '@valuelex/core';
import type { Clustering, ClusteringStrategy, ClusterSolution, Diagnostic, Embedder, FactorSolution, FitContext } from '@valuelex/core';
import { classicalMds } from '@valuelex/clustering';
import { WORDNET_REVISION } from '@valuelex/lexical';
import { adjustedRandIndex } from '@valuelex/psychometrics';
import { assignToFactors } from '../analysis/assign.ts';
import { coEndorsement, fuse, pick } from '../meaning/dissimilarities.ts';
import { embedDescriptors } from '../meaning/embed-descriptors.ts';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { backOffDiagnostics, coverageCounts, oppositesTogether, unknownWords } from '../meaning/word-diagnostics.ts';
import type { Artefact } from '../study/artefact-store.ts';
import type { RunContext } from '../study/run-context.ts';

export interface ClusterOptions {
  readonly input: Clustering['input'];
  /** Weight of meaning in a fusion. */
  readonly weight: number;
}

/**
 * Groups words over all and inside each dimension. What makes two words near is their meaning, who names them, or both; the groupings
 * by each of the three are compared and the agreement is said.
 */
export async function clusterDescriptors(
  words: readonly string[],
  factor: FactorSolution,
  embedder: Embedder,
  strategy: ClusteringStrategy,
  options: ClusterOptions,
  context: FitContext,
): Promise<Clustering> {
  const embedded = await embedDescriptors(words, embedder, context.signal);
  const named = coEndorsement(words, factor);
  const diagnostics: Diagnostic[] = [...unknownWords(words, embedded.embeddings), ...backOffDiagnostics(words, embedded.embeddings)];
  let input = options.input;
  if (named === null && input !== 'meaning') {
    diagnostics.push({ code: 'no-co-endorsement', severity: 'warning', message: `Without correlations there is no ${input}; meaning is used.` });
    input = 'meaning';
  }
  const by = {
    meaning: embedded.distances,
    ...(named === null ? {} : { coEndorsement: named, fusion: fuse(embedded.distances, named, options.weight) }),
  } as Partial<Record<Clustering['input'], Float64Array>>;
  const distances = by[input]!;
  const fit = (points: readonly number[], from: Float64Array, withVectors: boolean): Promise<ClusterSolution> =>
    strategy.fit(
      {
        labels: points.map((i) => words[i]!),
        distances: pick(from, words.length, points),
        ...(withVectors && embedded.vectors !== undefined ? { vectors: rowsOf(embedded.vectors, points) } : {}),
      },
      context,
    );

  const all = words.map((_, i) => i);
  const global = await fit(all, distances, input === 'meaning');
  const measures = Object.keys(by) as Clustering['input'][];
  const partitions = new Map<string, ClusterSolution>([[input, global]]);
  for (const measure of measures) if (measure !== input) partitions.set(measure, await fit(all, by[measure]!, measure === 'meaning'));
  const comparisons = measures.flatMap((a, i) =>
    measures.slice(i + 1).map((b) => ({ a, b, ari: words.length < 2 ? null : adjustedRandIndex(numbersOf(partitions.get(a)!), numbersOf(partitions.get(b)!)) })),
  );

  const position = new Map(words.map((word, i) => [word, i]));
  const assigned = assignToFactors(factor);
  const withinDimension: Clustering['withinDimension'] = [];
  for (let dimension = 0; dimension < factor.retention.chosen; dimension++) {
    const members = assigned.filter((a) => a.factor === dimension && position.has(a.descriptor)).map((a) => position.get(a.descriptor)!);
    if (members.length > 0) withinDimension.push({ dimension, solution: await fit(members, distances, input === 'meaning') });
  }
  return {
    schema: 'valuelex.clustering/1',
    input,
    fusionWeight: input === 'fusion' ? options.weight : null,
    embedder: embedder.id,
    unknown: [...embedded.unknown],
    global,
    withinDimension,
    map: mapOf(words, distances),
    comparisons,
    coverage: coverageCounts(embedded.embeddings),
    dims: embedded.embeddings[0]?.kind === 'dense' ? embedded.embeddings[0].values.length : null,
    diagnostics: [...diagnostics, ...oppositesTogether(await sharedWordNet(), [global, ...withinDimension.map(({ solution }) => solution)])],
  };
}

/** Labels with every word that is in no cluster as a cluster of its own. */
function numbersOf({ labels, k }: ClusterSolution): number[] {
  return labels.map(({ cluster }, i) => (cluster >= 0 ? cluster : k + i));
}

function rowsOf({ dims, values }: { readonly dims: number; readonly values: Float64Array }, points: readonly number[]): { dims: number; values: Float64Array } {
  const rows = new Float64Array(points.length * dims);
  points.forEach((point, to) => rows.set(values.subarray(point * dims, (point + 1) * dims), to * dims));
  return { dims, values: rows };
}

/** Dissimilarities are 1 − similarity, which is half a squared distance. */
function mapOf(words: readonly string[], distances: Float64Array): Clustering['map'] {
  if (words.length < 3) return words.map((descriptor, i) => ({ descriptor, x: i, y: 0 }));
  const { coordinates } = classicalMds({ n: words.length, values: distances }, { dims: 2, squared: true });
  return words.map((descriptor, i) => ({ descriptor, x: coordinates[2 * i]!, y: coordinates[2 * i + 1]! }));
}

/** The clustering stage. */
export async function clusterStage(context: RunContext, factor: Artefact<FactorSolution>, words: readonly string[], stage = 'cluster'): Promise<Artefact<Clustering>> {
  const { clustering, embedder } = context.plugins;
  const { input, weight } = context.config.cluster;
  return context.artefacts.produce({
    stage,
    version: 2,
    schema: clusteringSchema,
    settings: { wordnet: WORDNET_REVISION, input, weight, strategy: clustering.options, embedder: embedder.options, embedderId: embedder.port.id, words, seed: context.config.seed },
    plugins: [clustering.madeBy, embedder.madeBy],
    inputs: [factor.sha256],
    make: () => clusterDescriptors(words, factor.value, embedder.port, clustering.port, { input, weight }, context.fitContext(stage)),
  });
}
