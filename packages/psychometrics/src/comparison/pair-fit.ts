import { chiSquareSf } from '../distributions/chi-square.ts';
import type { Comparison } from './comparison.ts';

/** How far pairs depart from what abilities alone make of them. */
export interface PairFit {
  /** Pearson's X². */
  readonly pearson: number;
  /** Likelihood ratio G² against pairs of their own. */
  readonly deviance: number;
  /** Pairs less parameters; with an order effect the two orders of a pair are two. */
  readonly df: number;
  /** Of the deviance, as if choices were independent; null without degrees of freedom. */
  readonly p: number | null;
  /** Smallest expected count: below about 1 the p-value is rough. */
  readonly smallestExpected: number;
}

/** Observed against expected choices, pair by pair. `mean` gives the probability that the first is chosen. */
export function pairFit(comparisons: readonly Comparison[], mean: (at: number) => number, ordered: boolean, parameters: number): PairFit {
  const cells = new Map<string, { wins: number; losses: number; expected: number }>();
  comparisons.forEach(({ first, second, wins, losses }, at) => {
    const turned = !ordered && first > second;
    const key = turned ? `${second} ${first}` : `${first} ${second}`;
    const cell = cells.get(key) ?? { wins: 0, losses: 0, expected: 0 };
    cells.set(key, cell);
    cell.wins += turned ? losses : wins;
    cell.losses += turned ? wins : losses;
    cell.expected += (wins + losses) * (turned ? 1 - mean(at) : mean(at));
  });
  let pearson = 0;
  let deviance = 0;
  let smallestExpected = Infinity;
  for (const { wins, losses, expected } of cells.values()) {
    const rest = wins + losses - expected;
    pearson += (wins - expected) ** 2 / expected + (losses - rest) ** 2 / rest;
    deviance += 2 * (term(wins, expected) + term(losses, rest));
    smallestExpected = Math.min(smallestExpected, expected, rest);
  }
  const df = cells.size - parameters;
  return { pearson, deviance, df, p: df > 0 ? chiSquareSf(Math.max(0, deviance), df) : null, smallestExpected };
}

function term(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected);
}
