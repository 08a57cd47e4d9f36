import type { Assessment } from '@valuelex/core';
import { correlation, mean } from './small-statistics.ts';

export interface ItemCorrelation {
  readonly test: string;
  readonly item: string;
  readonly dimension: string;
  /** Correlation over models of the item with the mean of the other items of its dimension; null where it cannot be had. */
  readonly r: number | null;
  readonly models: number;
}

/** Corrected item–dimension correlations over models: is an item about what it is meant for? Items without a rating are left out. */
export function itemCorrelations({ tests }: Assessment): ItemCorrelation[] {
  const found: ItemCorrelation[] = [];
  for (const { test, items, answers, ratings } of tests) {
    const modelOf = new Map(answers.map(({ id, model }) => [id, model]));
    const keyed = new Map(items.flatMap(({ id, targets }) => targets.map((target) => [`${id}\n${target.dimension}`, target.keyed] as const)));
    const sums = new Map<string, Map<string, Map<string, number[]>>>();
    for (const { answer, item, dimension, score } of ratings) {
      const model = modelOf.get(answer);
      const sign = keyed.get(`${item}\n${dimension}`);
      if (score === null || model === undefined || sign === undefined) continue;
      const byItem = getOrMake(sums, dimension, () => new Map<string, Map<string, number[]>>());
      const byModel = getOrMake(byItem, item, () => new Map<string, number[]>());
      getOrMake(byModel, model, (): number[] => []).push(sign * score);
    }
    for (const [dimension, byItem] of sums) {
      const means = new Map([...byItem].map(([item, byModel]) => [item, new Map([...byModel].map(([model, scores]) => [model, mean(scores)]))]));
      for (const [item, own] of means) {
        const x: number[] = [];
        const y: number[] = [];
        for (const [model, score] of own) {
          const others = [...means].flatMap(([other, scores]) => (other !== item && scores.has(model) ? [scores.get(model)!] : []));
          if (others.length === 0) continue;
          x.push(score);
          y.push(mean(others));
        }
        found.push({ test, item, dimension, r: x.length < 3 ? null : correlation(x, y), models: x.length });
      }
    }
  }
  return found;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
