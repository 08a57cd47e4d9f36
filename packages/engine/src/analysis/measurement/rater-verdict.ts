import type { RaterDiagnostic } from '@valuelex/core';
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
}

/**
 * Biased: as large as the threshold, and told from 0. Ok: the whole interval lies inside the threshold. What is neither is undecided, and so is
 * what has no interval.
 */
export function judged({ bias, found, n, limit, unit, why, oneSided = false }: Measured): Diagnosis {
  const { value, interval, p } = found;
  const threshold = `${oneSided ? '' : '± '}${limit.toFixed(2)}${unit}`;
  const base = { bias, value, interval, p, n, threshold };
  if (value === null) return { ...base, verdict: 'not-estimable', why };
  if (interval === null || p === null) return { ...base, verdict: 'undecided', why: `${why} No interval: too few families, models and stems.` };
  const size = oneSided ? value : Math.abs(value);
  if (size >= limit && p <= thresholds.alpha) return { ...base, verdict: 'biased', why };
  const inside = interval.upper < limit && (oneSided || interval.lower > -limit);
  return { ...base, verdict: inside ? 'ok' : 'undecided', why: inside ? why : `${why} The interval reaches past the threshold.` };
}

export function notEstimable(bias: Bias, n: number, why: string): Diagnosis {
  return { bias, value: null, interval: null, p: null, n, threshold: '–', verdict: 'not-estimable', why };
}
