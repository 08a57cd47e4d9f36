import { NumericalError } from '../errors.ts';
import type { Random } from '../random/create-random.ts';

/** A randomisation test of a mean. */
export interface SignFlip {
  /** Mean of the values. */
  readonly estimate: number;
  /** Two-sided; its least value is 1 / flips of which all count (exact), or 1 / (draws + 1). */
  readonly p: number;
  readonly exact: boolean;
  /** Sign patterns looked at. */
  readonly flips: number;
}

/** All patterns are enumerated up to this many values. */
const MOST_FOR_EXACT = 16;

/**
 * Is the mean of one value a cluster (a difference within a matched pair, a family's effect) other than `center`? Under the null each
 * deviation is as likely with the other sign (Fisher 1935; with clusters: Canay, Romano & Shaikh 2017). Exact up to 16 values: with G of them p
 * cannot be less than 2^(1−G), so 5 clusters never reach .05. Throws `not-finite`, `too-few-rows`, `bad-option`.
 */
export function signFlip(values: ArrayLike<number>, options: { readonly center?: number; readonly random?: Random; readonly draws?: number } = {}): SignFlip {
  const { center = 0, draws = 9999, random } = options;
  const x = Float64Array.from(values, (v) => v - center);
  const G = x.length;
  if (G < 2) throw new NumericalError('too-few-rows', 'A randomisation test needs at least two values.');
  if (!x.every(Number.isFinite)) throw new NumericalError('not-finite', 'The values hold missing or infinite numbers.');
  const total = Math.abs(x.reduce((a, b) => a + b, 0));
  const size = x.reduce((a, b) => a + Math.abs(b), 0);
  // Sums that differ by rounding alone are ties.
  const limit = total - 1e-12 * size;
  const estimate = center + x.reduce((a, b) => a + b, 0) / G;
  if (G <= MOST_FOR_EXACT) {
    // The last sign is fixed: the mirror image has the same absolute sum.
    const flips = 2 ** (G - 1);
    let beyond = 0;
    for (let pattern = 0; pattern < flips; pattern++) {
      let sum = x[G - 1]!;
      for (let g = 0; g < G - 1; g++) sum += ((pattern >> g) & 1) === 1 ? -x[g]! : x[g]!;
      if (Math.abs(sum) >= limit) beyond++;
    }
    return { estimate, p: beyond / flips, exact: true, flips };
  }
  if (random === undefined) throw new NumericalError('bad-option', `With more than ${MOST_FOR_EXACT} values signs are drawn, which needs a random generator.`);
  const stream = random.fork('sign-flip');
  let beyond = 0;
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (const v of x) sum += stream.next() < 0.5 ? -v : v;
    if (Math.abs(sum) >= limit) beyond++;
  }
  return { estimate, p: (beyond + 1) / (draws + 1), exact: false, flips: draws };
}
