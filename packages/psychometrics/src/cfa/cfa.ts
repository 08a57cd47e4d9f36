import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { normalCdf, normalPdf } from '../distributions/normal.ts';
import { choleskyInverse } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import { admissibility } from './admissibility.ts';
import { estimate, informationAt, observedInformation } from './estimate.ts';
import { comparativeIndices, modelTest } from './fit-measures.ts';
import type { CfaFit } from './fit-measures.ts';
import { culprits, identified } from './identification.ts';
import { buildModel } from './model.ts';
import type { EqualKind } from './model.ts';
import { modificationIndices } from './modification.ts';
import type { ModificationIndex } from './modification.ts';
import { groupsOf } from './prepare.ts';
import { correlationOf, parametersOf, residualCorrelations, srmr } from './report.ts';
import type { CfaParameter } from './report.ts';
import type { CfaData } from './prepare.ts';
import type { RobustFit, Scored } from './robust.ts';
import { sampleOf } from './sample.ts';
import type { CfaEstimator } from './sample.ts';
import { startValues } from './start-values.ts';
import { parameterCovariance, robustOf } from './uncertainty.ts';
import { factorValidity } from './validity.ts';
import type { FactorValidity } from './validity.ts';

export interface CfaOptions extends CfaData {
  /** lavaan model syntax. */
  readonly model: string;
  /** Default ML. DWLS and WLSMV take every variable of the model for ordered categories. */
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
  /** Of ordered variables, in the order of `observed`; null for the estimators of numbers. */
  readonly thresholds: readonly { readonly variable: string; readonly estimates: readonly number[]; readonly se: readonly number[] }[] | null;
  /** With MLM, MLR and WLSMV. */
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
  const estimator = options.estimator ?? 'ML';
  const missing = options.missing ?? 'listwise';
  const isOrdinal = estimator === 'DWLS' || estimator === 'WLSMV';
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
    ordinal: isOrdinal,
  });
  if (options.clusters !== undefined) {
    if (estimator !== 'MLR') throw new NumericalError('bad-option', 'Clusters need the estimator MLR.');
    if (options.clusters.length !== options.data?.rows) throw new NumericalError('shape', `There are ${options.data?.rows ?? 0} rows but ${options.clusters.length} cluster labels.`);
  }
  if ((estimator === 'MLM' || estimator === 'MLR') && options.data === undefined) throw new NumericalError('bad-option', `${estimator} needs the data, not covariances.`);
  const sample = sampleOf(options, groups, model, { estimator, likelihood: likelihood ?? 'normal', missing });
  const p = model.observed.length;
  const moments = isOrdinal ? (p * (p - 1)) / 2 : groups.labels.length * ((p * (p + 1)) / 2 + (model.meanStructure ? p : 0));
  const df = moments - model.free;
  if (df < 0) {
    throw new NumericalError('bad-model', `The model has ${model.free} free parameters for ${moments} ${isOrdinal ? 'correlations' : 'means, variances and covariances'}: it cannot be identified. Fix or equate parameters.`);
  }

  const fitted = estimate(model, sample.problems, startValues(model, sample.moments), options.maxIterations ?? 1000);
  if (fitted === null) throw new NumericalError('no-convergence', 'The starting values give no positive definite covariance matrix; give others by start().');
  const { optimum, at } = fitted;
  const diagnostics: Diagnostic[] = [...sample.diagnostics];
  if (!optimum.converged) {
    diagnostics.push({ code: 'not-converged', severity: 'error', message: `Estimation stopped after ${optimum.iterations} steps with a scaled gradient of ${optimum.gradient.toExponential(1)}: the estimates are no solution, and standard errors and indices of fit are withheld.` });
  }

  const expected = informationAt(model, sample.problems, optimum.x);
  const information = missing === 'fiml' || estimator === 'MLR' ? observedInformation(model, sample.problems, optimum.x, expected) : expected;
  const factor = identified(information);
  if (factor === null) {
    diagnostics.push({ code: 'not-identified', severity: 'error', message: `The model is not identified at the solution; standard errors are withheld. Look at: ${culprits(model, information)}.` });
  }
  const scored: Scored = { model, problems: sample.problems, moments: sample.moments, x: optimum.x, clusters: options.clusters ?? null };
  const covariance = factor === null || !optimum.converged ? null : parameterCovariance(scored, estimator, choleskyInverse(factor), sample.ordinal);
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
  if (estimator === 'DWLS') {
    diagnostics.push({ code: 'dwls-not-chi-square', severity: 'warning', message: 'nF of DWLS is not distributed as chi-square, and its standard errors take the correlations for independent; WLSMV corrects both.' });
  }
  const fit: CfaFit = {
    ...test,
    baseline,
    ...(optimum.converged
      ? comparativeIndices({ model: test, baseline, n: sample.rmseaN, groups: groups.labels.length })
      : { p: null, cfi: null, tli: null, rmsea: null, rmseaCi90: null, rmseaPClose: null }),
    srmr: srmr(fitted, sample),
    logLikelihood,
    saturatedLogLikelihood: sample.saturatedLogLikelihood,
    aic: logLikelihood === null ? null : -2 * logLikelihood + 2 * k,
    bic: logLikelihood === null ? null : -2 * logLikelihood + k * Math.log(sample.n),
    sabic: logLikelihood === null ? null : -2 * logLikelihood + k * Math.log((sample.n + 2) / 24),
    parameters: k + (sample.ordinal?.polychoric.thresholds.reduce((sum, one) => sum + one.length, 0) ?? 0),
  };

  return {
    estimator,
    likelihood,
    missing,
    standardErrors: estimator === 'MLM' || estimator === 'WLSMV' ? 'robust-expected' : estimator === 'MLR' ? (options.clusters ? 'robust-clusters' : 'robust-observed') : estimator === 'ULS' ? 'sandwich' : missing === 'fiml' ? 'observed' : 'expected',
    observed: model.observed,
    latent: model.latent,
    groups: groups.labels.map((label, g) => ({ label, n: sample.moments[g]!.n })),
    n: sample.n,
    parameters: parametersOf(fitted, covariance === null ? null : { ...covariance, data: covariance.data.map((v) => v / sample.seN) }),
    thresholds: sample.ordinal === null ? null : sample.ordinal.polychoric.thresholds.map((estimates, i) => thresholdsOf(model.observed[i]!, estimates, sample.seN)),
    fit,
    robust: factor !== null && df > 0 && optimum.converged ? robustOf(scored, estimator, missing, test, baseline, sample.rmseaN, sample.ordinal) : null,
    modification: optimum.converged && factor !== null ? modificationIndices(fitted, expected, sample.total) : [],
    validity: factorValidity(fitted),
    latentCorrelation: at.map(({ all }) => correlationOf(all, p)),
    residuals: at.map(({ covariance: sigma }, g) => residualCorrelations(sample.moments[g]!.covariance, sigma)),
    convergence: { converged: optimum.converged, iterations: optimum.iterations, gradient: optimum.gradient },
    admissible: !judged.some((one) => one.severity !== 'info'),
    diagnostics,
  };
}

/** Thresholds with their standard errors, √(Φ(1 − Φ) / n) / φ. */
function thresholdsOf(variable: string, estimates: Float64Array, n: number): NonNullable<CfaResult['thresholds']>[number] {
  return {
    variable,
    estimates: [...estimates],
    se: Array.from(estimates, (t) => Math.sqrt((normalCdf(t) * (1 - normalCdf(t))) / n) / normalPdf(t)),
  };
}
