import type { Assessment } from '@valuelex/core';
import { thresholds } from '../thresholds.ts';
import { ClusterSums, fisherZ } from './clusters.ts';
import { notEstimable } from './rater-verdict.ts';
import type { Diagnosis } from './rater-verdict.ts';

type Calibration = NonNullable<Assessment['tests'][number]['calibration']>;

/**
 * Quadratic weighted κ with the people who rated the calibration answers, jackknifed over these. Fleiss & Cohen (1973): with the scale’s points as
 * equally spaced categories κ = 1 − Σ(a − b)² / (n (s²ₐ + s²ᵦ + (ā − b̄)²)), variances with n, which needs no list of categories.
 */
export function humanAgreement(calibration: Calibration): Diagnosis {
  const rated = calibration.filter(({ score }) => score !== null);
  if (rated.length === 0) return notEstimable('human-agreement', 0, 'No calibration file with human ratings was given.');
  const sums = new ClusterSums(6);
  for (const { id, human, score } of rated) sums.add(id, [1, human, score!, human * human, score! * score!, human * score!]);
  const found = sums.estimate(quadraticKappa, 'stems', fisherZ);
  const interval = found.interval === null ? null : { ...found.interval, method: found.interval.method.replace('stems', 'calibration answers') };
  if (found.value === null) return notEstimable('human-agreement', rated.length, 'People and rater give every calibration answer the same score.');
  const least = thresholds.humanAgreement;
  const verdict = interval === null ? 'undecided' : interval.lower >= least ? 'ok' : interval.upper < least ? 'biased' : 'undecided';
  return { bias: 'human-agreement', value: found.value, interval, p: null, n: rated.length, threshold: `≥ ${least.toFixed(2)}`, verdict, why: 'Quadratic weighted κ with the human ratings of the calibration file.' };
}

function quadraticKappa([n, a, b, aa, bb, ab]: Float64Array): number | null {
  const apart = aa! + bb! - 2 * ab!;
  const chance = aa! + bb! - (2 * a! * b!) / n!;
  return chance > 1e-9 ? 1 - apart / chance : null;
}
