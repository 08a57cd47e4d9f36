import { drawsAtOnce, drawsInBackground } from '../background/draws-in-background.ts';
import type { Draws, Watch } from '../background/draws-in-background.ts';
import { matchFactors, alignFactors } from '../congruence/match.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { tQuantile } from '../distributions/f-and-t.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { quantileOfSorted } from '../quantile.ts';
import type { Random } from '../random/create-random.ts';
import { fitOf } from './loading-fit.ts';
import type { FitLoadings, LoadingFit } from './loading-fit.ts';
import { loadingDraw } from './resample-draw.ts';
import { unitsOf } from './rows.ts';

export interface LoadingIntervalOptions {
  /** n × p. */
  readonly data: Dense;
  readonly fit: FitLoadings | LoadingFit;
  /** Loadings of the sample, where they are known. Default: `fit` makes them. */
  readonly estimate?: Dense;
  /** One index a row (model, family): what is resampled as a whole. Default: every row by itself. */
  readonly groups?: ArrayLike<number>;
  readonly random: Random;
  /** Bootstrap samples. Default 1000. */
  readonly draws?: number;
  /** Coverage of the intervals. Default .95. */
  readonly level?: number;
  /** Default `auto`: bootstrap from 15 units on, jackknife from 5, below that no interval. */
  readonly method?: 'auto' | 'bootstrap' | 'jackknife';
}

