import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { assertFinite, crossMultiply, identity } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { canonicalOrder, reorderColumns, reorderSquare } from './canonical.ts';
import { varimaxCriterion } from './criteria.ts';
import { rowLengths, scaleRows } from './kaiser.ts';
import { criterionOf, isOblique } from './methods.ts';
import type { RotationMethod } from './methods.ts';
import { promax } from './promax.ts';
import { searchMinima } from './search-minima.ts';
import { settingsOf } from './settings.ts';
import type { RotationFlavour, RotationSettings } from './settings.ts';

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
  /**
   * Whose promax, and whose default of `kaiser`. Promax's target is made of and fitted to loadings with rows as they are in `stats` (R, the default);
   * made of rows of length 1 and fitted to rows as they are in `spss`; both of length 1 in `psych`.
   */
  readonly flavour?: RotationFlavour;
  /**
   * Kaiser normalisation: rows to length 1 before, back after. Default true for varimax, equamax and promax, with the flavour `spss` for
   * quartimax, oblimin and quartimin too, else false.
   */
  readonly kaiser?: boolean;
  /** p × k for target rotation, in the scale of the loadings (Kaiser normalisation scales it with them); NaN leaves a cell free. */
  readonly target?: Dense;
  /**
   * Starts: the given axes, then random ones, which need `random`. Default 30, or 1 without `random`. Where fewer than three of several find the best
   * value more are made, up to five times as many, as long as they take few steps.
   */
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
  readonly settings: RotationSettings;
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
  /** Starts that were made. */
  readonly starts: number;
  /** Starts that ended at the best value. */
  readonly startsAtBest: number;
  /** Distinct minima, best first, with the number of starts that ended there. */
  readonly minima: ReadonlyArray<{ readonly criterion: number; readonly starts: number }>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Rotates p × k loadings. Throws `bad-option`, `shape`, `not-finite`. Reference: GPArotation, R `promax`, at the best of many starts. */
export function rotate(loadings: Dense, options: RotationOptions): Rotation {
  assertFinite(loadings, 'The loadings');
  const { rows: p, cols: k } = loadings;
  const { method } = options;
  const settings = settingsOf(p, k, options);
  const byTarget = method === 'target' || method === 'target-orthogonal';
  if (byTarget && (options.target === undefined || options.target.rows !== p || options.target.cols !== k)) {
    throw new NumericalError('shape', `Target rotation of ${p} × ${k} loadings needs a target of that shape.`);
  }
  if (method === 'none' || (k === 1 && !byTarget)) {
    return canonical(loadings, identity(k), { method, oblique: false, settings: { kaiser: false }, criterion: null, converged: true, iterations: 0, gradient: 0, starts: 0, startsAtBest: 0, minima: [], diagnostics: [] });
  }
  const oblique = isOblique(method);
  const lengths = settings.kaiser ? rowLengths(loadings) : null;
  const a = lengths === null ? loadings : scaleRows(loadings, lengths, true);
  const target = options.target === undefined || lengths === null ? options.target : scaleRows(options.target, lengths, true);
  const criterion = method === 'promax' ? varimaxCriterion(p, k) : criterionOf(method, p, k, settings, target);
  const search = searchMinima(a, criterion, oblique && method !== 'promax', options);
  const { best } = search;
  const rotated: Dense = { rows: p, cols: k, data: best.loadings };
  const t: Dense = { rows: k, cols: k, data: best.t };
  const pattern = lengths === null ? rotated : scaleRows(rotated, lengths, false);
  if (method === 'promax') {
    const { flavour } = settings;
    const normalise = flavour === 'spss' ? 'target' : flavour === 'psych' && settings.kaiser ? 'all' : 'none';
    const turned = promax(pattern, normalise, settings.power!);
    return canonical(turned.loadings, turned.phi, { method, oblique, settings, criterion: null, ...search.report });
  }
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
  const report = { method, oblique, settings, criterion: best.value, ...search.report, diagnostics };
  return byTarget ? { ...signedByTarget(pattern, phi, options.target!), ...report } : canonical(pattern, phi, report);
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
