import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { cholesky, inverseDiagonal } from '../linear/cholesky.ts';
import { assertCorrelation, identity } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { topEigen } from '../linear/top-eigen.ts';
import { canonicalOrder, reorderColumns } from '../rotation/canonical.ts';
import { alphaFactors, imageFactors } from './alpha-image.ts';
import { generalisedLeastSquares, scaled, weightedLeastSquares } from './generalised.ts';
import { minimiseBounded } from './minimise.ts';
import type { Minimum } from './minimise.ts';
import { leastSquares, likelihood, reducedMatrix, scaledMatrix } from './objectives.ts';

/**
 * `minres` is unweighted least squares (ULS), `gls` generalised and `wls` diagonally weighted least squares, `ml` maximum likelihood; `paf` is the
 * fixed-point form of minres, where communalities may pass 1; `alpha` and `image` are Kaiser's; `pca` extracts components.
 */
export const extractionMethods = ['minres', 'ml', 'gls', 'wls', 'paf', 'alpha', 'image', 'pca'] as const;
export type ExtractionMethod = (typeof extractionMethods)[number];

/** What needs R⁻¹. */
const NEEDS_INVERSE: ReadonlySet<ExtractionMethod> = new Set(['ml', 'gls', 'wls', 'image']);

export interface ExtractionOptions {
  readonly method: ExtractionMethod;
  /** Smallest uniqueness of minres, ml, gls, wls and alpha. Default .005. */
  readonly lower?: number;
  /** Default 500 Newton steps, 300 principal-axis steps, 2000 of alpha. */
  readonly maxIterations?: number;
}

