import type { Assessment } from '@valuelex/core';
import { correlation, mean } from '../statistics/small-statistics.ts';
import { stemScores } from './stem-scores.ts';

export interface ItemCorrelation {
  readonly test: string;
  /** Id of the stem. */
  readonly item: string;
  readonly dimension: string;
  /** Correlation over models of the item with the mean of the other items of its dimension; null where it cannot be had. */
  readonly r: number | null;
  readonly models: number;
}

/**
 * Corrected item–dimension correlations over models: is an item about what it is meant for? As the test tells them, else from its ratings.
 * Items without a rating are left out.
 */
export function itemCorrelations({ tests }: Assessment, dimensions: ReadonlySet<string>): ItemCorrelation[] {
  return tests.flatMap(({ test, scores, ...asked }) => {
    if (scores.items !== undefined && scores.items.length > 0) {
      return scores.items.flatMap(({ item, scope, discrimination, models }) => (dimensions.has(scope) ? [{ test, item, dimension: scope, r: discrimination, models }] : []));
    }
    return [...stemScores(asked)].flatMap(([dimension, byModel]) => {
      if (!dimensions.has(dimension)) return [];
      return [...new Set([...byModel.values()].flatMap((stems) => [...stems.keys()]))].map((item): ItemCorrelation => {
        const points = [...byModel.values()].flatMap((stems) => {
          const others = [...stems].flatMap(([stem, score]) => (stem === item ? [] : [score]));
          return stems.has(item) && others.length > 0 ? [[stems.get(item)!, mean(others)] as const] : [];
        });
        return { test, item, dimension, r: points.length < 3 ? null : correlation(points.map(([x]) => x), points.map(([, y]) => y)), models: points.length };
      });
    });
  });
}