/** Loadings with what resampling says of them. All matrices are p × k, in the order and signs of the sample solution. */
export interface LoadingIntervals {
  readonly method: 'bootstrap' | 'jackknife' | 'none';
  /** Units resampled: groups, or rows. */
  readonly units: number;
  readonly level: number;
  readonly estimate: Dense;
  readonly standardError: Dense | null;
  readonly lower: Dense | null;
  readonly upper: Dense | null;
  /** Per factor: Tucker's congruence of resamples with the sample, its mean and its lower quantile 1 − level; null without resamples. */
  readonly congruence: { readonly mean: Float64Array; readonly lower: Float64Array } | null;
  /** Resamples fitted, and those that could not be. */
  readonly fitted: number;
  readonly failed: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Fewest units for percentiles: with 6 families a 95 % percentile interval covers .85. */
const LEAST_FOR_BOOTSTRAP = 15;
const LEAST_FOR_JACKKNIFE = 5;

/**
 * Intervals of rotated loadings by resampling rows or whole groups. Each resample's factors are matched to the sample's in order and sign
 * (Hungarian method on congruence) before anything is averaged, as rotation leaves both free (Zhang, Preacher & Luo 2010). Bootstrap: percentiles
 * (Efron 1979; of clusters: Field & Welsh 2007). Jackknife: estimate ± t(G − 1) × standard error from leaving out one unit at a time
 * (Quenouille; Tukey 1958), which holds its level where units are few. Throws `too-few-rows`, `bad-option`, and what `fit` throws on the sample.
 */
export function loadingIntervals(options: LoadingIntervalOptions): LoadingIntervals {
  const plan = planOf(options);
  return summaryOf(plan, drawsAtOnce(plan.work));
}

/**
 * `loadingIntervals` without holding the thread: the same numbers to the last bit, with any number of workers. Only a `fit` that is plain data can be shared
 * with workers. Rejects with the signal's reason when aborted, and with what it throws.
 */
export async function loadingIntervalsInBackground(options: LoadingIntervalOptions, watch: Watch): Promise<LoadingIntervals> {
  watch.signal?.throwIfAborted();
  const plan = planOf(options);
  return summaryOf(plan, await drawsInBackground(plan.work, watch));
}

interface Plan {
  readonly method: 'bootstrap' | 'jackknife' | 'none';
  readonly units: number;
  readonly level: number;
  readonly estimate: Dense;
  readonly work: Draws;
}

function planOf({ data, fit, groups, random, draws = 1000, level = 0.95, method: asked = 'auto', ...rest }: LoadingIntervalOptions): Plan {
  if (!(level > 0 && level < 1)) throw new NumericalError('bad-option', `The level must lie between 0 and 1, found ${level}.`);
  if (!(Number.isInteger(draws) && draws >= 20)) throw new NumericalError('bad-option', `A bootstrap needs at least 20 draws, found ${draws}.`);
  const units = unitsOf(data, groups).length;
  const automatic = units >= LEAST_FOR_BOOTSTRAP ? 'bootstrap' : units >= LEAST_FOR_JACKKNIFE ? 'jackknife' : 'none';
  const method = asked === 'auto' ? automatic : asked;
  const estimate = rest.estimate ?? fitOf(fit)(data).loadings;
  if (method === 'none') return { method, units, level, estimate, work: { draws: 0, random, make: () => null } };
  const samples = method === 'bootstrap' ? draws : units;
  const base = { kind: 'loadings' as const, data, method, whole: estimate, ...(groups === undefined ? {} : { groups }) };
  const work: Draws = typeof fit === 'function' ? { draws: samples, random, make: loadingDraw({ ...base, fit }, random) } : { draws: samples, random, job: { ...base, fit } };
  return { method, units, level, estimate, work };
}

function summaryOf({ method, units, level, estimate, work: { draws: samples } }: Plan, draws: readonly (Float64Array | null)[]): LoadingIntervals {
  const { rows: p, cols: k } = estimate;
  const diagnostics: Diagnostic[] = [];
  const none: LoadingIntervals = { method, units, level, estimate, standardError: null, lower: null, upper: null, congruence: null, fitted: 0, failed: 0, diagnostics };
  if (method === 'none') {
    diagnostics.push({ code: 'too-few-groups', severity: 'warning', message: `${units} groups are too few to say how loadings vary between groups; at least ${LEAST_FOR_JACKKNIFE} are needed.` });
    return none;
  }
  if (method === 'bootstrap' && units < LEAST_FOR_BOOTSTRAP) {
    diagnostics.push({ code: 'few-groups', severity: 'warning', message: `Percentile intervals from ${units} groups are too narrow; use the jackknife.` });
  }
  const aligned: Float64Array[] = [];
  const congruences: Float64Array[] = [];
  for (const loadings of draws) {
    if (loadings === null) continue;
    const found: Dense = { rows: p, cols: k, data: loadings };
    const match = matchFactors(estimate, found);
    aligned.push(alignFactors(found, match).data);
    congruences.push(match.congruence);
  }
  const failed = samples - aligned.length;
  if (failed > 0) {
    diagnostics.push({ code: 'resamples-failed', severity: failed > samples / 10 ? 'error' : 'warning', message: `${failed} of ${samples} resamples could not be fitted and are left out.` });
  }
  if (aligned.length < 2) return { ...none, failed };
  const standardError = new Float64Array(p * k);
  const lower = new Float64Array(p * k);
  const upper = new Float64Array(p * k);
  const B = aligned.length;
  const t = method === 'jackknife' ? tQuantile((1 + level) / 2, B - 1) : 0;
  const cell = new Float64Array(B);
  for (let i = 0; i < p * k; i++) {
    let sum = 0;
    aligned.forEach((l, s) => (sum += cell[s] = l[i]!));
    let squares = 0;
    for (const x of cell) squares += (x - sum / B) ** 2;
    standardError[i] = Math.sqrt(method === 'jackknife' ? ((B - 1) / B) * squares : squares / (B - 1));
    if (method === 'bootstrap') cell.sort();
    lower[i] = method === 'bootstrap' ? quantileOfSorted(cell, (1 - level) / 2) : estimate.data[i]! - t * standardError[i]!;
    upper[i] = method === 'bootstrap' ? quantileOfSorted(cell, (1 + level) / 2) : estimate.data[i]! + t * standardError[i]!;
  }
  const matrix = (values: Float64Array): Dense => ({ rows: p, cols: k, data: values });
  return {
    ...none,
    standardError: matrix(standardError),
    lower: matrix(lower),
    upper: matrix(upper),
    congruence: { mean: perFactor(congruences, k, mean), lower: perFactor(congruences, k, (x) => quantileOfSorted(x.sort(), 1 - level)) },
    fitted: B,
    failed,
  };
}

/** A summary of each factor's values over samples. */
export function perFactor(samples: readonly Float64Array[], k: number, summarise: (values: Float64Array) => number): Float64Array {
  return Float64Array.from({ length: k }, (_, j) => summarise(Float64Array.from(samples, (one) => one[j]!)));
}

export function mean(x: Float64Array): number {
  return x.reduce((a, b) => a + b, 0) / x.length;
}
