import type { Dense } from '../linear/dense.ts';
import { quantileOfSorted } from '../quantile.ts';

/**
 * R* = (R + c) / (1 + c) off the diagonal, with −c the 5 % quantile of the off-diagonal entries. Short lists have nearly fixed row
 * sums, which push every correlation down and take one dimension away; the constant gives it back, at the price that a general
 * factor is fixed by fiat. `constant` is 0, and R unchanged, when that quantile is not negative.
 */
export function listCorrection(r: Dense): { correlation: Dense; constant: number } {
  const p = r.rows;
  const below = new Float64Array((p * (p - 1)) / 2);
  let at = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) below[at++] = r.data[i * p + j]!;
  if (below.length === 0) return { correlation: r, constant: 0 };
  const constant = Math.max(0, -quantileOfSorted(below.sort(), 0.05));
  const out = new Float64Array(p * p);
  for (let i = 0; i < out.length; i++) out[i] = (r.data[i]! + constant) / (1 + constant);
  for (let i = 0; i < p; i++) out[i * p + i] = 1;
  return { correlation: { rows: p, cols: p, data: out }, constant };
}
