import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { cholesky, logDeterminantOf } from '../linear/cholesky.ts';
import { baselineDistance, leastSquaresDiscrepancy, likelihoodDiscrepancy } from './discrepancy.ts';
import type { GroupProblem } from './estimate.ts';
import { fimlBaseline, fimlDiscrepancy, patternsOf, saturatedMoments } from './fiml.ts';
import { rowsOf } from './implied.ts';
import type { CfaModel } from './model.ts';
import type { GroupMoments } from './moments.ts';
import { baselineTraces, ordinalWeights } from './ordinal.ts';
import type { OrdinalTraces } from './ordinal.ts';
import { ordinalMoments } from './ordinal-moments.ts';
import type { OrdinalMoments } from './ordinal-moments.ts';
import { completeMoments, selectGroups } from './prepare.ts';
import type { CfaData, Groups } from './prepare.ts';

/** MLM and MLR estimate as ML does; what differs is what they say of it. */
export type CfaEstimator = 'ML' | 'MLM' | 'MLR' | 'GLS' | 'ULS' | 'DWLS' | 'WLSMV';

/** Polychoric correlations and their weights. */
export interface OrdinalSample {
  readonly polychoric: OrdinalMoments;
  readonly weight: Float64Array;
  /** Of the model of no correlation. */
  readonly baseline: OrdinalTraces;
}

