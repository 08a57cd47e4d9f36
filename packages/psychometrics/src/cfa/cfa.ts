import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { normalCdf, normalQuantile } from '../distributions/normal.ts';
import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import { admissibility } from './admissibility.ts';
import { estimate, informationAt, observedInformation } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { comparativeIndices, modelTest } from './fit-measures.ts';
import type { CfaFit, ModelTest } from './fit-measures.ts';
import { rowsOf, valueAt } from './implied.ts';
import { buildModel } from './model.ts';
import type { EqualKind } from './model.ts';
import { modificationIndices } from './modification.ts';
import type { ModificationIndex } from './modification.ts';
import { groupsOf } from './prepare.ts';
import type { CfaData } from './prepare.ts';
import { availableVariances, informationTrace, normalScoreProducts, referenceModel, robustFit, sandwich, satorraBentlerTrace, saturatedTrace, scoreProducts } from './robust.ts';
import type { RobustFit, Scored } from './robust.ts';
import { sampleOf } from './sample.ts';
import type { CfaEstimator, Sample } from './sample.ts';
import { standardisedRows } from './standardise.ts';
import { startValues } from './start-values.ts';
import { factorValidity } from './validity.ts';
import type { FactorValidity } from './validity.ts';

export interface CfaOptions extends CfaData {
  /** lavaan model syntax. */
  readonly model: string;
  /** Default ML. */
  readonly estimator?: CfaEstimator;
  /** ML only. `normal` (default): covariances divided by n, χ² = nF. `wishart`: n − 1 for both. */
  readonly likelihood?: 'normal' | 'wishart';
  /** `listwise` (default) leaves incomplete rows out; `fiml` (ML only) uses what they hold. */
  readonly missing?: 'listwise' | 'fiml';
  /** Latent variances 1 instead of first loadings 1. */
  readonly standardiseLatents?: boolean;
  /** Estimate intercepts; default where there are groups, clusters, FIML, or intercepts in the model. */
  readonly meanStructure?: boolean;
  /** Held equal over groups. */
  readonly equal?: readonly EqualKind[];
  /** Exceptions to `equal`: `f=~x1`, `x1~1`, … */
  readonly free?: readonly string[];
  /** MLR only: rows with the same label are not independent; standard errors and tests allow for it. */
  readonly clusters?: readonly string[];
  /** Default 1000. */
  readonly maxIterations?: number;
}

/** One parameter of one group. */
export interface CfaParameter {
  readonly lhs: string;
  readonly op: '=~' | '~~' | '~' | '~1';
  readonly rhs: string;
  /** Index into `groups`. */
  readonly group: number;
  readonly label: string;
  /** Number among the free parameters, from 1; the same for parameters held equal; 0 when fixed. */
  readonly free: number;
  readonly estimate: number;
  /** Null when fixed, or when the model is not identified. */
  readonly se: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly ci95: readonly [number, number] | null;
  /** Latent variances 1; null where a variance is not positive. */
  readonly stdLv: number | null;
  /** All variances 1. */
  readonly stdAll: number | null;
}

