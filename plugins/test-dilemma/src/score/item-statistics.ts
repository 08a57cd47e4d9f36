import type { ItemStatistic } from '@valuelex/core';
import { fromRows, pearson } from '@valuelex/psychometrics';
import { speaksOf } from './collect.ts';
import type { Choice, Level } from './collect.ts';

/** Models that both an item and the rest must have told apart. */
const fewestModels = 3;

/** How each dilemma, its two orders taken together, behaves for the options that it sets against each other. */
export function itemStatistics(own: Level, byModel: ReadonlyMap<string, readonly Choice[]>): ItemStatistic[] {
  return own.options.flatMap(({ id }, option) => {
    /** Per model, how often the option was taken in each stem: [times, answers]. */
    const models = [...byModel].map(([, choices]) => {
      const stems = new Map<string, [number, number]>();
      for (const { item, stem, choice } of choices) {
        if (choice === null || !speaksOf(own, option, item)) continue;
        const [taken, n] = stems.get(stem) ?? [0, 0];
        stems.set(stem, [taken + (own.optionOf(item, choice) === option ? 1 : 0), n + 1]);
      }
      return stems;
    });
    const all = [...new Set(models.flatMap((stems) => [...stems.keys()]))].sort();
    return all.map((stem): ItemStatistic => {
      const with_ = models.filter((stems) => stems.has(stem));
      const shares = with_.map((stems) => share([stems.get(stem)!]));
      const mean = shares.reduce((sum, value) => sum + value, 0) / shares.length;
      const taken = with_.reduce((sum, stems) => sum + stems.get(stem)![0], 0);
      const n = with_.reduce((sum, stems) => sum + stems.get(stem)![1], 0);
      const pairs = with_.filter((stems) => stems.size > 1).map((stems): [number, number] => [share([stems.get(stem)!]), share([...stems].flatMap(([other, counts]) => (other === stem ? [] : [counts])))]);
      return {
        item: stem,
        scope: id,
        models: with_.length,
        mean,
        sd: shares.length < 2 ? null : Math.sqrt(shares.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (shares.length - 1)),
        discrimination: correlation(pairs),
        ceiling: taken / n,
        floor: 1 - taken / n,
      };
    });
  });
}

/** Mean over stems of the share of answers that took the option. */
const share = (counts: readonly (readonly [number, number])[]): number => counts.reduce((sum, [taken, n]) => sum + taken / n, 0) / counts.length;

function correlation(rows: readonly [number, number][]): number | null {
  if (rows.length < fewestModels || [0, 1].some((at) => new Set(rows.map((row) => row[at])).size < 2)) return null;
  return pearson(fromRows(rows)).data[1]!;
}
