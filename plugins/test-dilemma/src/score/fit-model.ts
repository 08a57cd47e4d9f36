import type { Interval } from '@valuelex/core';
import { bradleyTerry, connectedOptions, isNumericalError, thurstone, tQuantile } from '@valuelex/psychometrics';
import type { Comparison, ComparisonEstimate, ComparisonModel } from '@valuelex/psychometrics';
import type { Choice, Level } from './collect.ts';

export type Scaling = 'bradley-terry' | 'thurstone';

const level = 0.95;

/** The choices of one model on one level, counted per stem and order, with the stem of each as its cluster. */
export function comparisonsOf(choices: readonly Choice[], own: Level): { readonly comparisons: Comparison[]; readonly stems: string[] } {
  const counted = new Map<string, { first: number; second: number; wins: number; losses: number; stem: string }>();
  for (const { item, choice, stem } of choices) {
    const [first, second] = [own.optionOf(item, 0), own.optionOf(item, 1)];
    if (choice === null || first === undefined || second === undefined) continue;
    const key = `${first} ${second} ${stem}`;
    const count = counted.get(key) ?? { first, second, wins: 0, losses: 0, stem };
    counted.set(key, count);
    count.wins += 1 - choice;
    count.losses += choice;
  }
  const rows = [...counted.values()];
  return { comparisons: rows.map(({ stem: _stem, ...comparison }) => comparison), stems: rows.map(({ stem }) => stem) };
}

/** The model of comparisons for one model on one level; null when its choices do not connect all options. */
export function fitModel(choices: readonly Choice[], own: Level, scaling: Scaling, robust = true): ComparisonModel | null {
  const { comparisons, stems } = comparisonsOf(choices, own);
  if (own.options.length < 2 || connectedOptions(comparisons, own.options.length).length > 1) return null;
  const labels = [...new Set(stems)];
  const place = new Map(labels.map((stem, at) => [stem, at]));
  const fit = scaling === 'thurstone' ? thurstone : bradleyTerry;
  // Without both orders the effect of order cannot be told from the values.
  const isTurned = new Set(comparisons.map(({ first, second }) => `${first} ${second}`));
  const orderEffect = comparisons.some(({ first, second }) => isTurned.has(`${second} ${first}`));
  try {
    return fit(comparisons, own.options.length, { orderEffect, level, ...(robust && { clusters: stems.map((stem) => place.get(stem)!) }) });
  } catch (error) {
    // Choices so one-sided that no estimate settles are no reason to lose the other models.
    if (isNumericalError(error)) return null;
    throw error;
  }
}

/** A standard error with its interval, which is null on fewer than two degrees of freedom. */
export interface Uncertainty {
  readonly standardError: number;
  readonly interval: Interval | null;
}

/** t has no variance below, and limits run past everything that choices can show. Less what rounding takes off a whole 2. */
const leastDegreesOfFreedom = 2 - 1e-9;

const method =
  't interval, error clustered by stem (CR2, Satterthwaite), no smaller than with independent choices; stems are a sample of stems, orders and replicates lie within';

/**
 * Orders and replicates of a stem are not independent, so errors are clustered by stem. A model that answers alike throughout leaves no residual to
 * see that by; then the error is that of independent choices, for sameness is no certainty. Null where there is one stem.
 */
export function uncertaintyOf({ estimate, standardError, robust }: ComparisonEstimate): Uncertainty | null {
  if (robust === null || !(robust.df > 0)) return null;
  const own = Math.max(robust.standardError, standardError);
  if (robust.df < leastDegreesOfFreedom) return { standardError: own, interval: null };
  const reach = tQuantile((1 + level) / 2, robust.df) * own;
  return { standardError: own, interval: { lower: estimate - reach, upper: estimate + reach, level, method } };
}
