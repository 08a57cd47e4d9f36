import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';

export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Krippendorff's α and what it rests on. */
export interface KrippendorffAlpha {
  /** 1 − observed / expected disagreement; NaN when all pairable values are equal. */
  readonly alpha: number;
  readonly level: MeasurementLevel;
  readonly observedDisagreement: number;
  readonly expectedDisagreement: number;
  /** Units with at least two values, and values in them. */
  readonly units: number;
  readonly values: number;
}

/**
 * Krippendorff's α (2004, 2011) of units × raters data; NaN marks a missing rating. Units with one rating cannot disagree and are left out.
 * Throws `too-few-rows` when no unit has two ratings. Reference: Krippendorff's published examples.
 */
export function krippendorff(data: Dense, level: MeasurementLevel): KrippendorffAlpha {
  const { rows, cols } = data;
  const seen = new Set<number>();
  const units: number[][] = [];
  for (let i = 0; i < rows; i++) {
    const values: number[] = [];
    for (let j = 0; j < cols; j++) {
      const x = data.data[i * cols + j]!;
      if (Number.isNaN(x)) continue;
      if (!Number.isFinite(x)) throw new NumericalError('not-finite', `Unit ${i} has an infinite rating.`, [j]);
      if (level === 'ratio' && x < 0) throw new NumericalError('bad-option', `Ratio data have no negative values; unit ${i} has ${x}.`, [j]);
      values.push(x);
    }
    if (values.length < 2) continue;
    units.push(values);
    values.forEach((x) => seen.add(x));
  }
  if (units.length === 0) throw new NumericalError('too-few-rows', 'No unit has two ratings, so nothing can agree.');
  const categories = [...seen].sort((a, b) => a - b);
  const c = categories.length;
  const index = new Map(categories.map((x, i) => [x, i]));
  const coincidence = new Float64Array(c * c);
  const totals = new Float64Array(c);
  let n = 0;
  for (const values of units) {
    const counts = new Float64Array(c);
    for (const x of values) counts[index.get(x)!]!++;
    n += values.length;
    for (let a = 0; a < c; a++) {
      if (counts[a] === 0) continue;
      totals[a]! += counts[a]!;
      for (let b = 0; b < c; b++) coincidence[a * c + b]! += (counts[a]! * (counts[b]! - (a === b ? 1 : 0))) / (values.length - 1);
    }
  }
  const distance = squaredDistance(level, categories, totals);
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < c; a++) {
    for (let b = 0; b < c; b++) {
      if (a === b) continue;
      const d = distance(a, b);
      observed += coincidence[a * c + b]! * d;
      expected += totals[a]! * totals[b]! * d;
    }
  }
  observed /= n;
  expected /= n * (n - 1);
  return { alpha: 1 - observed / expected, level, observedDisagreement: observed, expectedDisagreement: expected, units: units.length, values: n };
}

function squaredDistance(level: MeasurementLevel, categories: readonly number[], totals: Float64Array): (a: number, b: number) => number {
  switch (level) {
    case 'nominal':
      return () => 1;
    case 'interval':
      return (a, b) => (categories[a]! - categories[b]!) ** 2;
    case 'ratio':
      return (a, b) => {
        const sum = categories[a]! + categories[b]!;
        return sum === 0 ? 0 : ((categories[a]! - categories[b]!) / sum) ** 2;
      };
    case 'ordinal': {
      const below = new Float64Array(totals.length + 1);
      totals.forEach((count, i) => (below[i + 1] = below[i]! + count));
      return (a, b) => {
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        return (below[high + 1]! - below[low]! - (totals[low]! + totals[high]!) / 2) ** 2;
      };
    }
  }
}
