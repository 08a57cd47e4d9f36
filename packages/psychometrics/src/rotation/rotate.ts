import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { assertFinite, crossMultiply, identity, multiply } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { invert } from '../linear/small.ts';
import type { Random } from '../random/create-random.ts';
import { canonicalOrder, reorderColumns, reorderSquare } from './canonical.ts';
import { varimaxCriterion } from './criteria.ts';
import { criterionOf, isOblique } from './methods.ts';
import type { RotationMethod } from './methods.ts';
import { searchMinima } from './search-minima.ts';

export interface RotationOptions {
  readonly method: RotationMethod;
  /** Oblimin's γ; 0 (default) is quartimin, larger is more oblique. */
  readonly gamma?: number;
  /** Crawford and Ferguson's κ, weight of column complexity: 0 quartimax, 1/p varimax, k/2p equamax, 1 factor parsimony. Default 0. */
  readonly kappa?: number;
  /** How many loadings simplimax drives to zero. Default p. */
  readonly zeros?: number;
  /** Geomin's ε. Default .01. */
  readonly epsilon?: number;
  /** Promax's exponent. Default 4. */
  readonly power?: number;
  /** Promax's flavour: `stats` (R's factanal and SPSS) fits the target to raw loadings, `psych` to Kaiser-normalised ones. Default `stats`. */
  readonly flavour?: 'stats' | 'psych';
  /** Kaiser normalisation: rows to length 1 before, back after. Default true for varimax and equamax, as in R and SPSS, else false. Promax always has it. */
  readonly kaiser?: boolean;
  /** p × k for target rotation; NaN leaves a cell free. */
  readonly target?: Dense;
  /** Starts: the given axes, then random ones, which need `random`. Default 30, or 1 without `random`. */
  readonly starts?: number;
  readonly random?: Random;
  /** Default 2000 steps a start. */
  readonly maxIterations?: number;
}

/**
 * A rotated solution in canonical form. Two exceptions: after target rotation columns keep the target's order and signs, and after bifactor
 * rotation the general factor stands first.
 */
