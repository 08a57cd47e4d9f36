import { matchFactors } from '../congruence/match.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { quantileOfSorted } from '../quantile.ts';
import type { Random } from '../random/create-random.ts';
import { mean, perFactor } from './loading-intervals.ts';
import { fitOrNull, takeRows, unitsOf } from './rows.ts';
import type { FitLoadings } from './rows.ts';
import { atOnce, inBackground } from './steps.ts';
import type { ResamplingWatch, Steps } from './steps.ts';

export interface SplitHalfOptions {
  /** n × p. */
  readonly data: Dense;
  readonly fit: FitLoadings;
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
  return atOnce(splitSteps(options));
}

/** `splitHalfReplication` without holding the thread: the same numbers to the last bit. Rejects with the signal's reason when aborted, and with what it throws. */
export async function splitHalfReplicationInBackground(options: SplitHalfOptions, watch: ResamplingWatch): Promise<SplitHalfReplication> {
  return inBackground(splitSteps(options), watch);
}

function* splitSteps(options: SplitHalfOptions): Steps<SplitHalfReplication> {
  const { data, fit, random, splits = 100 } = options;
  const units = unitsOf(data, options.groups);
  if (units.length < 4) throw new NumericalError('too-few-rows', `Halves of ${units.length} units say nothing; at least 4 are needed.`);
  const whole = fit(data).loadings;
  const k = whole.cols;
  const found: Float64Array[] = [];
  for (let s = 0; s < splits; s++) {
    const order = random.fork('split', s).shuffle(Int32Array.from({ length: units.length }, (_, g) => g));
    const half = Math.floor(units.length / 2);
    const rows = (from: number, to: number): Int32Array => Int32Array.from(Array.from(order.subarray(from, to)).flatMap((g) => [...units[g]!]));
    const a = fitOrNull(fit, takeRows(data, rows(0, half)), whole);
    const b = fitOrNull(fit, takeRows(data, rows(half, units.length)), whole);
    if (a !== null && b !== null) found.push(betweenMatched(whole, a, b));
    yield (s + 1) / splits;
  }
  const failed = splits - found.length;
  const diagnostics: Diagnostic[] = [];
  if (failed > 0) {
    diagnostics.push({ code: 'resamples-failed', severity: failed > splits / 10 ? 'error' : 'warning', message: `${failed} of ${splits} splits could not be fitted and are left out.` });
  }
  const at = (probability: number) => (x: Float64Array): number => quantileOfSorted(x.sort(), probability);
  const none = new Float64Array(k).fill(Number.NaN);
  const any = found.length > 0;
  return {
    units: units.length,
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

/** Congruence of the columns of two solutions that answer each column of a third; signs as they answer it. */
function betweenMatched(whole: Dense, a: Dense, b: Dense): Float64Array {
  const ma = matchFactors(whole, a);
  const mb = matchFactors(whole, b);
  const { rows: p, cols: k } = whole;
  return Float64Array.from({ length: k }, (_, j) => {
    let xy = 0;
    let xx = 0;
    let yy = 0;
    for (let i = 0; i < p; i++) {
      const x = a.data[i * k + ma.permutation[j]!]! * ma.signs[j]!;
      const y = b.data[i * k + mb.permutation[j]!]! * mb.signs[j]!;
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  });
}
