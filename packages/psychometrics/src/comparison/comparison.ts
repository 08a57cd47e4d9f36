import { NumericalError } from '../errors.ts';

/** How two options fared against each other, in the order in which they were shown. */
export interface Comparison {
  /** Index of the option shown first. */
  readonly first: number;
  /** Index of the option shown second. */
  readonly second: number;
  /** How often the first was chosen; a tie counts one half on either side. Any weight that is not negative. */
  readonly wins: number;
  /** How often the second was chosen. */
  readonly losses: number;
}

/** Refuses what is no comparison of `options` options: `shape` for indices, `not-finite` for weights. */
export function assertComparisons(comparisons: readonly Comparison[], options: number): void {
  comparisons.forEach(({ first, second, wins, losses }, at) => {
    for (const index of [first, second]) {
      if (!Number.isInteger(index) || index < 0 || index >= options) {
        throw new NumericalError('shape', `Comparison ${at} names option ${index}; there are ${options}, counted from 0.`);
      }
    }
    if (first === second) throw new NumericalError('shape', `Comparison ${at} sets option ${first} against itself.`, [first]);
    if (!(wins >= 0 && losses >= 0 && Number.isFinite(wins + losses))) {
      throw new NumericalError('not-finite', `Comparison ${at} counts ${wins} to ${losses}: counts are finite and not negative.`, [first, second]);
    }
  });
}

/**
 * Groups of options that were compared with each other, directly or through others: arrays of indices, each ascending, by
 * their first. Abilities of options in two groups have no common scale.
 */
export function connectedOptions(comparisons: readonly Comparison[], options: number): number[][] {
  assertComparisons(comparisons, options);
  const root = Int32Array.from({ length: options }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  for (const { first, second, wins, losses } of comparisons) {
    if (wins + losses === 0) continue;
    const [a, b] = [find(first), find(second)];
    root[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = new Map<number, number[]>();
  for (let i = 0; i < options; i++) groups.set(find(i), [...(groups.get(find(i)) ?? []), i]);
  return [...groups.values()];
}