export interface Rotation {
  readonly method: RotationMethod;
  readonly oblique: boolean;
  readonly kaiser: boolean;
  /** Pattern, p × k. */
  readonly loadings: Dense;
  /** Factor correlations, k × k. */
  readonly phi: Dense;
  /** Value at the best minimum; null without a criterion (none, promax). */
  readonly criterion: number | null;
  readonly converged: boolean;
  readonly iterations: number;
  /** Largest entry of the projected gradient. */
  readonly gradient: number;
  readonly starts: number;
  /** Starts that ended at the best value. */
  readonly startsAtBest: number;
  /** Distinct minima, best first, with the number of starts that ended there. */
  readonly minima: ReadonlyArray<{ readonly criterion: number; readonly starts: number }>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Rotates p × k loadings. Throws `bad-option`, `shape`, `not-finite`. Reference: GPArotation, R `promax`, psych `Promax`, at the best of many starts. */
export function rotate(loadings: Dense, options: RotationOptions): Rotation {
  assertFinite(loadings, 'The loadings');
  const { rows: p, cols: k } = loadings;
  const { method } = options;
  const kaiser = method === 'promax' || (options.kaiser ?? (method === 'varimax' || method === 'equamax'));
  const byTarget = method === 'target' || method === 'target-orthogonal';
  if (byTarget && (options.target === undefined || options.target.rows !== p || options.target.cols !== k)) {
    throw new NumericalError('shape', `Target rotation of ${p} × ${k} loadings needs a target of that shape.`);
  }
  if (method === 'none' || (k === 1 && !byTarget)) {
    return canonical(loadings, identity(k), { method, oblique: false, kaiser: false, criterion: null, converged: true, iterations: 0, gradient: 0, starts: 0, startsAtBest: 0, minima: [], diagnostics: [] });
  }
  if (method === 'promax') return promax(loadings, options);

  const oblique = isOblique(method);
  const lengths = kaiser ? rowLengths(loadings) : null;
  const a = lengths === null ? loadings : scaleRows(loadings, lengths, true);
  const target = options.target === undefined || lengths === null ? options.target : scaleRows(options.target, lengths, true);
  const search = searchMinima(a, criterionOf(method, p, k, { ...options, ...(target === undefined ? {} : { target }) }), oblique, options);
  const { best } = search;
  const rotated: Dense = { rows: p, cols: k, data: best.loadings };
  const t: Dense = { rows: k, cols: k, data: best.t };
  const pattern = lengths === null ? rotated : scaleRows(rotated, lengths, false);
  const phi = oblique ? crossMultiply(t, t) : identity(k);
  for (let j = 0; j < k; j++) phi.data[j * k + j] = 1;
  const diagnostics = [...search.report.diagnostics];
  if (method.startsWith('bifactor') && k === 2) {
    diagnostics.push({
      code: 'rotation-not-identified',
      severity: 'warning',
      message: 'Bifactor rotation of two factors has a single group factor, so every position is as simple as any other: ask for at least three.',
    });
  }
  const report = { method, oblique, kaiser, criterion: best.value, ...search.report, diagnostics };
  return byTarget ? { ...signedByTarget(pattern, phi, options.target!), ...report } : canonical(pattern, phi, report);
}

/** Promax (Hendrickson & White 1964): least squares to the powered varimax loadings, factors rescaled to unit variance. */
function promax(loadings: Dense, options: RotationOptions): Rotation {
  const { rows: p, cols: k } = loadings;
  const power = options.power ?? 4;
  if (!(power > 1)) throw new NumericalError('bad-option', `Promax needs a power above 1, found ${power}.`);
  const lengths = rowLengths(loadings);
  const { best, report } = searchMinima(scaleRows(loadings, lengths, true), varimaxCriterion(p, k), false, options);
  const normalised: Dense = { rows: p, cols: k, data: best.loadings };
  const v = options.flavour === 'psych' ? normalised : scaleRows(normalised, lengths, false);
  const target: Dense = { rows: p, cols: k, data: v.data.map((x) => x * Math.abs(x) ** (power - 1)) };
  for (let j = 0; j < k; j++) {
    let squares = 0;
    for (let i = 0; i < p; i++) squares += v.data[i * k + j]! ** 2;
    if (!(squares > 1e-20)) throw new NumericalError('bad-option', `Promax cannot turn a factor without loadings (factor ${j + 1}). Ask for fewer factors.`);
  }
  const u = multiply(invert(crossMultiply(v, v)), crossMultiply(v, target));
  const scale = invert(crossMultiply(u, u));
  for (let j = 0; j < k; j++) {
    const d = Math.sqrt(scale.data[j * k + j]!);
    for (let i = 0; i < k; i++) u.data[i * k + j]! *= d;
  }
  const rotated = multiply(v, u);
  const pattern = options.flavour === 'psych' ? scaleRows(rotated, lengths, false) : rotated;
  const phi = invert(crossMultiply(u, u));
  for (let j = 0; j < k; j++) phi.data[j * k + j] = 1;
  return canonical(pattern, phi, { method: 'promax', oblique: true, kaiser: true, criterion: null, ...report });
}

function canonical(loadings: Dense, phi: Dense, report: Omit<Rotation, 'loadings' | 'phi'>): Rotation {
  const { order, signs } = canonicalOrder(loadings, phi, report.method.startsWith('bifactor'));
  return { loadings: reorderColumns(loadings, order, signs), phi: reorderSquare(phi, order, signs), ...report };
}

/** A column whose target says nothing of its sign (zeros and free cells alone) is signed to a positive sum. */
function signedByTarget(loadings: Dense, phi: Dense, target: Dense): { loadings: Dense; phi: Dense } {
  const { rows: p, cols: k } = loadings;
  const order = Array.from({ length: k }, (_, j) => j);
  const signs = order.map((j) => {
    let sum = 0;
    for (let i = 0; i < p; i++) {
      const goal = target.data[i * k + j]!;
      if (!Number.isNaN(goal) && goal !== 0) return 1;
      sum += loadings.data[i * k + j]!;
    }
    return sum < 0 ? -1 : 1;
  });
  return { loadings: reorderColumns(loadings, order, signs), phi: reorderSquare(phi, order, signs) };
}

function rowLengths({ rows, cols, data }: Dense): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let squares = 0;
    for (let j = 0; j < cols; j++) squares += data[i * cols + j]! ** 2;
    // A variable without loadings has no direction to normalise.
    return squares > 0 ? Math.sqrt(squares) : 1;
  });
}

function scaleRows(m: Dense, by: Float64Array, divide: boolean): Dense {
  return { rows: m.rows, cols: m.cols, data: m.data.map((x, i) => (divide ? x / by[Math.floor(i / m.cols)]! : x * by[Math.floor(i / m.cols)]!)) };
}
