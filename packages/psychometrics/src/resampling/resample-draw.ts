import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { betweenMatched } from './between-matched.ts';
import { fitOf } from './loading-fit.ts';
import type { FitLoadings, LoadingFit } from './loading-fit.ts';
import { drawUnits, fitOrNull, takeRows, unitsOf } from './rows.ts';

interface Resample<F> {
  /** n × p. */
  readonly data: Dense;
  readonly fit: F;
  /** One index a row: what is resampled as a whole. */
  readonly groups?: ArrayLike<number>;
  /** The sample's loadings, p × k. */
  readonly whole: Dense;
}

/** Loadings of rows drawn with replacement, or of all but one unit. */
export interface LoadingJob<F = LoadingFit> extends Resample<F> {
  readonly kind: 'loadings';
  readonly method: 'bootstrap' | 'jackknife';
}

/** Congruences of the factors of random halves. */
export interface HalvesJob<F = LoadingFit> extends Resample<F> {
  readonly kind: 'halves';
}

/** Draw s: the loadings of resample s, row-major. */
export function loadingDraw(job: LoadingJob<LoadingFit | FitLoadings>, random: Random): (s: number) => Float64Array | null {
  const { data, method, whole } = job;
  const fit = fitOf(job.fit);
  const units = unitsOf(data, job.groups);
  const rowsOf = (s: number): Int32Array =>
    method === 'bootstrap' ? drawUnits(units, random.fork('bootstrap', s)) : Int32Array.from(units.flatMap((unit, g) => (g === s ? [] : [...unit])));
  return (s) => fitOrNull(fit, takeRows(data, rowsOf(s)), whole)?.data ?? null;
}

/** Draw s: per factor of the sample its congruence between the halves of split s. */
export function halvesDraw(job: HalvesJob<LoadingFit | FitLoadings>, random: Random): (s: number) => Float64Array | null {
  const { data, whole } = job;
  const fit = fitOf(job.fit);
  const units = unitsOf(data, job.groups);
  const half = Math.floor(units.length / 2);
  return (s) => {
    const order = random.fork('split', s).shuffle(Int32Array.from({ length: units.length }, (_, g) => g));
    const rows = (from: number, to: number): Int32Array => Int32Array.from(Array.from(order.subarray(from, to)).flatMap((g) => [...units[g]!]));
    const a = fitOrNull(fit, takeRows(data, rows(0, half)), whole);
    const b = fitOrNull(fit, takeRows(data, rows(half, units.length)), whole);
    return a === null || b === null ? null : betweenMatched(whole, a, b);
  };
}
