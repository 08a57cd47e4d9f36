import type { Clustering, FactorSolution, Findings, Interval, Lexicon, ResponseMatrix } from '@valuelex/core';
import { agglomerate, cutByCount } from '@valuelex/clustering';
import { analysisTable } from '@valuelex/factor-kit';
import { adjustedRandIndex, associate, createRandom, extract, isNumericalError, normalizedMutualInformation, permuteBlocks, permuteColumns, rotate, tQuantile } from '@valuelex/psychometrics';
import type { Dense, Random } from '@valuelex/psychometrics';
import { consensusOfRuns } from '../../meaning/consensus-of-runs.ts';
import { commonDissimilarity } from '../../meaning/dissimilarities.ts';
import { toFactorData } from '../../stages/factor.ts';
import { isListCorrected } from './assign.ts';
import { columns } from './congruence.ts';
import { pairPhi } from './pair-phi.ts';
import { mean } from '../statistics/small-statistics.ts';
import { bands } from './structure-agreement.ts';

type Structures = NonNullable<Findings['structures']>;
type Agreement = Structures['observed'];

export type Similarity = (a: string, b: string) => number | null;

export interface StructuresInput {
  readonly matrix: ResponseMatrix;
  readonly factor: FactorSolution;
  readonly clustering: Clustering;
  readonly lexicon: Lexicon;
  /** For each embedder the cosine of two words; null where one is unknown. */
  readonly similarities: readonly Similarity[];
  readonly seed: string;
}

/** Each factors anew; more would make the p finer than .02, and the analysis slow. */
const DRAWS = 49;

/**
 * How far the response structure is one of meaning. Every word is put to the factor of its largest loading, and the grouping is compared with
 * the clusters of meaning over all words. Beside it stand groupings that know less, into as many groups: of respondents shuffled (whole models,
 * each word by itself; factored anew), of frequency alone, and, as what could be reached at most, of the embedding alone.
 * Null with fewer than two factors, for one group agrees with nothing.
 */
export function structures({ matrix, factor, clustering, lexicon, similarities, seed }: StructuresInput): Structures | null {
  const k = factor.retention.chosen;
  const cluster = new Map(clustering.global.labels.map(({ descriptor, cluster: c }, i) => [descriptor, c >= 0 ? c : clustering.global.k + i]));
  const words = factor.variables.filter((word) => cluster.has(word));
  if (k < 2 || words.length < 3 * k) return null;
  const semantic = words.map((word) => cluster.get(word)!);
  if (new Set(semantic).size < 2) return null;
  const lists = isListCorrected(factor);
  const loadings = new Map(factor.variables.map((word, i) => [word, factor.loadings[i]!]));
  const response = words.map((word) => largest(loadings.get(word)!, lists));
  const counts = new Map(lexicon.entries.map(({ descriptor, count }) => [descriptor, count]));
  const frequency = bands(words.map((word) => counts.get(word) ?? 0), k);
  const embedding = ofMeaning(words, similarities, k);
  const null_ = shuffledRespondents(matrix, factor, words, createRandom(seed, 'structures')).map((labels) => agreement(labels, semantic));
  const observed = agreement(response, semantic);
  const p = (of: keyof Agreement): number | null =>
    null_.length === 0 || observed[of] === null ? null : (1 + null_.filter((draw) => (draw[of] ?? 0) >= observed[of]!).length) / (null_.length + 1);
  const over = (of: keyof Agreement): number | null => (null_.length === 0 ? null : mean(null_.map((draw) => draw[of] ?? 0)));
  const plain = (baseline: string, labels: readonly number[]): Structures['baselines'][number] => ({
    baseline,
    ...agreement(labels, semantic),
    p: null,
    difference: differenceOverWords(response, labels, semantic),
  });
  return {
    words: words.length,
    dimensions: k,
    clusters: new Set(semantic).size,
    observed,
    baselines: [
      { baseline: 'shuffled respondents', ari: over('ari'), nmi: over('nmi'), phi: over('phi'), p: { ari: p('ari'), nmi: p('nmi'), phi: p('phi'), draws: null_.length }, difference: null },
      plain('frequency only', frequency),
      plain('embedding only', embedding),
    ],
  };
}

