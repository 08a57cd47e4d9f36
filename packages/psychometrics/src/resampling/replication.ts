import { drawsAtOnce, drawsInBackground } from '../background/draws-in-background.ts';
import type { Draws, Watch } from '../background/draws-in-background.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { quantileOfSorted } from '../quantile.ts';
import type { Random } from '../random/create-random.ts';
import { betweenMatched } from './between-matched.ts';
import { fitOf } from './loading-fit.ts';
import type { FitLoadings, LoadingFit } from './loading-fit.ts';
import { mean, perFactor } from './loading-intervals.ts';
import { halvesDraw } from './resample-draw.ts';
import { fitOrNull, takeRows, unitsOf } from './rows.ts';

export interface SplitHalfOptions {
  /** n × p. */
  readonly data: Dense;
  readonly fit: FitLoadings | LoadingFit;
  /** Loadings of the whole sample, where they are known. Default: `fit` makes them. */
  readonly estimate?: Dense;
  /** One index a row (model, family): what is split as a whole. Default: every row by itself. */
  readonly groups?: ArrayLike<number>;
  readonly random: Random;
  /** Default 100. */
  readonly splits?: number;
}

/** How well a structure comes back in halves of the data. Vectors have one entry a factor of the sample solution. */
export interface SplitHalfReplication {
  /** Units split: groups, or rows. */
  readonly units: number;
  readonly splits: number;
  readonly failed: number;
  /** Congruence of a half's factor with the other half's, both matched to the whole sample's. */
  readonly mean: Float64Array;
  /** Its 5 % and 95 % quantiles over splits. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Share of splits in which every factor reaches .85 (fair; Lorenzo-Seva & ten Berge 2006). */
  readonly allFair: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Random halves of rows, or of whole groups (models, families), each factored by itself: Tucker's congruence of what they find. Factors of both
 * halves are matched to those of the whole sample, so that a factor keeps its name over splits. Throws `too-few-rows` with fewer than 4 units.
 */
export function splitHalfReplication(options: SplitHalfOptions): SplitHalfReplication {
  const plan = planOf(options);
  return summaryOf(plan, drawsAtOnce(plan.work));
}

/**
 * `splitHalfReplication` without holding the thread: the same numbers to the last bit, with any number of workers. Only a `fit` that is plain data can be shared
 * with workers. Rejects with the signal's reason when aborted, and with what it throws.
 */
export async function splitHalfReplicationInBackground(options: SplitHalfOptions, watch: Watch): Promise<SplitHalfReplication> {
  watch.signal?.throwIfAborted();
  const plan = planOf(options);
  return summaryOf(plan, await drawsInBackground(plan.work, watch));
}

interface Plan {
  readonly units: number;
  readonly splits: number;
  readonly factors: number;
  readonly work: Draws;
}

function planOf({ data, fit, random, groups, estimate, splits = 100 }: SplitHalfOptions): Plan {
  const units = unitsOf(data, groups).length;
  if (units < 4) throw new NumericalError('too-few-rows', `Halves of ${units} units say nothing; at least 4 are needed.`);
  const whole = estimate ?? fitOf(fit)(data).loadings;
  const base = { kind: 'halves' as const, data, whole, ...(groups === undefined ? {} : { groups }) };
  const work: Draws = typeof fit === 'function' ? { draws: splits, random, make: halvesDraw({ ...base, fit }, random) } : { draws: splits, random, job: { ...base, fit } };
  return { units, splits, factors: whole.cols, work };
}

function summaryOf({ units, splits, factors: k }: Plan, draws: readonly (Float64Array | null)[]): SplitHalfReplication {
  const found = draws.filter((one) => one !== null);
  const failed = splits - found.length;
  const diagnostics: Diagnostic[] = [];
  if (failed > 0) {
    diagnostics.push({ code: 'resamples-failed', severity: failed > splits / 10 ? 'error' : 'warning', message: `${failed} of ${splits} splits could not be fitted and are left out.` });
  }
  const at = (probability: number) => (x: Float64Array): number => quantileOfSorted(x.sort(), probability);
  const none = new Float64Array(k).fill(Number.NaN);
  const any = found.length > 0;
  return {
    units,
    splits,
    failed,
    mean: any ? perFactor(found, k, mean) : none,
    lower: any ? perFactor(found, k, at(0.05)) : none,
    upper: any ? perFactor(found, k, at(0.95)) : none,
    allFair: any ? found.filter((c) => c.every((x) => x >= 0.85)).length / found.length : 0,
    diagnostics,
  };
}

/** Congruence of the structures found in each group's rows. */
export interface GroupReplication {
  /** Groups that could be fitted, as indices in order of first appearance. */
  readonly groups: readonly number[];
  /** Every pair of them: congruence per factor of the whole sample's solution. */
  readonly pairs: ReadonlyArray<{ readonly a: number; readonly b: number; readonly congruence: Float64Array }>;
  /** Groups too small or too flat to be fitted. */
  readonly failed: readonly number[];
}

/** Each group (prompt, language, setting) factored by itself, and compared with every other. Throws `too-few-rows` with one group. */
export function groupReplication(options: { readonly data: Dense; readonly fit: FitLoadings; readonly groups: ArrayLike<number> }): GroupReplication {
  const { data, fit } = options;
  const units = unitsOf(data, options.groups);
  if (units.length < 2) throw new NumericalError('too-few-rows', 'There is one group; comparing needs two.');
  const whole = fit(data).loadings;
  const solutions = units.map((rows) => fitOrNull(fit, takeRows(data, rows), whole));
  const groups = solutions.flatMap((one, g) => (one === null ? [] : [g]));
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => ({ a, b, congruence: betweenMatched(whole, solutions[a]!, solutions[b]!) })));
  return { groups, pairs, failed: solutions.flatMap((one, g) => (one === null ? [g] : [])) };
}
