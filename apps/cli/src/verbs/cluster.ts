import type { ClusteringStrategy, ClusterInput, ClusterSolution, Embedder, Embedding } from '@valuelex/core';
import { consensusOfRuns, embedDescriptors, fitRuns, commonDissimilarity, partOf } from '@valuelex/engine';
import type { ClusterView, RunsConsensus } from '@valuelex/engine';
import { cosineDistances, cutByCount, describePartition, euclideanDistances, toNewick, vectorTable } from '@valuelex/clustering';
import type { Dendrogram } from '@valuelex/clustering';
import { writeFile } from 'node:fs/promises';
import { openHost, parseCount } from '../host.ts';
import { isRowOfNumbers, numberCell, readTable, readText } from '../input/read-table.ts';
import { parseStep, parseWholeStep } from '../input/step-options.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { describeDiagnostics } from '../output/factor-text.ts';
import { createFitProgress } from '../output/fit-progress.ts';
import { counted } from '../output/plural.ts';
import { printable } from '../output/printable.ts';
import { textTable } from '../output/text-table.ts';

interface Options {
  descriptors?: string;
  vectors?: string;
  metric?: string;
  k?: string;
  newick?: string;
  consensus?: string;
  embed: string[];
  config?: string;
  use: string;
  set: string[];
  seed: string;
}

type Labels = readonly { readonly descriptor: string; readonly cluster: number }[];

/** The words at one number of clusters. */
interface Level {
  readonly k: number;
  readonly labels: Labels;
  readonly quality: Readonly<Record<string, unknown>>;
  /** Its clusters are unions of those of the levels with more clusters. */
  readonly nested: boolean;
}

export async function verb(context: VerbContext, options: Options): Promise<void> {
  if ((options.descriptors === undefined) === (options.vectors === undefined)) throw new UsageError('give one of --descriptors and --vectors');
  const metric = metricOf(options);
  const step = parseStep(options.use, options.set);
  const levelsAsked = takeLevels(options.k, step.with);
  if (metric === 'euclidean') step.with = { dissimilarity: 'distance', ...step.with };
  const runs = options.consensus === undefined ? 1 : parseCount('--consensus', options.consensus, 2);
  const embedders = (options.embed.length === 0 ? ['wordnet'] : options.embed).map((text) => parseWholeStep('--embed', text));
  const host = await openHost(context, options.seed, options.config);
  const progress = createFitProgress(context.output, 'cluster');
  try {
    const strategies: ClusteringStrategy[] = [];
    for (let seed = 0; seed < runs; seed += 1) strategies.push((await host.load('clustering-strategy', step, seed)).port);
    const views: ClusterView[] = [];
    let words: readonly string[] = [];
    if (options.vectors !== undefined) views.push({ input: await readVectors(options.vectors, metric), unknown: new Set() });
    else {
      words = await readWords(options.descriptors as string, context.output.note);
      const ports: Embedder[] = [];
      for (const each of embedders) ports.push((await host.load('embedder', each)).port);
      views.push(...(await viewsOf(words, ports, context.signal)));
    }
    const [first] = views as [ClusterView];
    // The tree and the levels are of the words that the first embedder knows.
    const known = first.input.labels.flatMap((label, i) => (first.unknown.has(label) ? [] : [i]));
    const isWhole = known.length === 0 || known.length === first.input.labels.length;
    const input = isWhole ? first.input : partOf(first.input, known);
    const inViews = new Set(first.input.labels);
    const unknown = words.filter((word) => !inViews.has(word) || views[0]!.unknown.has(word));
    // A word that no embedder knows has no place among the others: it is in no cluster, and takes none of those that were asked for.
    const homeless = words.filter((word) => !inViews.has(word));
    const all = (labels: Labels): Labels => {
      if (words.length <= labels.length) return labels;
      const clusterOf = new Map(labels.map(({ descriptor, cluster }) => [descriptor, cluster]));
      return words.map((descriptor) => ({ descriptor, cluster: clusterOf.get(descriptor) ?? -1 }));
    };
    const fitContext = { signal: context.signal, progress: progress.onProgress };
    const fit = (k: number | undefined): Promise<ClusterSolution> => strategies[0]!.fit(asked(input, k), fitContext);
    const several = runs * views.length === 1 ? [] : await fitRuns(views.map((view) => ({ ...view, input: asked(view.input, levelsAsked[0]) })), strategies, fitContext);
    const solution = isWhole && several.length > 0 ? several[0]!.solution : await fit(levelsAsked[0]);
    const levels = levelsAsked.length < 2 ? [] : (await levelsOf(input, solution, levelsAsked, fit)).map((level) => ({ ...level, labels: all(level.labels) }));
    const agreed = several.length === 0 ? undefined : told(consensusOfRuns(several, { ties: commonDissimilarity(views.map((view) => view.input.distances)) }));
    const consensus = agreed && { ...agreed, labels: all(agreed.labels) };
    progress.stop();
    if (options.newick !== undefined) await writeNewick(options.newick, solution, input.labels);
    const document = {
      labels: all(solution.labels),
      k: solution.k,
      quality: solution.quality,
      stability: solution.clusters.map(({ id, stability }) => ({ cluster: id, stability })),
      ...(levels.length === 0 ? {} : { levels }),
      ...(consensus === undefined ? {} : { consensus }),
      solution,
      unknown,
    };
    context.output.result(document, () => inText(solution, levels, consensus, { unknown, homeless }, options.vectors === undefined ? 'descriptor' : 'row'));
  } finally {
    progress.stop();
    await host.close();
  }
}

