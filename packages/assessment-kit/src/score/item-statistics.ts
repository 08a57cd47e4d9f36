import type { ItemStatistic } from '@valuelex/core';
import { scopeName } from './collect.ts';
import type { Scope, ScopedAnswer } from './collect.ts';
import { correlation, mean, variance } from './numbers.ts';
import { stemOf } from './stems.ts';

/**
 * How each stem behaves over models: mean and spread of the models' means on it, its correlation with the mean of their other stems (the corrected
 * item–rest correlation; three models or more), and the shares of its answers at the ends of the scale, where it tells nobody apart. Reversed items are
 * turned first. `item` is the stem: items that differ in framing or order alone are one.
 *
 * @param byModel per model, its mean on each stem
 */
export function itemStatistics(scope: Scope, answers: readonly ScopedAnswer[], byModel: ReadonlyMap<string, ReadonlyMap<string, number>>): ItemStatistic[] {
  const ends = new Map<string, { n: number; top: number; bottom: number }>();
  for (const { item, score } of answers) {
    const stem = stemOf(item);
    let count = ends.get(stem);
    if (count === undefined) ends.set(stem, (count = { n: 0, top: 0, bottom: 0 }));
    if (score === null) continue;
    count.n++;
    if (score >= item.scale.max - 1e-9) count.top++;
    if (score <= item.scale.min + 1e-9) count.bottom++;
  }
  const sums = [...byModel.values()].map((stems) => ({ stems, sum: [...stems.values()].reduce((a, b) => a + b, 0) }));
  return [...ends].sort(([a], [b]) => (a < b ? -1 : 1)).map(([stem, { n, top, bottom }]) => {
    const own: number[] = [];
    const withRest: [number, number][] = [];
    for (const { stems, sum } of sums) {
      const value = stems.get(stem);
      if (value === undefined) continue;
      own.push(value);
      if (stems.size > 1) withRest.push([value, (sum - value) / (stems.size - 1)]);
    }
    return {
      item: stem,
      scope: scopeName(scope),
      models: own.length,
      mean: own.length === 0 ? null : mean(own),
      sd: own.length < 2 ? null : Math.sqrt(variance(own)),
      discrimination: correlation(withRest),
      ceiling: n === 0 ? null : top / n,
      floor: n === 0 ? null : bottom / n,
    };
  });
}
