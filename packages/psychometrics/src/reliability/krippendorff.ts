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
 * Throws `too-few-rows` when no unit has two ratings, `not-finite`, `bad-option` for negative ratios. Reference: Krippendorff's published examples.
 */
export function krippendorff(data: Dense, level: MeasurementLevel): KrippendorffAlpha {
  const { rows, cols } = data;
  let units: number[][] = [];
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
  }
  if (units.length === 0) throw new NumericalError('too-few-rows', 'No unit has two ratings, so nothing can agree.');
  const all = units.flat();
  // On mid-ranks the ordinal difference of two values is their distance, squared: Σ_g n_g from a to b less half of n_a and n_b.
  if (level === 'ordinal') {
    const place = midRanks(all);
    units = units.map((values) => values.map((x) => place.get(x)!));
  }
  // Equal values must not come out of the arithmetic as a trace of 1e-30, whose ratios would be nonsense.
  const pooled = units.flat();
  const disagreement = all.every((x) => x === all[0]) ? () => 0 : disagreementOf(level, pooled);
  let observed = 0;
  for (const values of units) observed += disagreement(values) / (values.length - 1);
  observed /= all.length;
  const expected = disagreement(pooled) / (all.length * (all.length - 1));
  return { alpha: 1 - observed / expected, level, observedDisagreement: observed, expectedDisagreement: expected, units: units.length, values: all.length };
}

/** Σ over all ordered pairs of a set of values of their squared difference, in time and memory that do not grow with the square of a set of many values. */
function disagreementOf(level: MeasurementLevel, all: readonly number[]): (values: readonly number[]) => number {
  switch (level) {
    case 'nominal':
      return (values) => {
        let agreeing = 0;
        for (const count of countsOf(values).values()) agreeing += count * count;
        return values.length ** 2 - agreeing;
      };
    case 'ratio':
      return (values) => {
        const counts = [...countsOf(values)];
        let sum = 0;
        counts.forEach(([a, n], i) => {
          for (let j = 0; j < i; j++) {
            const [b, m] = counts[j]!;
            sum += 2 * n * m * ((a - b) / (a + b)) ** 2;
          }
        });
        return sum;
      };
    case 'ordinal':
    case 'interval': {
      // Around the mean of all, so that nothing cancels.
      const centre = all.reduce((sum, x) => sum + x, 0) / all.length;
      return (values) => {
        let sum = 0;
        let squares = 0;
        for (const x of values) {
          sum += x - centre;
          squares += (x - centre) ** 2;
        }
        return 2 * (values.length * squares - sum * sum);
      };
    }
  }
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const x of values) counts.set(x, (counts.get(x) ?? 0) + 1);
  return counts;
}

function midRanks(values: readonly number[]): Map<number, number> {
  let below = 0;
  return new Map(
    [...countsOf(values)]
      .sort(([a], [b]) => a - b)
      .map(([x, count]) => {
        const rank = below + count / 2;
        below += count;
        return [x, rank];
      }),
  );
}
