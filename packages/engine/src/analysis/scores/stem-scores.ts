import { pairOf } from '@valuelex/assessment-kit';
import type { Assessment } from '@valuelex/core';
import { mean } from '../statistics/small-statistics.ts';

type Test = Assessment['tests'][number];

/** Scope → model → stem → mean rating, high = much of the value. */
export type StemScores = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;

/** A stem, whatever its framing or the order of its options: what is drawn from the universe of stems. */
export interface Stem {
  readonly id: string;
  readonly form: string;
  /** The same for stems that ask for the same in other words; its own id for others. */
  readonly pair: string;
  /** Subdimensions that it scores of each dimension. */
  readonly subdimensions: ReadonlyMap<string, string>;
}

/**
 * Mean rating of each model on each stem, for every dimension and subdimension that the ratings name. A dimension takes the ratings on it as a
 * whole where an item targets it so, else those on its subdimensions. Reversed targets are turned. Where a test has other framings too,
 * its neutral items alone count. Empty for tests without ratings.
 */
export function stemScores({ items, answers, ratings }: Pick<Test, 'items' | 'answers' | 'ratings'>): StemScores {
  const neutral = items.filter(({ framing }) => (framing ?? 'neutral') === 'neutral');
  const counted = new Map((neutral.length > 0 ? neutral : items).map((item) => [item.id, item]));
  const modelOf = new Map(answers.map(({ id, model }) => [id, model]));
  const lists = new Map<string, Map<string, Map<string, number[]>>>();
  const add = (scope: string, model: string, stem: string, score: number): void => {
    const stems = getOrMake(getOrMake(lists, scope, () => new Map<string, Map<string, number[]>>()), model, () => new Map<string, number[]>());
    getOrMake(stems, stem, (): number[] => []).push(score);
  };
  for (const { answer, item: id, dimension, subdimension, score } of ratings) {
    const item = counted.get(id);
    const model = modelOf.get(answer);
    if (score === null || item === undefined || model === undefined) continue;
    const target = item.targets.find((one) => one.dimension === dimension && one.subdimension === subdimension);
    const keyed = target?.keyed === -1 ? item.scale.min + item.scale.max - score : score;
    const asWhole = item.targets.some((one) => one.dimension === dimension && one.subdimension === undefined);
    const stem = item.stemId ?? item.id;
    if (subdimension === undefined || !asWhole) add(dimension, model, stem, keyed);
    if (subdimension !== undefined) add(subdimension, model, stem, keyed);
  }
  // In one order: sums of floating-point numbers depend on it.
  return new Map(sorted(lists).map(([scope, models]) => [scope, new Map(sorted(models).map(([model, stems]) => [model, new Map(sorted(stems).map(([stem, scores]) => [stem, mean(scores)]))]))]));
}

/** Means of one model over the stems of each pair, which are drawn together; in order. */
export function pairScores(byStem: ReadonlyMap<string, number>, stems: ReadonlyMap<string, Stem>): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const [stem, score] of byStem) getOrMake(values, stems.get(stem)?.pair ?? stem, (): number[] => []).push(score);
  return new Map(sorted(values).map(([pair, own]) => [pair, mean(own)]));
}

/** The stems of a test with their parallel forms and subdimensions. */
export function stemsOf({ items }: Pick<Test, 'items'>): Map<string, Stem> {
  return new Map(
    items.map((item) => {
      const { id, stemId, form, targets } = item;
      const subdimensions = new Map<string, string>();
      for (const { dimension, subdimension } of targets) if (subdimension !== undefined) subdimensions.set(dimension, [subdimensions.get(dimension), subdimension].filter((v) => v !== undefined).join(' '));
      return [stemId ?? id, { id: stemId ?? id, form, pair: pairOf(item), subdimensions }];
    }),
  );
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
