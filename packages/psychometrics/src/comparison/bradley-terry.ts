import { tQuantile } from '../distributions/f-and-t.ts';
import { normalQuantile } from '../distributions/normal.ts';
import { NumericalError } from '../errors.ts';
import { dense } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { clusterRobust } from '../resampling/cluster-robust.ts';
import { assertComparisons, connectedOptions } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import { fitComparisons } from './fit-comparisons.ts';
import type { ComparisonFit } from './fit-comparisons.ts';
import { links } from './links.ts';
import { pairFit } from './pair-fit.ts';
import type { PairFit } from './pair-fit.ts';

export interface ComparisonOptions {
  /** Estimate how much being shown first adds (Davidson & Beaver 1977, on the scale of abilities). Default false. */
  readonly orderEffect?: boolean;
  /**
   * `firth` (default) removes the first-order bias of maximum likelihood and keeps abilities finite where an option always won; for the logit it is
   * Jeffreys’ prior, which in a pair of two adds one half-win to either side. `none` is maximum likelihood.
   */
  readonly correction?: 'firth' | 'none';
  /** A label per comparison: those of one cluster are not independent. Asks for cluster-robust errors. */
  readonly clusters?: ArrayLike<number>;
  /** Of the intervals. Default .95. */
  readonly level?: number;
}

/** An estimate on the scale of the link, with its errors. */
export interface ComparisonEstimate {
  readonly estimate: number;
  /** From the inverse information: right if all choices are independent. */
  readonly standardError: number;
  readonly interval: readonly [number, number];
  /** CR2 with Satterthwaite’s degrees of freedom; null without clusters. */
  readonly robust: { readonly standardError: number; readonly df: number; readonly interval: readonly [number, number] } | null;
}

/** Abilities of options that were compared two at a time. */
export interface ComparisonModel {
  readonly link: 'logit' | 'probit';
  /** Per option; their sum is 0. */
  readonly abilities: readonly ComparisonEstimate[];
  /** Of the abilities, options × options, singular since they sum to 0. From the inverse information. */
  readonly covariance: Dense;
  /** What being shown first adds to the difference; null when it was not asked for. */
  readonly orderEffect: ComparisonEstimate | null;
  /** At the estimates, without the constant of the binomial and without penalty. */
  readonly logLikelihood: number;
  readonly fit: PairFit;
  readonly convergence: { readonly iterations: number; readonly gradient: number };
}

/**
 * The model of Zermelo (1929) and Bradley & Terry (1952): logit P(i over j) = λᵢ − λⱼ (+ order effect when i is shown first). Abilities are log-odds,
 * with sum 0. Throws `shape`, `not-finite`, `not-connected` (options that nothing compares), `separated` (without correction), `no-convergence`.
 * Reference: R BradleyTerry2 `BTm`, with `br = TRUE` for the correction, and clubSandwich on the working regression for clusters.
 */
export function bradleyTerry(comparisons: readonly Comparison[], options: number, settings: ComparisonOptions = {}): ComparisonModel {
  return compare(comparisons, options, 'logit', settings);
}

/**
 * Thurstone’s (1927) law of comparative judgement, Case V: Φ⁻¹ P(i over j) = λᵢ − λⱼ, in units of the standard deviation of a difference. Arguments
 * and errors as of {@link bradleyTerry}. Reference: R `glm(binomial("probit"))`, brglm.
 */
export function thurstone(comparisons: readonly Comparison[], options: number, settings: ComparisonOptions = {}): ComparisonModel {
  return compare(comparisons, options, 'probit', settings);
}