/** The data as an estimator sees them, with what does not depend on the parameters. */
export interface Sample {
  readonly moments: readonly GroupMoments[];
  readonly problems: readonly GroupProblem[];
  /** Rows used. */
  readonly n: number;
  /** χ² = this times F. */
  readonly total: number;
  /** What the information is multiplied by. */
  readonly seN: number;
  readonly rmseaN: number;
  /** F of the model without any correlation. */
  readonly baseline: number;
  readonly saturatedLogLikelihood: number | null;
  /** For DWLS and WLSMV. */
  readonly ordinal: OrdinalSample | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SampleOptions {
  readonly estimator: CfaEstimator;
  readonly likelihood: 'normal' | 'wishart';
  readonly missing: 'listwise' | 'fiml';
}

export function sampleOf(input: CfaData, groups: Groups, model: CfaModel, options: SampleOptions): Sample {
  if (options.missing === 'fiml') return incompleteSample(input, groups, model, options);
  const { estimator, likelihood } = options;
  if (estimator === 'DWLS' || estimator === 'WLSMV') return orderedSample(input, groups, model, estimator);
  const kind = estimator === 'MLM' || estimator === 'MLR' ? 'ML' : estimator;
  const isNormal = kind === 'ML' && likelihood === 'normal';
  const { moments, diagnostics } = completeMoments(input, groups, model.observed, isNormal ? 'n' : 'n-1');
  if (model.meanStructure && moments.some((one) => one.mean === null)) throw new NumericalError('bad-option', 'The model has intercepts: give the means with the covariances.');
  const n = moments.reduce((sum, one) => sum + one.n, 0);
  const lost = isNormal ? 0 : 1;
  const total = n - lost * moments.length;
  const weights = moments.map((one) => (one.n - lost) / total);
  const p = model.observed.length;
  return {
    moments,
    problems: moments.map((one, g) => ({
      rows: rowsOf(model, g),
      discrepancy: kind === 'ML' ? likelihoodDiscrepancy(one, model.meanStructure) : leastSquaresDiscrepancy(one, model.meanStructure, kind),
      weight: weights[g]!,
    })),
    n,
    total,
    seN: total,
    rmseaN: total,
    baseline: moments.reduce((sum, one, g) => sum + weights[g]! * baselineDistance(one.covariance, kind), 0),
    saturatedLogLikelihood:
      kind === 'ML' ? moments.reduce((sum, one) => sum - (one.n / 2) * (p * Math.log(2 * Math.PI) + logDeterminantOf(cholesky(one.covariance)!) + p), 0) : null,
    ordinal: null,
    diagnostics,
  };
}

function incompleteSample(input: CfaData, groups: Groups, model: CfaModel, { estimator, likelihood }: SampleOptions): Sample {
  if (estimator !== 'ML' && estimator !== 'MLR') throw new NumericalError('bad-option', `Full information needs the estimator ML or MLR, not ${estimator}.`);
  if (likelihood !== 'normal') throw new NumericalError('bad-option', 'Full information needs the normal likelihood.');
  if (input.data === undefined) throw new NumericalError('bad-option', 'Full information needs the data, not covariances.');
  if (!model.meanStructure) throw new NumericalError('bad-option', 'Full information estimates means: meanStructure cannot be false.');
  const selected = selectGroups(input, groups, model.observed, 'fiml');
  const n = selected.reduce((sum, { index }) => sum + index.length, 0);
  const diagnostics: Diagnostic[] = [...selected.diagnostics];
  let baseline = 0;
  let saturatedLogLikelihood = 0;
  const moments: GroupMoments[] = [];
  const problems = selected.map(({ rows, index }, g): GroupProblem => {
    if (rows.rows <= model.observed.length) {
      throw new NumericalError('too-few-rows', `${rows.rows} rows for ${model.observed.length} variables${groups.labels.length > 1 ? ` in group "${groups.labels[g]}"` : ''}; there must be more rows than variables.`);
    }
    const patterns = patternsOf(rows);
    const saturated = saturatedMoments(rows, patterns);
    if (!saturated.converged) diagnostics.push({ code: 'saturated-not-converged', severity: 'warning', message: 'The means and covariances of the incomplete rows did not settle: chi-square is approximate. Some pairs of variables share hardly any row.' });
    const weight = rows.rows / n;
    baseline += weight * fimlBaseline(rows, saturated);
    saturatedLogLikelihood -= (rows.rows / 2) * (saturated.deviance + saturated.cells * Math.log(2 * Math.PI));
    moments.push({ n: rows.rows, covariance: saturated.covariance, mean: saturated.mean, rows, index });
    return { rows: rowsOf(model, g), discrepancy: fimlDiscrepancy(patterns, rows.rows, saturated), weight };
  });
  return { moments, problems, n, total: n, seN: n, rmseaN: n, baseline, saturatedLogLikelihood, ordinal: null, diagnostics };
}

function orderedSample(input: CfaData, groups: Groups, model: CfaModel, estimator: CfaEstimator): Sample {
  if (input.data === undefined) throw new NumericalError('bad-option', `${estimator} needs the data, not covariances.`);
  if (groups.labels.length > 1) throw new NumericalError('bad-option', `${estimator} takes one group; compare groups with MLR.`);
  const selected = selectGroups(input, groups, model.observed, 'listwise');
  const { rows, index } = selected[0]!;
  const n = rows.rows;
  if (n < 10) throw new NumericalError('too-few-rows', `${n} complete rows; polychoric correlations need at least 10.`);
  const found = ordinalMoments(rows);
  const diagnostics: Diagnostic[] = [...selected.diagnostics];
  const p = model.observed.length;
  const named: string[] = [];
  // The bound at which `polychoric` stops.
  for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) if (Math.abs(found.correlation.data[i * p + j]!) >= 0.9999) named.push(`${model.observed[j]} and ${model.observed[i]}`);
  if (named.length > 0) {
    throw new NumericalError('not-positive-definite', `The polychoric correlation is ±1 for ${named.slice(0, 5).join('; ')}${named.length > 5 ? '; …' : ''}: their tables leave no residual. Drop one of each pair, or join categories.`);
  }
  if (found.zeroCellPairs > 0) {
    diagnostics.push({ code: 'zero-cells', severity: 'warning', message: `${found.zeroCellPairs} pair(s) of variables have combinations that never occur; their correlations are uncertain. In 2 × 2 tables half a case was added to the empty cell, with the margins kept.` });
  }
  if (cholesky(found.correlation) === null) {
    diagnostics.push({ code: 'polychoric-not-positive-definite', severity: 'warning', message: 'The polychoric correlations are not positive definite: too few rows for so many variables.' });
  }
  const { weight, discrepancy, baseline } = ordinalWeights(found);
  return {
    moments: [{ n, covariance: found.correlation, mean: null, rows, index }],
    problems: [{ rows: rowsOf(model, 0), discrepancy, weight: 1 }],
    n,
    total: n - 1,
    seN: n - 1,
    rmseaN: n - 1,
    baseline,
    saturatedLogLikelihood: null,
    ordinal: { polychoric: found, weight, baseline: baselineTraces(found, weight) },
    diagnostics,
  };
}