/** Unrotated loadings. */
export interface Extraction {
  readonly method: ExtractionMethod;
  /** p × m, columns by decreasing sum of squares, each with a positive sum. */
  readonly loadings: Dense;
  /** Row sums of squared loadings. */
  readonly communalities: Float64Array;
  /**
   * The estimated Ψ: 1 − communality, except where the model does not reproduce the diagonal: variables at the bound, and all of gls.
   */
  readonly uniquenesses: Float64Array;
  /** Minimum of the criterion: ½ Σ θ² (minres, paf), Σ (e − ln e − 1) (ml), ½ Σ (γ − 1)² (gls), ½ Σ w w (r − σ)² (wls); null where there is none. */
  readonly objective: number | null;
  readonly converged: boolean;
  readonly iterations: number;
  /** Largest free gradient with respect to ψ (minres, wls) or ln ψ (ml, gls), last change of a communality (paf, alpha); 0 for image and pca. */
  readonly gradient: number;
  /** Variables whose uniqueness stands at the bound, or whose communality reaches 1. */
  readonly heywood: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Extracts `factors` unrotated factors from a correlation matrix. Minres, paf, alpha and pca need no positive definite matrix; the others do.
 * Throws `not-correlation`, `too-many-factors`, `not-positive-definite`. Reference: psych `fa`, R `factanal`, at the true optimum.
 */
export function extract(correlation: Dense, factors: number, options: ExtractionOptions): Extraction {
  assertCorrelation(correlation);
  const p = correlation.rows;
  const { method } = options;
  const most = method === 'pca' ? p : p - 1;
  if (!(Number.isInteger(factors) && factors >= 1)) throw new NumericalError('bad-option', `The number of factors must be at least 1, found ${factors}.`);
  if (factors > most) throw new NumericalError('too-many-factors', `${p} variables allow at most ${most} factors, ${factors} were asked for.`);
  const lower = options.lower ?? 0.005;
  if (!(lower > 0 && lower < 1)) throw new NumericalError('bad-option', `The smallest uniqueness must lie between 0 and 1, found ${lower}.`);
  const diagnostics: Diagnostic[] = [];
  if (method === 'pca') return components(correlation, factors);

  const freedom = ((p - factors) ** 2 - (p + factors)) / 2;
  if (freedom < 0) {
    diagnostics.push({
      code: 'not-identified',
      severity: 'warning',
      message: `${factors} factors of ${p} variables have ${freedom} degrees of freedom: many solutions fit equally well.`,
    });
  }
  const factor = cholesky(correlation);
  if (factor === null && NEEDS_INVERSE.has(method)) {
    throw new NumericalError(
      'not-positive-definite',
      `${LONG_NAME[method] ?? method} needs a positive definite correlation matrix. Use minres, smooth the matrix, or drop variables that others determine.`,
    );
  }
  const precision = factor === null ? null : inverseDiagonal(factor);
  const from = starts(precision, p, factors);
  if (method === 'image') {
    const loadings = imageFactors(correlation, factors, precision!.map((v) => 1 / v));
    return { ...finish(method, loadings, null, { value: 0, gradient: 0, iterations: 0, converged: true }, [], diagnostics), objective: null };
  }
  if (method === 'alpha') {
    const { loadings, psi, change, steps, bounded } = alphaFactors(correlation, factors, from[0]!, lower, options.maxIterations ?? 2000);
    return { ...finish(method, loadings, psi, { value: 0, gradient: change, iterations: steps, converged: change < 1e-8 }, bounded, diagnostics), objective: null };
  }
  const logarithmic = method === 'ml' || method === 'gls';
  const evaluate =
    method === 'ml'
      ? likelihood(correlation, factors)
      : method === 'gls'
        ? generalisedLeastSquares(correlation, factors)
        : method === 'wls'
          ? weightedLeastSquares(correlation, precision!, factors)
          : leastSquares(correlation, factors);
  const limit = options.maxIterations ?? 500;
  let best = bestOf(logarithmic ? from.map((psi) => psi.map(Math.log)) : from, (x) => minimiseBounded(x, logarithmic ? Math.log(lower) : lower, evaluate, limit));
  if (logarithmic) best = { ...best, x: best.x.map((v, i) => (best.atBound.includes(i) ? lower : Math.exp(v))) };
  if (method === 'paf') return principalAxes(correlation, factors, best, options.maxIterations ?? 300, diagnostics);

  // Ψ^½ Ω √(e − 1) (ml, gls), Ω √θ (minres), W^−½ Ω √θ (wls).
  const scale = logarithmic ? best.x.map(Math.sqrt) : method === 'wls' ? precision!.map((w) => 1 / Math.sqrt(w)) : new Float64Array(p).fill(1);
  const matrix = logarithmic ? scaledMatrix(correlation, best.x) : scaled(reducedMatrix(correlation, best.x), scale.map((v) => 1 / v));
  const { values, vectors } = topEigen(matrix, factors);
  const loadings = new Float64Array(p * factors);
  for (let s = 0; s < factors; s++) {
    const size = Math.sqrt(Math.max(0, logarithmic ? values[s]! - 1 : values[s]!));
    if (size === 0) diagnostics.push(emptyFactor(s));
    for (let i = 0; i < p; i++) loadings[i * factors + s] = size * vectors.data[i * factors + s]! * scale[i]!;
  }
  return finish(method, { rows: p, cols: factors, data: loadings }, best.x, best, best.atBound, diagnostics);
}

const LONG_NAME: Partial<Record<ExtractionMethod, string>> = { ml: 'Maximum likelihood', gls: 'Generalised least squares', wls: 'Weighted least squares', image: 'Image factoring' };

/** Start values: from squared multiple correlations where R has an inverse (its diagonal is `precision`), and flat ones, which need none. */
function starts(precision: Float64Array | null, p: number, factors: number): Float64Array[] {
  const flat = new Float64Array(p).fill(0.5);
  if (precision === null) return [flat, new Float64Array(p).fill(0.2)];
  const share = 1 - (0.5 * factors) / p;
  return [precision.map((v) => Math.min(1, share / v)), flat];
}

/** The first start decides unless it ends at a bound or unconverged, which is when other minima are to be feared. */
function bestOf(all: readonly Float64Array[], run: (x: Float64Array) => Minimum): Minimum {
  let best: Minimum | undefined;
  for (const start of all) {
    const found = run(start);
    if (best === undefined || (found.converged && !best.converged) || (found.converged === best.converged && found.value < best.value - 1e-12)) best = found;
    if (best.converged && best.atBound.length === 0) break;
  }
  return best!;
}

/** h² ← diag(ΛΛ') until no communality moves by 1e-8, from the least-squares solution, which is its limit unless a bound holds it. */
function principalAxes(r: Dense, m: number, start: Minimum, limit: number, diagnostics: Diagnostic[]): Extraction {
  const p = r.rows;
  let psi = start.x;
  let change = Infinity;
  let steps = 0;
  let loadings = new Float64Array(p * m);
  let value = start.value;
  while (change > 1e-9 && steps < limit) {
    steps++;
    const { values, vectors } = topEigen(reducedMatrix(r, psi), m);
    value = 0;
    for (let s = m; s < p; s++) value += 0.5 * values[s]! ** 2;
    loadings = new Float64Array(p * m);
    const next = new Float64Array(p);
    change = 0;
    for (let i = 0; i < p; i++) {
      let h = 0;
      for (let s = 0; s < m; s++) {
        const x = Math.sqrt(Math.max(0, values[s]!)) * vectors.data[i * m + s]!;
        loadings[i * m + s] = x;
        h += x * x;
      }
      next[i] = r.data[i * p + i]! - h;
      change = Math.max(change, Math.abs(next[i]! - psi[i]!));
    }
    psi = next;
  }
  const heywood: number[] = [];
  psi.forEach((v, i) => {
    if (v <= 0) heywood.push(i);
  });
  const found = { value, gradient: change, iterations: start.iterations + steps, converged: change < 1e-8 };
  return finish('paf', { rows: p, cols: m, data: loadings }, psi, found, heywood, diagnostics);
}

function components(r: Dense, m: number): Extraction {
  const p = r.rows;
  const { values, vectors } = topEigen(r, m);
  const loadings = new Float64Array(p * m);
  const diagnostics: Diagnostic[] = [];
  for (let s = 0; s < m; s++) {
    const size = values[s]! > 1e-12 ? Math.sqrt(values[s]!) : 0;
    if (size === 0) diagnostics.push(emptyFactor(s));
    for (let i = 0; i < p; i++) loadings[i * m + s] = size * vectors.data[i * m + s]!;
  }
  const solution = finish('pca', { rows: p, cols: m, data: loadings }, null, { value: 0, gradient: 0, iterations: 0, converged: true }, [], diagnostics);
  return { ...solution, objective: null };
}

function finish(
  method: ExtractionMethod,
  loadings: Dense,
  psi: Float64Array | null,
  found: { value: number; gradient: number; iterations: number; converged: boolean },
  heywood: readonly number[],
  diagnostics: Diagnostic[],
): Extraction {
  const ordered = inOrder(loadings);
  const { rows: p, cols: m, data } = ordered;
  const communalities = new Float64Array(p);
  for (let i = 0; i < p; i++) for (let s = 0; s < m; s++) communalities[i]! += data[i * m + s]! ** 2;
  if (heywood.length > 0) {
    diagnostics.push({
      code: 'heywood',
      severity: 'warning',
      message: `${heywood.length} variable(s) have no unique variance left (Heywood case): too many factors, too few rows, or near-duplicates.${beyondOne(communalities)}`,
      variables: heywood,
    });
  }
  if (!found.converged) {
    diagnostics.push({
      code: 'not-converged',
      severity: 'error',
      message: `${method} stopped after ${found.iterations} steps with a gradient of ${found.gradient.toPrecision(2)}; the loadings are not a solution.`,
    });
  }
  return {
    method,
    loadings: ordered,
    communalities,
    uniquenesses: psi ?? communalities.map((h) => 1 - h),
    objective: found.value,
    converged: found.converged,
    iterations: found.iterations,
    gradient: found.gradient,
    heywood,
    diagnostics,
  };
}

/** A bound holds a uniqueness, not the loadings: where the matrix is not positive definite they can explain more than there is. */
function beyondOne(communalities: Float64Array): string {
  const largest = communalities.reduce((most, h) => Math.max(most, h), 0);
  return largest > 1 + 1e-6
    ? ` The largest communality is ${largest.toFixed(2)}: factors with such loadings cannot exist. Smooth the matrix if it is not positive definite, or ask for fewer factors.`
    : '';
}

/** Canonical form of unrotated loadings. */
function inOrder(loadings: Dense): Dense {
  const { order, signs } = canonicalOrder(loadings, identity(loadings.cols));
  return reorderColumns(loadings, order, signs);
}

function emptyFactor(s: number): Diagnostic {
  return {
    code: 'empty-factor',
    severity: 'error',
    message: `Factor ${s + 1} has no variance left to explain: ask for fewer factors.`,
  };
}
