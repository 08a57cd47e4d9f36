import { NumericalError } from '../errors.ts';
import { groupRows } from '../retention/permute.ts';

/** How much rows of the same group resemble each other, and how many independent rows they are worth. */
export interface NestedSample {
  /** ICC(1) from the one-way analysis of variance, mean group size adjusted for unequal groups (Donner 1986); may be negative. */
  readonly icc: number;
  /** 1 + (m − 1) ICC, m = Σ n_g² / n the size-weighted group size (Kish 1965); at least 1. */
  readonly designEffect: number;
  readonly n: number;
  readonly groups: number;
  /** n over the design effect. */
  readonly effectiveN: number;
}

/** Clustering of one variable by group (`groups` holds one index a row). Throws `shape`, `too-few-rows`, `constant-variable`. Reference: R `aov`. */
export function nestedSample(values: ArrayLike<number>, groups: ArrayLike<number>): NestedSample {
  const n = values.length;
  const members = groupRows(groups, n);
  const count = members.length;
  if (count < 2 || count === n) {
    throw new NumericalError('too-few-rows', `ICC(1) needs at least two groups and a group of at least two rows; found ${count} groups of ${n} rows.`);
  }
  let grand = 0;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(values[i]!)) throw new NumericalError('not-finite', `Row ${i} has no finite value.`);
    grand += values[i]! / n;
  }
  let between = 0;
  let within = 0;
  let squaredSizes = 0;
  for (const rows of members) {
    let mean = 0;
    for (const i of rows) mean += values[i]! / rows.length;
    between += rows.length * (mean - grand) ** 2;
    for (const i of rows) within += (values[i]! - mean) ** 2;
    squaredSizes += rows.length ** 2;
  }
  between /= count - 1;
  within /= n - count;
  if (!(between + within > 0)) throw new NumericalError('constant-variable', 'The values do not vary.');
  const size = (n - squaredSizes / n) / (count - 1);
  const icc = (between - within) / (between + (size - 1) * within);
  const designEffect = Math.max(1, 1 + (squaredSizes / n - 1) * icc);
  return { icc, designEffect, n, groups: count, effectiveN: n / designEffect };
}