export interface CfaResult {
  readonly estimator: CfaEstimator;
  readonly likelihood: 'normal' | 'wishart' | null;
  readonly missing: 'listwise' | 'fiml';
  /** The information that the standard errors come from. `sandwich`: moments as under normality; `robust-…`: as the rows have them. */
  readonly standardErrors: 'expected' | 'observed' | 'sandwich' | 'robust-expected' | 'robust-observed' | 'robust-clusters';
  readonly observed: readonly string[];
  readonly latent: readonly string[];
  readonly groups: readonly { readonly label: string; readonly n: number }[];
  /** Rows used. */
  readonly n: number;
  readonly parameters: readonly CfaParameter[];
  readonly fit: CfaFit;
  /** With MLM and MLR. */
  readonly robust: RobustFit | null;
  /** Largest first. */
  readonly modification: readonly ModificationIndex[];
  readonly validity: readonly FactorValidity[];
  /** Per group, k × k in the order of `latent`. */
  readonly latentCorrelation: readonly Dense[];
  /** Per group, p × p: observed minus implied correlations. */
  readonly residuals: readonly Dense[];
  readonly convergence: {
    readonly converged: boolean;
    readonly iterations: number;
    /** Largest |∂F/∂θ| over the root of its curvature: free of the scale of the data. */
    readonly gradient: number;
  };
  /** No negative variance, no indefinite covariance matrix: says nothing of convergence, nor that of it. */
  readonly admissible: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Confirmatory factor analysis (Jöreskog 1969) of a model in lavaan syntax; see `buildModel` for what it adds by default. Throws ModelError
 * for the model and NumericalError for the data. Reference: lavaan `cfa`; figures agree with it where it converged.
 */
export function cfa(options: CfaOptions): CfaResult {
  return fitModel(options).result;
}

/** The result together with what it was computed from, for comparisons of models. */
export interface FittedModel {
  readonly result: CfaResult;
  readonly fitted: Estimate;
  readonly sample: Sample;
}

export function fitModel(options: CfaOptions): FittedModel {
  const estimator = options.estimator ?? 'ML';
  const missing = options.missing ?? 'listwise';
  const isLikelihood = estimator.startsWith('ML');
  if (options.likelihood !== undefined && estimator !== 'ML') throw new NumericalError('bad-option', `The option likelihood belongs to ML, not to ${estimator}.`);
  const likelihood = isLikelihood ? (options.likelihood ?? 'normal') : null;
  const groups = groupsOf(options);
  const model = buildModel(options.model, {
    variables: options.variables,
    groups: groups.labels,
    meanStructure: options.meanStructure ?? (groups.labels.length > 1 || missing === 'fiml' || options.clusters !== undefined),
    standardiseLatents: options.standardiseLatents ?? false,
    equal: options.equal ?? [],
    free: options.free ?? [],
    ordinal: false,
  });
  if (options.clusters !== undefined) {
    if (estimator !== 'MLR') throw new NumericalError('bad-option', 'Clusters need the estimator MLR.');
    if (options.clusters.length !== options.data?.rows) throw new NumericalError('shape', `There are ${options.data?.rows ?? 0} rows but ${options.clusters.length} cluster labels.`);
  }
  if ((estimator === 'MLM' || estimator === 'MLR') && options.data === undefined) throw new NumericalError('bad-option', `${estimator} needs the data, not covariances.`);
  const sample = sampleOf(options, groups, model, { estimator, likelihood: likelihood ?? 'normal', missing });
  const p = model.observed.length;
  const moments = groups.labels.length * ((p * (p + 1)) / 2 + (model.meanStructure ? p : 0));
  const df = moments - model.free;
  if (df < 0) {
    throw new NumericalError('bad-model', `The model has ${model.free} free parameters for ${moments} means, variances and covariances: it cannot be identified. Fix or equate parameters.`);
  }

  const fitted = estimate(model, sample.problems, startValues(model, sample.moments), options.maxIterations ?? 1000);
  if (fitted === null) throw new NumericalError('no-convergence', 'The starting values give no positive definite covariance matrix; give others by start().');
  const { optimum, at } = fitted;
  const diagnostics: Diagnostic[] = [...sample.diagnostics];
  if (!optimum.converged) {
    diagnostics.push({ code: 'not-converged', severity: 'error', message: `Estimation stopped after ${optimum.iterations} steps with a scaled gradient of ${optimum.gradient.toExponential(1)}: the estimates are no solution.` });
  }

  const expected = informationAt(model, sample.problems, optimum.x);
  const information = missing === 'fiml' || estimator === 'MLR' ? observedInformation(model, sample.problems, optimum.x, expected) : expected;
  const factor = identified(information);
  if (factor === null) {
    diagnostics.push({ code: 'not-identified', severity: 'error', message: `The model is not identified at the solution; standard errors are withheld. Look at: ${culprits(fitted, information)}.` });
  }
  const scored: Scored = { model, problems: sample.problems, moments: sample.moments, x: optimum.x, clusters: options.clusters ?? null };
  const covariance = factor === null ? null : parameterCovariance(scored, estimator, choleskyInverse(factor));
  const judged = admissibility(fitted);
  diagnostics.push(...judged);

  const chiSquare = Math.max(0, sample.total * optimum.value);
  const measured = modelTest(chiSquare, df);
  const test = estimator === 'ULS' ? { ...measured, p: null } : measured;
  const baseline = modelTest(sample.total * sample.baseline, (groups.labels.length * p * (p - 1)) / 2);
  const logLikelihood = sample.saturatedLogLikelihood === null ? null : sample.saturatedLogLikelihood - (sample.n * optimum.value) / 2;
  const k = model.free;
  if (df === 0) diagnostics.push({ code: 'no-degrees-of-freedom', severity: 'warning', message: 'The model reproduces the moments exactly; its fit cannot be tested.' });
  if (estimator === 'ULS') {
    diagnostics.push({ code: 'uls-not-chi-square', severity: 'warning', message: 'nF of ULS is not distributed as chi-square: p is withheld, and RMSEA, TLI and CFI describe, they do not test.' });
  }
  const fit: CfaFit = {
    ...test,
    baseline,
    ...comparativeIndices({ model: test, baseline, n: sample.rmseaN, groups: groups.labels.length }),
    srmr: srmr(fitted, sample),
    logLikelihood,
    saturatedLogLikelihood: sample.saturatedLogLikelihood,
    aic: logLikelihood === null ? null : -2 * logLikelihood + 2 * k,
    bic: logLikelihood === null ? null : -2 * logLikelihood + k * Math.log(sample.n),
    sabic: logLikelihood === null ? null : -2 * logLikelihood + k * Math.log((sample.n + 2) / 24),
    parameters: k,
  };

  const result: CfaResult = {
    estimator,
    likelihood,
    missing,
    standardErrors: estimator === 'MLM' ? 'robust-expected' : estimator === 'MLR' ? (options.clusters ? 'robust-clusters' : 'robust-observed') : estimator === 'ULS' ? 'sandwich' : missing === 'fiml' ? 'observed' : 'expected',
    observed: model.observed,
    latent: model.latent,
    groups: groups.labels.map((label, g) => ({ label, n: sample.moments[g]!.n })),
    n: sample.n,
    parameters: parametersOf(fitted, (index) => (covariance === null ? null : covariance.data[index * k + index]! / sample.seN)),
    fit,
    robust: factor !== null && df > 0 && optimum.converged ? robustOf(scored, estimator, missing, test, baseline, sample.rmseaN) : null,
    modification: optimum.converged && factor !== null ? modificationIndices(fitted, expected, sample.total) : [],
    validity: factorValidity(fitted),
    latentCorrelation: at.map(({ all }) => correlationOf(all, p)),
    residuals: at.map(({ covariance: sigma }, g) => residualCorrelations(sample.moments[g]!.covariance, sigma)),
    convergence: { converged: optimum.converged, iterations: optimum.iterations, gradient: optimum.gradient },
    admissible: !judged.some((one) => one.severity !== 'info'),
    diagnostics,
  };
  return { result, fitted, sample };
}

/** n times the covariance matrix of the estimates. */
function parameterCovariance(scored: Scored, estimator: CfaEstimator, inverse: Dense): Dense {
  if (estimator === 'MLM') return sandwich(inverse, scoreProducts(scored, 'sample'));
  if (estimator === 'MLR') return sandwich(inverse, scoreProducts(scored, 'model'));
  if (estimator === 'ULS') return sandwich(inverse, normalScoreProducts(scored));
  return inverse;
}

function robustOf(scored: Scored, estimator: CfaEstimator, missing: 'listwise' | 'fiml', test: ModelTest, baseline: ModelTest, n: number): RobustFit | null {
  if (estimator !== 'MLM' && estimator !== 'MLR') return null;
  const { model, moments, problems } = scored;
  const groups = model.groups.length;
  const reference = (kind: 'baseline' | 'saturated'): Scored => {
    const made = referenceModel(model, moments, kind, kind === 'baseline' ? moments.map(availableVariances) : undefined);
    return { ...scored, ...made, problems: problems.map((one, g) => ({ ...one, rows: rowsOf(made.model, g) })) };
  };
  const base = reference('baseline');
  if (estimator === 'MLM') {
    return robustFit({ method: 'satorra-bentler', test, baseline, scaling: satorraBentlerTrace(scored) / test.df, baselineScaling: satorraBentlerTrace(base) / baseline.df, n, groups, complete: true });
  }
  const saturated = missing === 'fiml' || scored.clusters !== null ? informationTrace(reference('saturated')) : saturatedTrace(scored);
  return robustFit({
    method: 'yuan-bentler',
    test,
    baseline,
    scaling: (saturated - informationTrace(scored)) / test.df,
    baselineScaling: (saturated - informationTrace(base)) / baseline.df,
    n,
    groups,
    complete: missing === 'listwise',
  });
}

/** The Cholesky factor of the information, or null when it is singular on the scale of its parameters. */
function identified(information: Dense): Dense | null {
  const k = information.rows;
  const scale = Float64Array.from({ length: k }, (_, i) => Math.sqrt(information.data[i * k + i]!));
  if (!scale.every((s) => s > 0)) return null;
  const unit = cholesky({ rows: k, cols: k, data: information.data.map((v, at) => v / (scale[Math.floor(at / k)]! * scale[at % k]!)) });
  if (unit === null) return null;
  for (let i = 0; i < k; i++) if (unit.data[i * k + i]! < 1e-5) return null;
  return cholesky(information);
}

/** Parameters whose pivot vanishes: what the information does not tell apart. */
function culprits({ model }: Estimate, information: Dense): string {
  const k = information.rows;
  const names: string[] = [];
  const kept: number[] = [];
  for (let i = 0; i < k; i++) {
    const trial = [...kept, i];
    const m = trial.length;
    const part = new Float64Array(m * m);
    trial.forEach((a, x) => trial.forEach((b, y) => (part[x * m + y] = information.data[a * k + b]! / Math.sqrt(information.data[a * k + a]! * information.data[b * k + b]!))));
    const factor = information.data[i * k + i]! > 0 ? cholesky({ rows: m, cols: m, data: part }) : null;
    if (factor !== null && factor.data[m * m - 1]! >= 1e-5) kept.push(i);
    else {
      const row = model.rows.find((one) => one.free === i)!;
      names.push(`${row.lhs} ${row.op} ${row.rhs}`.trim());
    }
  }
  return names.slice(0, 5).join(', ');
}

function parametersOf({ model, problems, optimum, at }: Estimate, varianceOf: (free: number) => number | null): CfaParameter[] {
  const quantile = normalQuantile(0.975);
  const orNull = (v: number): number | null => (Number.isFinite(v) ? v : null);
  return problems.flatMap(({ rows }, group) => {
    const lv = standardisedRows(rows, optimum.x, at[group]!, model.observed.length, 'lv');
    const all = standardisedRows(rows, optimum.x, at[group]!, model.observed.length, 'all');
    return rows.map((row, r): CfaParameter => {
      const value = row.remainder ? at[group]!.own[row.i]! : valueAt(row, optimum.x);
      const variance = row.free >= 0 ? varianceOf(row.free) : null;
      const se = variance !== null && variance > 0 ? Math.sqrt(variance) : null;
      const z = se === null ? null : value / se;
      return {
        lhs: row.lhs,
        op: row.op,
        rhs: row.rhs,
        group,
        label: row.label,
        free: row.free + 1,
        estimate: value,
        se,
        z,
        p: z === null ? null : 2 * normalCdf(-Math.abs(z)),
        ci95: se === null ? null : [value - quantile * se, value + quantile * se],
        stdLv: orNull(lv[r]!),
        stdAll: orNull(all[r]!),
      };
    });
  });
}

function srmr({ model, at }: Estimate, { moments, n }: Sample): number {
  const p = model.observed.length;
  let out = 0;
  moments.forEach(({ covariance: s, mean, n: rows }, g) => {
    const { covariance: sigma, mean: mu } = at[g]!;
    let sum = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) sum += (s.data[i * p + j]! - sigma.data[i * p + j]!) ** 2 / (s.data[i * p + i]! * s.data[j * p + j]!);
      if (model.meanStructure) sum += (mean![i]! - mu[i]!) ** 2 / s.data[i * p + i]!;
    }
    out += (rows / n) * Math.sqrt(sum / ((p * (p + 1)) / 2 + (model.meanStructure ? p : 0)));
  });
  return out;
}

/** Correlations of the latent variables; NaN where a variance is not positive. */
function correlationOf(all: Dense, p: number): Dense {
  const q = all.rows;
  const k = q - p;
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const [a, b] = [p + i, p + j];
      out[i * k + j] = i === j ? 1 : all.data[a * q + b]! / Math.sqrt(all.data[a * q + a]! * all.data[b * q + b]!);
    }
  }
  return { rows: k, cols: k, data: out };
}

function residualCorrelations(s: Dense, sigma: Dense): Dense {
  const p = s.rows;
  const scaled = (m: Dense, i: number, j: number): number => (i === j ? 1 : m.data[i * p + j]! / Math.sqrt(m.data[i * p + i]! * m.data[j * p + j]!));
  return { rows: p, cols: p, data: s.data.map((_, at) => scaled(s, Math.floor(at / p), at % p) - scaled(sigma, Math.floor(at / p), at % p)) };
}
