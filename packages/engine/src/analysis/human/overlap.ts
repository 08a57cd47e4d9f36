import type { HumanComparison, HumanOverlap, Interval, Taxonomy } from '@valuelex/core';
import { adjustedRandIndex, createRandom, normalizedMutualInformation } from '@valuelex/psychometrics';
import type { Random } from '@valuelex/psychometrics';
import type { HumanSystem } from '../../taxonomies/human/human-system.ts';
import { benjaminiHochberg, mean } from '../statistics/small-statistics.ts';
import type { WordKnowledge } from './word-knowledge.ts';

const DRAWS = 999;
/** Fewer known words make no mean worth an interval. */
const LEAST_WORDS = 3;
/** Of the known words, those for which there must be random words alike. */
const LEAST_SHARE = 0.8;

type Nearest = HumanComparison['words'][number]['nearest'];

/**
 * Every word of a taxonomy mapped to the categories of human systems, by their lexicons and by meaning, and how near the words of each
 * dimension come to each system: the cosine of a word with the nearest marker, mean over words, bootstrap over words (percentile). Beside
 * it stand random words alike in frequency and length (`chance`, pAbove) and the markers of the other systems (`human`, pBelow), both tested by
 * permutation of who is who, within kinds of words for the first.
 */
export function compareWithHumans(taxonomy: Taxonomy, systems: readonly HumanSystem[], words: WordKnowledge, seed: string): HumanComparison[] {
  const compared = systems.map((system) => compareWith(system, systems, taxonomy, words, createRandom(seed, 'human', system.id)));
  // One family of tests: a dimension near any system is shared.
  const cells = compared.flatMap(({ dimensions }) => dimensions.filter(({ meaning }) => meaning.pAbove !== null));
  const adjusted = benjaminiHochberg(cells.map(({ meaning }) => meaning.pAbove!));
  cells.forEach(({ meaning }, i) => (meaning.pAboveAdjusted = adjusted[i]!));
  return compared;
}

function compareWith(system: HumanSystem, systems: readonly HumanSystem[], taxonomy: Taxonomy, words: WordKnowledge, random: Random): HumanComparison {
  const nearestOf = nearestMarker(system, words);
  const byFamily = new Map<string, string[]>();
  for (const { id, markers } of system.categories) for (const marker of markers) byFamily.set(words.family(marker), [...(byFamily.get(words.family(marker)) ?? []), id]);
  const homes = [
    ...taxonomy.dimensions.flatMap(({ id, members }) => members.map(({ descriptor }) => ({ descriptor, dimension: id as string | null }))),
    ...taxonomy.homeless.map(({ descriptor }) => ({ descriptor, dimension: null })),
  ];
  const mapped = homes.map(({ descriptor, dimension }) => ({
    descriptor,
    dimension,
    lexicon: [...new Set(byFamily.get(words.family(descriptor)) ?? [])],
    nearest: nearestOf(descriptor),
  }));
  const others = [...new Set(systems.filter((other) => other !== system).flatMap(({ categories }) => categories.flatMap(({ markers }) => markers)))]
    .filter((marker) => !byFamily.has(words.family(marker)))
    .flatMap((marker) => nearestOf(marker)?.similarity ?? []);
  return {
    system: system.id,
    name: system.name,
    citation: system.citation,
    made: system.made,
    categories: system.categories.map(({ id, name, markers }) => ({ id, name, markers: [...markers] })),
    words: mapped,
    dimensions: taxonomy.dimensions.map(({ id }) => {
      const own = mapped.filter(({ dimension }) => dimension === id);
      return overlapOf(id, own, system, others, words.kind, (kind) => words.random(kind).flatMap((other) => nearestOf(other)?.similarity ?? []), random.fork(id));
    }),
    agreement: agreementOf(mapped, random.fork('agreement')),
  };
}

function nearestMarker({ categories }: HumanSystem, { similarity }: WordKnowledge): (word: string) => Nearest {
  const known = new Map<string, Nearest>();
  return (word) => {
    let best = known.get(word);
    if (best !== undefined) return best;
    best = null;
    for (const { id, markers } of categories) {
      for (const marker of markers) {
        const near = similarity(word, marker);
        if (near !== null && (best === null || near > best.similarity)) best = { category: id, marker, similarity: near };
      }
    }
    known.set(word, best);
    return best;
  };
}

