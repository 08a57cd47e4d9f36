import type { Interval, Traits } from '@valuelex/core';
import { tCdf, tQuantile } from '@valuelex/psychometrics';
import { thresholds } from '../thresholds.ts';
import type { RatingRow } from './rating-rows.ts';

/** What is left out as a whole, one at a time: ratings inside are not independent. */
export interface Clusters {
  readonly kind: 'families' | 'models' | 'stems' | 'pairs of stems';
  readonly of: (row: Pick<RatingRow, 'model' | 'pair'>) => string;
}

/** An estimate over clusters. */
export interface Clustered {
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Two-sided, of no difference from 0. */
  readonly p: number | null;
}

/** How an estimate on an unbounded scale and back is had. */
interface Scale {
  readonly to: (x: number) => number;
  readonly from: (x: number) => number;
}
const asItIs: Scale = { to: (x) => x, from: (x) => x };
const nearOne = 1 - 1e-9;
/** Fisher’s z, for correlations. */
export const fisherZ: Scale = { to: (x) => Math.atanh(Math.max(-nearOne, Math.min(nearOne, x))), from: Math.tanh };

/** Families where there are enough and every model’s is known, else models, else stems, those of a pair together: then the result is of these models alone. */
export function clustersOf(rows: readonly (Pick<RatingRow, 'model'> & Partial<Pick<RatingRow, 'stem' | 'pair'>>)[], models: ReadonlyMap<string, Traits>, block: string): Clusters {
  const present = [...new Set(rows.map(({ model }) => model))];
  const families = new Map(present.flatMap((model) => {
    const family = models.get(model)?.[block];
    return family === undefined ? [] : [[model, String(family)] as const];
  }));
  if (families.size === present.length && new Set(families.values()).size >= thresholds.families) return { kind: 'families', of: ({ model }) => families.get(model)! };
  if (present.length >= thresholds.families) return { kind: 'models', of: ({ model }) => model };
  return { kind: rows.some(({ stem, pair }) => pair !== stem) ? 'pairs of stems' : 'stems', of: ({ pair }) => pair };
}

/** Sums over rows, kept by cluster so that each can be left out. */
export class ClusterSums {
  readonly #width: number;
  readonly #byCluster = new Map<string, Float64Array>();

  constructor(width: number) {
    this.#width = width;
  }

  add(cluster: string, terms: readonly number[]): void {
    let sums = this.#byCluster.get(cluster);
    if (sums === undefined) this.#byCluster.set(cluster, (sums = new Float64Array(this.#width)));
    for (let i = 0; i < this.#width; i++) sums[i]! += terms[i]!;
  }

  /**
   * A statistic of the sums with the delete-a-cluster jackknife (variance (G − 1)/G Σ(θ₍g₎ − θ̄)²) and t(G − 1). No interval below
   * `thresholds.families` clusters, or where the statistic cannot be had without one of them.
   */
  estimate(statistic: (sums: Float64Array) => number | null, kind: Clusters['kind'], scale: Scale = asItIs): Clustered {
    const all = [...this.#byCluster.values()];
    const total = new Float64Array(this.#width);
    for (const sums of all) sums.forEach((x, i) => (total[i]! += x));
    const value = statistic(total);
    const g = all.length;
    const without = all.map((sums) => statistic(total.map((x, i) => x - sums[i]!)));
    if (value === null || g < thresholds.families || without.some((x) => x === null)) return { value, interval: null, p: null };
    const moved = without.map((x) => scale.to(x!));
    const average = moved.reduce((a, b) => a + b, 0) / g;
    const error = Math.sqrt(((g - 1) / g) * moved.reduce((sum, x) => sum + (x - average) ** 2, 0));
    return { value, ...tInference(scale.to(value), error, g - 1, `jackknife over ${g} ${kind}, t(${g - 1})`, scale) };
  }
}

/** Interval and p of an estimate with a standard error; without one that is above 0, the interval is the point. */
export function tInference(centre: number, error: number, df: number, method: string, scale: Scale = asItIs): Pick<Clustered, 'interval' | 'p'> {
  const reach = tQuantile(1 - thresholds.alpha / 2, df) * error;
  const p = error > 0 ? 2 * tCdf(-Math.abs(centre / error), df) : centre === 0 ? 1 : 0;
  return { interval: { lower: scale.from(centre - reach), upper: scale.from(centre + reach), level: 1 - thresholds.alpha, method }, p };
}
