import { pearson } from '../association/pearson.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { quantileOfSorted } from '../quantile.ts';
import type { Random } from '../random/create-random.ts';
import { heterotraitMonotrait } from '../reliability/htmt.ts';

/** The heterotrait–monotrait ratio of two constructs. */
export interface HtmtInterval {
  /** Indices of the constructs. */
  readonly pair: readonly [number, number];
  readonly htmt: number;
  /** Percentile limits, 95 %. */
  readonly ci95: readonly [number, number];
  /** Whether the two can be told apart: the upper limit is below the cut-off, the lower above it, or neither. */
  readonly verdict: 'distinct' | 'not-distinct' | 'undecided';
}

export interface HtmtIntervalOptions {
  readonly random: Random;
  /** Default 1000. */
  readonly draws?: number;
  /** Default .90 (Henseler, Ringle & Sarstedt 2015). */
  readonly cutoff?: number;
  /** Rows with the same label are drawn together. */
  readonly clusters?: readonly string[];
}

/**
 * Heterotrait–monotrait ratios with bootstrap intervals (Henseler, Ringle & Sarstedt 2015): rows, or whole clusters of rows, are drawn
 * with replacement. `construct` holds one index a column, 0 … c − 1. A draw in which a column does not vary is drawn anew. Throws
 * `missing-cells`, `constant-variable`, `too-few-rows` (fewer than 10 rows or clusters) and as `heterotraitMonotrait`.
 */
export function htmtIntervals(data: Dense, construct: ArrayLike<number>, options: HtmtIntervalOptions): HtmtInterval[] {
  const { random, draws = 1000, cutoff = 0.9, clusters } = options;
  if (!(Number.isInteger(draws) && draws >= 100)) throw new NumericalError('bad-option', `An interval needs at least 100 draws, not ${draws}.`);
  if (clusters !== undefined && clusters.length !== data.rows) throw new NumericalError('shape', `There are ${data.rows} rows but ${clusters.length} cluster labels.`);
  const units = unitsOf(data.rows, clusters);
  if (units.length < 10) throw new NumericalError('too-few-rows', `A bootstrap interval needs at least 10 ${clusters ? 'clusters' : 'rows'}, found ${units.length}.`);
  const estimate = heterotraitMonotrait(pearson(data), construct);
  const count = estimate.rows;
  const drawn: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const one = resample(data, construct, units, random.fork('htmt', draw));
    if (one === null) throw new NumericalError('constant-variable', 'A column varies in so few rows that most draws leave it constant.');
    drawn.push(one);
  }
  const out: HtmtInterval[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const cell = a * count + b;
      const htmt = estimate.data[cell]!;
      if (!Number.isFinite(htmt)) continue;
      const sorted = Float64Array.from(drawn, (one) => one[cell]!).sort();
      const ci95 = [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)] as const;
      out.push({ pair: [a, b], htmt, ci95, verdict: ci95[1] < cutoff ? 'distinct' : ci95[0] > cutoff ? 'not-distinct' : 'undecided' });
    }
  }
  return out;
}

function unitsOf(n: number, clusters: readonly string[] | undefined): number[][] {
  if (clusters === undefined) return Array.from({ length: n }, (_, i) => [i]);
  const members = new Map<string, number[]>();
  clusters.forEach((label, row) => {
    const found = members.get(label);
    if (found) found.push(row);
    else members.set(label, [row]);
  });
  return [...members.values()];
}

/** The ratios of one draw; null when twenty draws in a row left a column constant. */
function resample(data: Dense, construct: ArrayLike<number>, units: readonly number[][], random: Random): Float64Array | null {
  const p = data.cols;
  for (let attempt = 0; attempt < 20; attempt++) {
    const rows: number[] = [];
    for (let u = 0; u < units.length; u++) rows.push(...units[random.int(units.length)]!);
    const sample: Dense = { rows: rows.length, cols: p, data: new Float64Array(rows.length * p) };
    rows.forEach((from, to) => sample.data.set(data.data.subarray(from * p, (from + 1) * p), to * p));
    try {
      return heterotraitMonotrait(pearson(sample), construct).data;
    } catch (error) {
      if (!(error instanceof NumericalError && (error.code === 'constant-variable' || error.code === 'too-few-rows'))) throw error;
    }
  }
  return null;
}
