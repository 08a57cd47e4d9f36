import type { Assessment, Clustering, Comparison, FactorSolution, StudyView, Taxonomy } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import { adjustedRandIndex, normalizedMutualInformation, normalQuantile } from '@valuelex/psychometrics';
import { correlation, mean } from '../analysis/statistics/small-statistics.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { matchDimensions } from './match-dimensions.ts';

interface Side {
  readonly view: StudyView;
  readonly taxonomy: Taxonomy;
  readonly factor: FactorSolution | null;
  readonly clustering: Clustering | null;
  readonly assessment: Assessment | null;
  readonly usable: Comparison['a']['usable'];
  /** Words that the study kept, or that its taxonomy holds. */
  readonly words: readonly string[];
  readonly models: number;
}

/** Fewest models whose order can be compared. */
const fewestModels = 4;

/**
 * Two studies side by side: congruence of the dimensions, agreement of the clusters, words that moved, scores that drifted.
 * @throws DataError when one of them has no taxonomy
 */
export async function compareStudies(first: StudyView, second: StudyView, seed = '1'): Promise<Comparison> {
  const [a, b] = [await read(first), await read(second)];
  const bWords = new Set(b.words);
  const shared = a.words.filter((word) => bWords.has(word));
  const aWords = new Set(a.words);
  const { dimensions, congruence } = matchDimensions(a, b, seed);
  const [homesA, homesB] = [homesOf(a.taxonomy), homesOf(b.taxonomy)];
  const answering = new Map(dimensions.flatMap((row) => (row.a === null || row.b === null ? [] : [[row.a, row.b] as const])));
  const moved = shared.flatMap((descriptor) => {
    const [from, to] = [homesA.get(descriptor) ?? null, homesB.get(descriptor) ?? null];
    // A dimension that nothing answers to is left by all its words.
    return (from === null ? null : answering.get(from)) === to ? [] : [{ descriptor, a: from, b: to }];
  });
  const scores = scoreDrift(a, b, answering);
  return {
    schema: 'valuelex.comparison/1',
    a: describe(a),
    b: describe(b),
    words: { shared: shared.length, onlyA: a.words.filter((word) => !bWords.has(word)), onlyB: b.words.filter((word) => !aWords.has(word)) },
    dimensions,
    congruence,
    agreement: {
      dimensions: partitions(shared, (word) => homesA.get(word), (word) => homesB.get(word)),
      clusters: clusterAgreement(a.clustering, b.clustering),
    },
    moved,
    scores,
    order: orders(scores),
    notes: notesOf(a, b, shared.length),
  };
}

async function read(view: StudyView): Promise<Side> {
  const taxonomy = await view.taxonomy();
  if (taxonomy === null) throw new DataError('no-taxonomy', `${view.study} has no taxonomy yet`, { hint: '`valuelex run` makes one' });
  const [factor, clustering, assessment, lexicon] = [await view.factor(), await view.clustering(), await view.assessment(), await view.lexicon()];
  const words = lexicon === null ? [...taxonomy.dimensions.flatMap(({ members }) => members), ...taxonomy.homeless].map(({ descriptor }) => descriptor) : lexicon.entries.map(({ descriptor }) => descriptor);
  const models = new Set([...(lexicon?.coverage ?? []), ...(assessment?.tests ?? []).flatMap(({ answers }) => answers)].map(({ model }) => model)).size;
  const usable = (await view.findings())?.usable ?? [];
  return { view, taxonomy, factor, clustering, assessment, usable, words, models };
}

function describe({ view, taxonomy, usable, words, models }: Side): Comparison['a'] {
  return {
    study: view.study,
    simulated: view.simulated,
    seed: view.provenance.seed,
    models,
    words: words.length,
    dimensions: taxonomy.dimensions.map(({ id, name, members }) => ({ id, name, words: members.length })),
    usable,
  };
}

function homesOf({ dimensions }: Taxonomy): ReadonlyMap<string, string> {
  return new Map(dimensions.flatMap(({ id, members }) => members.map(({ descriptor }) => [descriptor, id] as const)));
}

