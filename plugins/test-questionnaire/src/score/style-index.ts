import type { StyleIndex } from '@valuelex/core';
import { tQuantile } from '@valuelex/psychometrics';

const level = 0.95;
const leastSpread = 1e-12;

/** Units of one kind that are exchangeable: items of one scale and key, say. */
export type Stratum = readonly number[];

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * A weighted sum of stratum means with its t interval: the variance inside strata is pooled, and the weights stand for what each mean counts
 * (Cochran, 1977, Sampling Techniques, eq. 5.6, with a common variance). Without variance, or with one unit per stratum, there is no interval.
 */
export function estimate(
  strata: readonly { readonly weight: number; readonly values: Stratum }[],
  of: { readonly index: string; readonly model: string; readonly n: number; readonly meaning: string; readonly offset?: number; readonly unit: string },
): StyleIndex {
  const { index, model, n, meaning, offset = 0, unit } = of;
  const filled = strata.filter(({ values }) => values.length > 0);
  if (filled.length === 0 || filled.length < strata.length) return { index, model, value: null, interval: null, n, meaning };
  const value = filled.reduce((sum, { weight, values }) => sum + weight * mean(values), 0) + offset;
  const freedom = filled.reduce((sum, { values }) => sum + values.length - 1, 0);
  const squares = filled.reduce((sum, { values }) => sum + values.reduce((own, one) => own + (one - mean(values)) ** 2, 0), 0);
  if (freedom < 1 || squares < leastSpread) return { index, model, value, interval: null, n, meaning };
  const variance = (squares / freedom) * filled.reduce((sum, { weight, values }) => sum + weight ** 2 / values.length, 0);
  const reach = tQuantile((1 + level) / 2, freedom) * Math.sqrt(variance);
  return { index, model, value, interval: { lower: value - reach, upper: value + reach, level, method: `t interval over ${unit}` }, n, meaning };
}