function asked(input: ClusterInput, k: number | undefined): ClusterInput {
  return k === undefined ? input : { ...input, k };
}

/** The consensus without its tree, of which `--newick` writes the first run’s. */
function told({ merges: _, ...consensus }: RunsConsensus): Omit<RunsConsensus, 'merges'> {
  return consensus;
}

function metricOf({ metric = 'cosine', vectors }: Options): 'cosine' | 'euclidean' {
  if (metric !== 'cosine' && metric !== 'euclidean') throw new UsageError(`--metric ${metric}: expected cosine or euclidean`);
  if (metric === 'euclidean' && vectors === undefined) throw new UsageError('--metric euclidean is for --vectors', 'the meaning of words is compared by direction');
  return metric;
}

/** Numbers of clusters from `--k 266,26,5` or `--set k=[266,26,5]`, as they were given; a list is taken out of the options of the strategy. */
function takeLevels(k: string | undefined, options: Record<string, unknown>): readonly number[] {
  const listed = options['k'];
  if (Array.isArray(listed)) {
    if (k !== undefined) throw new UsageError('give --k or --set k, not both');
    delete options['k'];
    return distinct(listed.map((each) => parseCount('--set k', String(each), 1)));
  }
  return k === undefined ? [] : distinct(k.split(',').map((each) => parseCount('--k', each.trim(), 1)));
}

function distinct(levels: readonly number[]): readonly number[] {
  if (levels.length === 0) throw new UsageError('--set k=[]: no number of clusters');
  return [...new Set(levels)];
}

/** One clustering for each number: cuts of one dendrogram where there is one, else fits of their own, which need not be nested. */
async function levelsOf(input: ClusterInput, first: ClusterSolution, ks: readonly number[], fit: (k: number) => ReturnType<ClusteringStrategy['fit']>): Promise<Level[]> {
  const { labels } = input;
  const tree = treeOf(first, labels.length);
  const levels: Level[] = [];
  for (const [at, k] of ks.entries()) {
    if (at === 0) levels.push({ k: first.k, labels: first.labels, quality: first.quality, nested: tree !== null });
    else if (tree === null) {
      const { k: found, labels, quality } = await fit(k);
      levels.push({ k: found, labels, quality, nested: false });
    } else {
      const cut = cutByCount(tree, Math.min(k, labels.length));
      const { k: found, quality } = describePartition({ n: labels.length, values: input.distances }, cut, true);
      levels.push({ k: found, labels: labels.map((descriptor, i) => ({ descriptor, cluster: cut[i]! })), quality: { silhouette: quality.silhouette }, nested: true });
    }
  }
  return levels;
}

function treeOf({ merges }: ClusterSolution, n: number): Dendrogram | null {
  return merges === null || n === 0 ? null : { n, linkage: 'average', merges: Float64Array.from(merges.flat()) };
}

async function writeNewick(file: string, solution: ClusterSolution, labels: readonly string[]): Promise<void> {
  const tree = treeOf(solution, labels.length);
  if (tree === null) throw new UsageError('--newick: this strategy makes no dendrogram', '--use agglomerative makes one');
  await writeFile(file, `${toNewick(tree, labels)}\n`);
}

/** Members shown of a cluster; the rest is counted. */
const SHOWN = 40;

