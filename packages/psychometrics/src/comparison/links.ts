import { normalCdf, normalPdf } from '../distributions/normal.ts';

/** How a difference of abilities becomes a probability. */
export interface Link {
  /** Probability of the first at a difference η. */
  readonly mean: (eta: number) => number;
  /** Its first derivative. */
  readonly slope: (eta: number) => number;
  /** Its second derivative. */
  readonly bend: (eta: number) => number;
  /** Variance μ(1 − μ) at η, kept from vanishing by rounding. */
  readonly variance: (eta: number) => number;
  /** A difference beyond which probabilities are 0 or 1 for every purpose. */
  readonly far: number;
}

const logistic = (eta: number): number => (eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta)));
const logisticVariance = (eta: number): number => logistic(eta) * logistic(-eta);

export const links = {
  logit: {
    mean: logistic,
    slope: logisticVariance,
    bend: (eta) => logisticVariance(eta) * (logistic(-eta) - logistic(eta)),
    variance: logisticVariance,
    far: 25,
  },
  probit: {
    mean: normalCdf,
    slope: normalPdf,
    bend: (eta) => -eta * normalPdf(eta),
    variance: (eta) => normalCdf(eta) * normalCdf(-eta),
    far: 7,
  },
} as const satisfies Record<string, Link>;