function partitions(words: readonly string[], a: (word: string) => string | number | undefined, b: (word: string) => string | number | undefined): { ari: number | null; nmi: number | null; words: number } {
  if (words.length < 2) return { ari: null, nmi: null, words: words.length };
  const [one, other] = [a, b].map((of) => words.map((word, i) => String(of(word) ?? `alone ${i}`))) as [string[], string[]];
  return { ari: adjustedRandIndex(one, other), nmi: normalizedMutualInformation(one, other), words: words.length };
}

function clusterAgreement(a: Clustering | null, b: Clustering | null): Comparison['agreement']['clusters'] {
  if (a === null || b === null) return { ari: null, nmi: null, words: 0 };
  const [one, other] = [a, b].map(({ global }) => new Map(global.labels.flatMap(({ descriptor, cluster }) => (cluster < 0 ? [] : [[descriptor, cluster] as const])))) as [Map<string, number>, Map<string, number>];
  const inB = new Set(b.global.labels.map(({ descriptor }) => descriptor));
  const words = a.global.labels.map(({ descriptor }) => descriptor).filter((word) => inB.has(word));
  return partitions(words, (word) => one.get(word), (word) => other.get(word));
}

/** Scores of models that both studies tested, on dimensions that answer one another, by tests of one name. */
function scoreDrift(a: Side, b: Side, answering: ReadonlyMap<string, string>): Comparison['scores'] {
  return (a.assessment?.tests ?? []).flatMap(({ test, scores }) => {
    const other = b.assessment?.tests.find((one) => one.test === test);
    if (other === undefined) return [];
    return scores.scores.flatMap((own) => {
      const dimensionB = answering.get(own.dimension);
      if (own.subdimension !== null || own.score === null || dimensionB === undefined) return [];
      const found = other.scores.scores.find((row) => row.model === own.model && row.dimension === dimensionB && row.subdimension === null);
      if (found === undefined || found.score === null) return [];
      const difference = found.score - own.score;
      const reach = own.standardError === null || found.standardError === null ? null : 1.96 * Math.hypot(own.standardError, found.standardError);
      return [{ test, dimensionA: own.dimension, dimensionB, model: own.model, a: own.score, b: found.score, difference, interval: reach === null ? null : { lower: difference - reach, upper: difference + reach } }];
    });
  });
}

function orders(scores: Comparison['scores']): Comparison['order'] {
  const groups = new Map<string, Comparison['scores']>();
  for (const row of scores) groups.set(`${row.test}\n${row.dimensionA}`, [...(groups.get(`${row.test}\n${row.dimensionA}`) ?? []), row]);
  return [...groups.values()].map((rows) => {
    const { test, dimensionA, dimensionB } = rows[0]!;
    const r = rows.length < fewestModels ? null : correlation(rows.map((row) => row.a), rows.map((row) => row.b));
    return { test, dimensionA, dimensionB, models: rows.length, r, interval: fisherInterval(r, rows.length), shift: mean(rows.map(({ difference }) => difference)) };
  });
}

/** Fisher’s z. Models of one family are alike, so it is rather narrow. */
function fisherInterval(r: number | null, n: number): Comparison['order'][number]['interval'] {
  if (r === null || n <= 3 || Math.abs(r) >= 1) return null;
  const reach = normalQuantile(1 - thresholds.alpha / 2) / Math.sqrt(n - 3);
  return { lower: Math.tanh(Math.atanh(r) - reach), upper: Math.tanh(Math.atanh(r) + reach) };
}

function notesOf(a: Side, b: Side, shared: number): string[] {
  const notes: string[] = [];
  if (a.view.simulated !== b.view.simulated) notes.push('One of the studies is of simulated models, the other is not.');
  if (shared < 10) notes.push(`Only ${shared} words are in both: dimensions can hardly be compared.`);
  if (a.taxonomy.origin !== 'derived' || b.taxonomy.origin !== 'derived') notes.push('A taxonomy that was given has no loadings of the study: dimensions are matched by their members.');
  return notes;
}