function inText(solution: ClusterSolution, levels: readonly Level[], consensus: Omit<RunsConsensus, 'merges'> | undefined, { unknown, homeless: left }: Readonly<Record<'unknown' | 'homeless', readonly string[]>>, thing: string): string {
  const { silhouette } = solution.quality;
  const members = new Map<number, string[]>();
  for (const { descriptor, cluster } of solution.labels) {
    const of = members.get(cluster) ?? [];
    of.push(printable(descriptor));
    members.set(cluster, of);
  }
  const listed = (of: readonly string[]): string => (of.length <= SHOWN ? of.join(', ') : `${of.slice(0, SHOWN).join(', ')}, and ${of.length - SHOWN} more`);
  const homeless = members.get(-1) ?? [];
  return [
    `${solution.method}: ${counted(solution.k, 'cluster')} of ${counted(solution.labels.length, thing)}${silhouette === null ? '' : `, silhouette ${silhouette.toFixed(3)}`}`,
    textTable(
      ['cluster', 'size', 'stability', 'members'],
      solution.clusters.map((cluster) => [printable(cluster.medoid), cluster.size, cluster.stability, listed(members.get(cluster.id) ?? [])]),
    ),
    ...(homeless.length > 0 ? [`homeless (in no cluster): ${listed(homeless)}`] : []),
    ...(levels.length > 0
      ? [
          `${levels.every(({ nested }) => nested) ? 'cuts of one dendrogram' : 'clusterings of their own'}: ${levels
            .map(({ k, quality }) => `${k}${typeof quality['silhouette'] === 'number' ? ` (silhouette ${quality['silhouette'].toFixed(3)})` : ''}`)
            .join(', ')}; the labels of each are in --json`,
        ]
      : []),
    ...(consensus === undefined
      ? []
      : [`consensus of ${consensus.runs} runs: ${counted(consensus.chosen, 'cluster')}; adjusted Rand index of each run with it ${consensus.agreement.map((value) => (value === null ? '–' : value.toFixed(2))).join(', ')}; its labels are in --json`]),
    ...(unknown.length > left.length ? [`! unknown to the ${left.length > 0 ? 'first ' : ''}embedder: ${listed(unknown.filter((word) => !left.includes(word)).map(printable))}`] : []),
    ...(left.length > 0 ? [`! unknown to every embedder, and in no cluster: ${listed(left.map(printable))}`] : []),
    describeDiagnostics(solution.diagnostics),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What each embedder makes of the words that at least one of them knows; of all words where none knows any. */
async function viewsOf(words: readonly string[], embedders: readonly Embedder[], signal: AbortSignal): Promise<ClusterView[]> {
  const found: { readonly embedder: Embedder; readonly of: ReadonlyMap<string, Embedding> }[] = [];
  for (const embedder of embedders) {
    const embeddings = await embedder.embed(words, signal);
    found.push({ embedder, of: new Map(words.map((word, i) => [word, embeddings[i]!])) });
  }
  const known = words.filter((word) => found.some(({ of }) => of.get(word)!.values.some((value) => value !== 0)));
  const labels = known.length === 0 ? words : known;
  const views: ClusterView[] = [];
  for (const { embedder, of } of found) {
    const { distances, vectors, unknown } = await embedDescriptors(labels, { ...embedder, embed: async (texts) => texts.map((text) => of.get(text)!) }, signal);
    views.push({ input: { labels: [...labels], distances, ...(vectors ? { vectors } : {}) }, unknown: new Set(unknown) });
  }
  return views;
}

/** One word or phrase a line; repeats are one, which is told. */
export async function readWords(file: string, note: (line: string) => void): Promise<string[]> {
  const words = (await readText(file)).split(/\r?\n/).map((line) => line.trim());
  const given = words.filter((word) => word !== '');
  const unique = [...new Set(given)];
  if (unique.length < given.length) note(`  ${file}: ${given.length} lines, ${unique.length} different words; repeats count once`);
  if (unique.length === 0) throw new UsageError(`${file}: no words`, 'one word or phrase a line');
  return unique;
}

async function readVectors(file: string, metric: 'cosine' | 'euclidean'): Promise<Pick<ClusterInput, 'labels' | 'distances' | 'vectors'>> {
  const table = await readTable(file);
  const dims = table.header.length - 1;
  if (dims < 1) throw new UsageError(`${file}: no coordinates`, 'first column a name, then the coordinates');
  if (isRowOfNumbers(table.header.slice(1)) && dims > 1) {
    throw new UsageError(`${file}: the first row is taken as the header and is all numbers`, 'write a header above it: name,x1,x2,…');
  }
  const values = new Float64Array(table.rows.length * dims);
  table.rows.forEach((_, row) => {
    for (let column = 0; column < dims; column += 1) {
      const value = numberCell(table, row, column + 1);
      if (Number.isNaN(value)) throw new UsageError(`${file}, row ${row + 2}: a coordinate is missing`);
      values[row * dims + column] = value;
    }
  });
  table.rows.forEach((_, row) => {
    if (metric === 'cosine' && values.subarray(row * dims, (row + 1) * dims).every((value) => value === 0)) throw new UsageError(`${file}, row ${row + 2}: all zeros have no direction`, 'leave the row out, or use --metric euclidean');
  });
  const labels = table.rows.map((row) => row[0] as string);
  if (new Set(labels).size !== labels.length) throw new UsageError(`${file}: a name stands twice`);
  if (labels.length === 0) throw new UsageError(`${file}: no rows`);
  const vectors = vectorTable(labels.length, dims, values);
  const { values: distances } = metric === 'cosine' ? cosineDistances(vectors) : euclideanDistances(vectors);
  return { labels, vectors: { dims, values }, distances: Float64Array.from(distances) };
}
