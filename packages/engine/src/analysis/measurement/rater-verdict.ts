import type { Interval, RaterDiagnostic } from '@valuelex/core';
import { normalQuantile } from '@valuelex/psychometrics';
import { thresholds } from '../thresholds.ts';
import type { Clustered } from './clusters.ts';

export type Bias = RaterDiagnostic['bias'];
/** A diagnostic before it is known whose it is. */
export type Diagnosis = Omit<RaterDiagnostic, 'test' | 'rater' | 'scope'>;

export interface Measured {
  readonly bias: Bias;
  readonly found: Clustered;
  readonly n: number;
  /** Size from which it is a bias, in the unit of the value. */
  readonly limit: number;
  readonly unit: string;
  readonly why: string;
  /** A value below 0 is none. */
  readonly oneSided?: boolean;
  /** Another interval that clears the rater when it lies inside the threshold. */
  readonly clearing?: Interval | null;
}

/** Chance that a fair rater shall be found so, where it is said how many judgements that takes. */
const POWER = 0.8;

/**
 * Biased: as large as the threshold, and told from 0. Ok: the whole interval lies inside the threshold. What is neither is undecided, and so is
 * what has no interval.
 */
export function judged({ bias, found, n, limit, unit, why, oneSided = false, clearing = null }: Measured): Diagnosis {
  const { value, interval, p } = found;
  const threshold = `${oneSided ? '' : '± '}${limit.toFixed(2)}${unit}`;
  const base = { bias, value, interval, p, n, threshold };
  if (value === null) return { ...base, verdict: 'not-estimable', why };
  if (interval === null || p === null) return { ...base, verdict: 'undecided', why: `${why} No interval: too few families, models and stems.` };
  const size = oneSided ? value : Math.abs(value);
  if (size >= limit && p <= thresholds.alpha) return { ...base, verdict: 'biased', why };
  const inside = interval.upper < limit && (oneSided || interval.lower > -limit);
  return { ...base, verdict: inside ? 'ok' : 'undecided', why: inside ? why : `${why} The interval reaches past the threshold${needed(clearing !== null && width(clearing) < width(interval) ? clearing : interval, limit, n, oneSided)}.` };
}

const width = ({ lower, upper }: Interval): number => upper - lower;

/**
 * What would decide: judgements from which on the whole interval of a rater without the bias lies inside the threshold with the power above (two one-sided tests,
 * Schuirmann 1987; of a one-sided bias one). Half the interval’s width is taken to shrink with the root of their number.
 */
function needed(interval: Interval, limit: number, n: number, oneSided: boolean): string {
  const reach = normalQuantile((1 + interval.level) / 2);
  const chance = normalQuantile(oneSided ? POWER : (1 + POWER) / 2);
  const count = n * (((reach + chance) / reach) * (width(interval) / 2 / limit)) ** 2;
  if (count <= n) return ', though of so many judgements a fair rater would be found so at least four times in five: the value lies near the threshold';
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return `; a fair rater would be found so at least four times in five from about ${Math.ceil(count / step) * step} judgements on, in place of ${n}, if families and models (of few models: stems) grew in number with them`;
}

export function notEstimable(bias: Bias, n: number, why: string): Diagnosis {
  return { bias, value: null, interval: null, p: null, n, threshold: '–', verdict: 'not-estimable', why };
}