function agreement(a: readonly number[], b: readonly number[]): Agreement {
  return { ari: adjustedRandIndex([...a], [...b]), nmi: normalizedMutualInformation([...a], [...b]), phi: pairPhi(a, b) };
}

/** The factor of the largest loading; on lists of the largest positive one, for a negative loading there says only “not these words”. */
function largest(row: readonly number[], lists: boolean): number {
  let best = 0;
  const size = (x: number): number => (lists ? x : Math.abs(x));
  row.forEach((x, f) => {
    if (size(x) > size(row[best]!)) best = f;
  });
  return best;
}

/** Groups of meaning alone, by Ward’s method; of several embedders the consensus of theirs. */
function ofMeaning(words: readonly string[], similarities: readonly Similarity[], k: number): number[] {
  const distances = similarities.map((similarity) => dissimilarity(words, similarity));
  // 1 − cos is half a squared distance.
  const groups = distances.map((values) => [...cutByCount(agglomerate({ n: words.length, values: values.map((d) => Math.sqrt(2 * d)) }, { linkage: 'ward' }), k)]);
  if (groups.length === 1) return groups[0]!;
  const runs = groups.map((labels) => ({ solution: { k, labels: words.map((descriptor, i) => ({ descriptor, cluster: labels[i]! })) } }));
  return consensusOfRuns(runs, { ties: commonDissimilarity(distances), k }).labels.map(({ cluster }) => cluster);
}

function dissimilarity(words: readonly string[], similarity: Similarity): Float64Array {
  const values = new Float64Array((words.length * (words.length - 1)) / 2);
  let at = 0;
  for (let i = 0; i < words.length; i++) for (let j = i + 1; j < words.length; j++) values[at++] = Math.max(0, 1 - (similarity(words[i]!, words[j]!) ?? 0));
  return values;
}

/** Groupings by the same factor analysis of data in which no two words share anything: each keeps how often it is named, by other models. */
function shuffledRespondents(matrix: ResponseMatrix, factor: FactorSolution, words: readonly string[], random: Random): number[][] {
  const k = factor.retention.chosen;
  const lists = isListCorrected(factor);
  const between = factor.n !== null && factor.n < matrix.rows.length;
  const { data, variables, blocks } = analysisTable(toFactorData(matrix), between ? 'between' : 'pooled');
  const known = new Set(variables);
  if (!words.every((word) => known.has(word))) return [];
  const table = columns(data, variables, words);
  const names = [...new Set(blocks ?? [])];
  const groups = blocks?.map((block) => names.indexOf(block));
  const permuted = (draw: Random): Dense => (groups === undefined ? permuteColumns(table, draw) : permuteBlocks(table, groups, draw));
  return Array.from({ length: DRAWS }, (_, i) => i).flatMap((i) => {
    const draw = random.fork('shuffled', i);
    try {
      const { correlation } = associate(permuted(draw), { kind: 'pearson', correction: lists ? 'list' : 'none' });
      const { data: loadings } = rotate(extract(correlation, k, { method: 'minres' }).loadings, { method: 'oblimin', starts: 1, random: draw }).loadings;
      return [words.map((_, w) => largest([...loadings.subarray(w * k, (w + 1) * k)], lists))];
    } catch (error) {
      if (!isNumericalError(error)) throw error;
      return [];
    }
  });
}

/** Interval of ARI of the response structure minus that of a baseline, leaving out one word at a time: over words, with both structures as they are. */
function differenceOverWords(response: readonly number[], baseline: readonly number[], semantic: readonly number[]): Interval {
  const n = response.length;
  const difference = (skip: number): number => {
    const keep = (labels: readonly number[]): number[] => labels.filter((_, i) => i !== skip);
    return adjustedRandIndex(keep(response), keep(semantic)) - adjustedRandIndex(keep(baseline), keep(semantic));
  };
  const without = response.map((_, i) => difference(i));
  const average = mean(without);
  const reach = tQuantile(0.975, n - 1) * Math.sqrt(((n - 1) / n) * without.reduce((sum, x) => sum + (x - average) ** 2, 0));
  const centre = difference(-1);
  return { lower: centre - reach, upper: centre + reach, level: 0.95, method: `jackknife over ${n} words` };
}
