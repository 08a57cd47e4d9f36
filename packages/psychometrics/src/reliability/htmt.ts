import { NumericalError } from '../errors.ts';
import { assertCorrelation } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';

/**
 * Heterotrait–monotrait ratios of constructs (Henseler, Ringle & Sarstedt 2015): mean correlation between the items of two constructs over
 * the geometric mean of the mean correlations within each; near 1, two constructs cannot be told apart. `construct` holds one index an
 * item, 0 … c − 1. Absolute correlations are averaged, so that reversed items do not cancel. c × c, 1 in the diagonal, NaN where a
 * construct has one item. Throws `shape`, `not-correlation`. Reference: semTools `htmt(absolute = TRUE)`.
 */
export function heterotraitMonotrait(correlation: Dense, construct: ArrayLike<number>): Dense {
  assertCorrelation(correlation);
  const p = correlation.rows;
  if (construct.length !== p) throw new NumericalError('shape', `There are ${p} items but ${construct.length} construct indices.`);
  let count = 0;
  for (let i = 0; i < p; i++) {
    if (!(Number.isInteger(construct[i]!) && construct[i]! >= 0)) throw new NumericalError('bad-option', `Item ${i} has no valid construct index.`, [i]);
    count = Math.max(count, construct[i]! + 1);
  }
  const sum = new Float64Array(count * count);
  const pairs = new Float64Array(count * count);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      if (i === j) continue;
      const cell = construct[i]! * count + construct[j]!;
      sum[cell]! += Math.abs(correlation.data[i * p + j]!);
      pairs[cell]!++;
    }
  }
  const mean = (a: number, b: number): number => sum[a * count + b]! / pairs[a * count + b]!;
  const out = new Float64Array(count * count);
  for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) out[a * count + b] = a === b ? 1 : mean(a, b) / Math.sqrt(mean(a, a) * mean(b, b));
  return { rows: count, cols: count, data: out };
}