function compare(all: readonly Comparison[], options: number, linkName: 'logit' | 'probit', settings: ComparisonOptions): ComparisonModel {
  const { orderEffect = false, correction = 'firth', clusters, level = 0.95 } = settings;
  assertComparisons(all, options);
  if (options < 2) throw new NumericalError('shape', `A comparison takes two options, there ${options === 1 ? 'is' : 'are'} ${options}.`);
  if (!(level > 0 && level < 1)) throw new NumericalError('bad-option', `The level of an interval lies between 0 and 1, found ${level}.`);
  if (clusters !== undefined && clusters.length !== all.length) {
    throw new NumericalError('shape', `There are ${all.length} comparisons and ${clusters.length} labels of clusters.`);
  }
  const groups = connectedOptions(all, options);
  if (groups.length > 1) {
    throw new NumericalError('not-connected', `The options fall into ${groups.length} groups that nothing compares, so that they have no common scale.`, groups[0]);
  }
  const kept = [...all.keys()].filter((at) => all[at]!.wins + all[at]!.losses > 0);
  const comparisons = kept.map((at) => all[at]!);
  const link = links[linkName];
  const design = designOf(comparisons, options, options - 1, orderEffect);
  const fit = fitComparisons(design, comparisons, link, correction === 'firth');
  const covariance = abilityCovariance(fit.covariance, options);
  const robust = clusters === undefined ? null : robustErrors(comparisons, options, orderEffect, fit, Array.from(kept, (at) => clusters[at]!), level);
  const z = normalQuantile((1 + level) / 2);
  const last = fit.beta.slice(0, options - 1).reduce((sum, value) => sum - value, 0);
  const estimate = (value: number, variance: number, at: number): ComparisonEstimate => {
    const standardError = Math.sqrt(variance);
    const own = robust?.[at] ?? null;
    const reach = own === null ? 0 : tQuantile((1 + level) / 2, own.df) * own.standardError;
    return {
      estimate: value,
      standardError,
      interval: [value - z * standardError, value + z * standardError],
      robust: own === null ? null : { ...own, interval: [value - reach, value + reach] },
    };
  };
  const k = design.cols;
  const mean = (at: number): number => link.mean(fit.eta[at]!);
  return {
    link: linkName,
    abilities: Array.from({ length: options }, (_, i) => estimate(i < options - 1 ? fit.beta[i]! : last, covariance.data[i * options + i]!, i)),
    covariance,
    orderEffect: orderEffect ? estimate(fit.beta[k - 1]!, fit.covariance.data[k * k - 1]!, options) : null,
    logLikelihood: comparisons.reduce((sum, { wins, losses }, at) => sum + times(wins, Math.log(mean(at))) + times(losses, Math.log(link.mean(-fit.eta[at]!))), 0),
    fit: pairFit(comparisons, mean, orderEffect, k),
    convergence: { iterations: fit.iterations, gradient: fit.gradient },
  };
}

const times = (count: number, log: number): number => (count === 0 ? 0 : count * log);

/** A column per option but the left-out one, which is minus the sum of the others; then a column of ones for the order. */
function designOf(comparisons: readonly Comparison[], options: number, leftOut: number, order: boolean): Dense {
  const k = options - 1 + (order ? 1 : 0);
  const data = new Float64Array(comparisons.length * k);
  const column = (option: number): number => (option < leftOut ? option : option - 1);
  comparisons.forEach(({ first, second }, at) => {
    for (const [option, sign] of [[first, 1], [second, -1]] as const) {
      if (option !== leftOut) data[at * k + column(option)]! += sign;
      else for (let j = 0; j < options - 1; j++) data[at * k + j]! -= sign;
    }
    if (order) data[at * k + k - 1] = 1;
  });
  return dense(comparisons.length, k, data);
}

/** From the covariance of all abilities but the last, which is minus their sum. */
function abilityCovariance(of: Dense, options: number): Dense {
  const out = new Float64Array(options * options);
  const m = options - 1;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      const value = of.data[i * of.cols + j]!;
      out[i * options + j]! += value;
      out[i * options + m]! -= value;
      out[m * options + j]! -= value;
      out[m * options + m]! += value;
    }
  }
  return dense(options, options, out);
}

/** CR2 of the working regression, per ability, then of the order effect. Two codings, since each leaves one option out. */
function robustErrors(comparisons: readonly Comparison[], options: number, order: boolean, { weights, responses }: ComparisonFit, clusters: readonly number[], level: number): { standardError: number; df: number }[] | null {
  if (new Set(clusters).size < 2) return null;
  const fitWithout = (leftOut: number) => {
    const design = designOf(comparisons, options, leftOut, order);
    const root = Float64Array.from(weights, Math.sqrt);
    for (let i = 0; i < design.rows; i++) for (let j = 0; j < design.cols; j++) design.data[i * design.cols + j]! *= root[i]!;
    const outcome = Float64Array.from(responses, (value, i) => value * root[i]!);
    return clusterRobust(design, outcome, clusters, { level }).coefficients;
  };
  const most = fitWithout(options - 1);
  const last = fitWithout(0)[options - 2]!;
  return [...most.slice(0, options - 1), last, ...most.slice(options - 1)].map(({ standardError, df }) => ({ standardError, df }));
}
