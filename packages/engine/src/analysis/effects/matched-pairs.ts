import type { Effect } from '@valuelex/core';
import { createRandom, tCdf, tQuantile } from '@valuelex/psychometrics';
import { mean, standardDeviation } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

/** Two models alike in all but a trait: how far they differ in it, and in the score. */
export interface Pair {
  readonly family: string;
  readonly x: number;
  readonly y: number;
}

/** What an estimate consists of. */
export type Estimate = Pick<Effect, 'estimate' | 'interval' | 'p' | 'why'>;

/** Up to this many units every pattern of signs is tried. */
const EXACT = 12;

/**
 * The mean difference per unit of the trait over matched pairs. Pairs of one family are not independent: with at least five families their means
 * are the units and get a t(G − 1) interval; with fewer the pairs are, and no interval is given. Up to 12 families the test is that of the interval: the signs
 * of G units give no p under 2/2^G, which an adjustment for several effects lets through at five or seven families all but never, however large the effect
 * (docs/method/assessment.md). Else signs are flipped (exact up to 12 units, else `permutations` draws).
 */
export function matchedPairs(pairs: readonly Pair[], permutations: number, seed: string, of = 'a model and its parent'): Estimate {
  const slopes = pairs.map(({ x, y }) => y / x);
  const families = new Map<string, number[]>();
  pairs.forEach(({ family }, i) => {
    // A pair of unknown family stands for itself.
    const key = family === '' ? `pair ${i}` : family;
    families.set(key, [...(families.get(key) ?? []), slopes[i]!]);
  });
  const byFamily = families.size >= thresholds.families;
  const units = byFamily ? [...families.values()].map(mean) : slopes;
  const estimate = mean(units);
  const level = 1 - thresholds.alpha;
  const df = units.length - 1;
  const error = standardDeviation(units) / Math.sqrt(units.length);
  const half = byFamily ? tQuantile(1 - thresholds.alpha / 2, df) * error : null;
  return {
    estimate,
    // Families that differ by nothing but rounding leave t without an error.
    p: byFamily && units.length <= EXACT && error > 1e-9 * Math.abs(estimate) ? 2 * tCdf(-Math.abs(estimate) / error, df) : signFlip(units, permutations, seed),
    interval: half === null ? null : { lower: estimate - half, upper: estimate + half, level, method: `t(${df}) over ${units.length} families` },
    why: byFamily
      ? `${pairs.length} pairs of ${of}, families as units`
      : `${pairs.length} pairs of ${of} from ${families.size} families: under ${thresholds.families} families no interval`,
  };
}

/** Two-sided p of the mean under random signs. */
export function signFlip(units: readonly number[], permutations: number, seed: string): number {
  const n = units.length;
  const observed = Math.abs(mean(units)) * (1 - 1e-12);
  const sumOf = (sign: (i: number) => boolean): number => Math.abs(units.reduce((sum, u, i) => sum + (sign(i) ? u : -u), 0) / n);
  if (n <= EXACT) {
    let reached = 0;
    for (let pattern = 0; pattern < 2 ** n; pattern++) if (sumOf((i) => ((pattern >> i) & 1) === 1) >= observed) reached++;
    return reached / 2 ** n;
  }
  const random = createRandom(seed, 'sign-flip');
  let reached = 0;
  for (let draw = 0; draw < permutations; draw++) {
    const signs = units.map(() => random.next() < 0.5);
    if (sumOf((i) => signs[i]!) >= observed) reached++;
  }
  return (reached + 1) / (permutations + 1);
}