function overlapOf(
  dimension: string,
  own: HumanComparison['words'],
  { categories }: HumanSystem,
  human: readonly number[],
  kindOf: (word: string) => string,
  alike: (kind: string) => readonly number[],
  random: Random,
): HumanOverlap {
  const hits = own.filter(({ lexicon }) => lexicon.length > 0).length;
  const near = own.flatMap(({ nearest }) => nearest?.similarity ?? []);
  const known = near.length;
  const draw = (from: readonly number[]): number => from[random.int(from.length)]!;
  const drawn = (one: () => number): number[] => Array.from({ length: DRAWS }, one).sort((a, b) => a - b);
  const enough = known >= LEAST_WORDS;
  const average = known === 0 ? null : mean(near);
  const resampled = enough ? drawn(() => mean(near.map(() => draw(near)))) : null;
  const kinds = new Map<string, number[]>();
  for (const { descriptor, nearest } of own) if (nearest !== null) kinds.set(kindOf(descriptor), [...(kinds.get(kindOf(descriptor)) ?? []), nearest.similarity]);
  const strata = [...kinds].map(([kind, values]): Stratum => ({ own: values, others: alike(kind) })).filter(({ others }) => others.length > 0);
  const beside = strata.reduce((sum, { own: values }) => sum + values.length, 0);
  const comparable = beside >= Math.max(LEAST_WORDS, LEAST_SHARE * known);
  const against: Stratum = { own: near, others: human };
  const controlled = enough && human.length >= LEAST_WORDS;
  return {
    dimension,
    words: own.length,
    known,
    lexicon: { share: own.length === 0 ? null : hits / own.length, interval: own.length === 0 ? null : wilson(hits, own.length) },
    meaning: {
      mean: average,
      interval:
        resampled === null ? null : { lower: resampled[Math.floor(0.025 * DRAWS)]!, upper: resampled[Math.ceil(0.975 * DRAWS) - 1]!, level: 0.95, method: 'percentile bootstrap over words' },
      chance: comparable ? strata.reduce((sum, { own: values, others }) => sum + values.length * mean(others), 0) / beside : null,
      human: controlled ? mean(human) : null,
      pAbove: comparable ? permutationP(strata, 1, random.fork('chance')) : null,
      pAboveAdjusted: null,
      pBelow: controlled ? permutationP([against], -1, random.fork('human')) : null,
    },
    categories: categories.map(({ id }) => ({
      category: id,
      lexicon: own.filter(({ lexicon }) => lexicon.includes(id)).length,
      nearest: own.filter(({ nearest }) => nearest?.category === id).length,
    })),
  };
}

/** Values of the dimension's words, and of others that they are to be told from. */
interface Stratum {
  readonly own: readonly number[];
  readonly others: readonly number[];
}

/** One-sided p that own words lie higher (1) or lower (−1) than others: own and others change places within strata. Exact for any number of others. */
function permutationP(strata: readonly Stratum[], side: 1 | -1, random: Random): number {
  const observed = strata.reduce((sum, { own }) => sum + own.reduce((a, b) => a + b, 0), 0);
  const pools = strata.map(({ own, others }) => ({ take: own.length, values: Float64Array.from([...own, ...others]) }));
  let reached = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0;
    for (const { take, values } of pools) {
      random.shuffle(values);
      for (let i = 0; i < take; i++) sum += values[i]!;
    }
    if (side * sum >= side * observed - 1e-9) reached++;
  }
  return (reached + 1) / (DRAWS + 1);
}

/** Interval of a share (Wilson 1927): it does not collapse where no word is a marker. */
function wilson(hits: number, n: number): Interval {
  const z = 1.959964;
  const share = hits / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half), level: 0.95, method: 'Wilson score, over words' };
}

function agreementOf(mapped: HumanComparison['words'], random: Random): HumanComparison['agreement'] {
  const both = mapped.flatMap(({ dimension, nearest }) => (dimension === null || nearest === null ? [] : [{ dimension, category: nearest.category }]));
  const numbers = (labels: readonly string[]): number[] => {
    const names = [...new Set(labels)];
    return labels.map((label) => names.indexOf(label));
  };
  const [response, human] = [numbers(both.map(({ dimension }) => dimension)), numbers(both.map(({ category }) => category))];
  if (both.length < LEAST_WORDS || new Set(response).size < 2) return null;
  const ari = adjustedRandIndex(response, human);
  const shuffled = [...human];
  let reached = 0;
  for (let i = 0; i < DRAWS; i++) if (adjustedRandIndex(response, random.shuffle(shuffled)) >= ari) reached++;
  return { ari, nmi: normalizedMutualInformation(response, human), p: (reached + 1) / (DRAWS + 1), words: both.length };
}
