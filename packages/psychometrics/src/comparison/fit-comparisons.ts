import { NumericalError } from '../errors.ts';
import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { dense } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import type { Comparison } from './comparison.ts';
import type { Link } from './links.ts';

/** A binomial regression of choices on a design, as it stands at the end. */
export interface ComparisonFit {
  readonly beta: Float64Array;
  /** Inverse expected information. */
  readonly covariance: Dense;
  readonly eta: Float64Array;
  /** Working weights and working responses of the last step, per comparison; least squares with them gives `beta`. */
  readonly weights: Float64Array;
  readonly responses: Float64Array;
  readonly iterations: number;
  /** Largest absolute (adjusted) score. */
  readonly gradient: number;
}

const MOST_ITERATIONS = 300;
const SMALLEST_STEP = 1e-11;
/** A step longer than this on the scale of η is cut. */
const LONGEST_STEP = 3;

/**
 * Fisher scoring on the score, or on the score less the first-order bias of its root (Firth 1993; for links other than the logit Kosmidis & Firth
 * 2009, eq. 10), which keeps estimates finite where options always win. Throws `separated`, `no-convergence`, `not-positive-definite`.
 */
export function fitComparisons(design: Dense, comparisons: readonly Comparison[], link: Link, firth: boolean): ComparisonFit {
  const { rows: n, cols: k } = design;
  const beta = new Float64Array(k);
  const eta = new Float64Array(n);
  const weights = new Float64Array(n);
  const responses = new Float64Array(n);
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < k; j++) sum += design.data[i * k + j]! * beta[j]!;
      eta[i] = sum;
    }
    const information = new Float64Array(k * k);
    comparisons.forEach(({ wins, losses }, i) => {
      const w = ((wins + losses) * link.slope(eta[i]!) ** 2) / link.variance(eta[i]!);
      weights[i] = w;
      for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) information[a * k + b]! += w * design.data[i * k + a]! * design.data[i * k + b]!;
    });
    const factor = cholesky(dense(k, k, information));
    if (factor === null) throw new NumericalError('not-positive-definite', 'The comparisons do not tell the parameters apart.');
    const covariance = choleskyInverse(factor);
    const score = new Float64Array(k);
    comparisons.forEach(({ wins, losses }, i) => {
      const m = wins + losses;
      const slope = m * link.slope(eta[i]!);
      let excess = wins - m * link.mean(eta[i]!);
      if (firth) excess += (0.5 * leverage(design, covariance, i) * link.bend(eta[i]!) * link.variance(eta[i]!)) / link.slope(eta[i]!) ** 2;
      responses[i] = eta[i]! + excess / slope;
      for (let j = 0; j < k; j++) score[j]! += (weights[i]! / slope) * excess * design.data[i * k + j]!;
    });
    const gradient = score.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const step = Float64Array.from(score, (_, a) => score.reduce((sum, value, b) => sum + covariance.data[a * k + b]! * value, 0));
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // Where estimates are infinite the score vanishes, but the steps do not.
    if (longest <= SMALLEST_STEP) return { beta, covariance, eta, weights, responses, iterations, gradient };
    const scale = Math.min(1, LONGEST_STEP / longest);
    for (let j = 0; j < k; j++) beta[j]! += scale * step[j]!;
    if (eta.some((value) => Math.abs(value) > link.far)) {
      throw new NumericalError('separated', 'Some options always won or always lost against others, so that estimates without correction are infinite. Use the Firth correction.');
    }
  }
  throw new NumericalError('no-convergence', `The comparisons did not settle in ${MOST_ITERATIONS} steps.`);

  /** h of row i: its weight times x'(X'WX)⁻¹x. */
  function leverage({ data }: Dense, covariance: Dense, i: number): number {
    let sum = 0;
    for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) sum += data[i * k + a]! * covariance.data[a * k + b]! * data[i * k + b]!;
    return weights[i]! * sum;
  }
}
