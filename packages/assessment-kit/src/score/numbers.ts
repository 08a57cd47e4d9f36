import type { Interval } from '@valuelex/core';
import { normalQuantile } from '@valuelex/psychometrics';

/** Level of every interval here. */
export const level = 0.95;

/** Degrees of freedom below which no interval is given: t has no variance there, and limits run past every scale. Less what rounding takes off a whole 2. */
export const leastDegreesOfFreedom = 2 - 1e-9;

/** Values that differ by less differ by the rounding of sums alone. */
export const leastSpread = 1e-9;

/** Mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Variance with n − 1; NaN below two values. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum / (values.length - 1);
}

/** Pearson's r; null below three pairs, or where a side does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null;
  const meanX = mean(pairs.map(([x]) => x));
  const meanY = mean(pairs.map(([, y]) => y));
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY);
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
  }
  const least = leastSpread ** 2 * pairs.length;
  return xx > least && yy > least ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : null;
}

/** Fisher's z interval of a correlation over models; null below four, or at a limit. */
export function fisherInterval(r: number, n: number): Interval | null {
  if (n <= 3 || Math.abs(r) >= 1) return null;
  const reach = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
  return { lower: Math.tanh(Math.atanh(r) - reach), upper: Math.tanh(Math.atanh(r) + reach), level, method: 'Fisher z, models as rows' };
}
