import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { assertFinite, crossMultiply, identity, multiply } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { invert } from '../linear/small.ts';
import type { Random } from '../random/create-random.ts';
import { canonicalOrder, reorderColumns, reorderSquare } from './canonical.ts';
import {
  crawfordFergusonCriterion,
  geominCriterion,
  obliminCriterion,
  quartimaxCriterion,
  targetCriterion,
  varimaxCriterion,
} from './criteria.ts';
import type { Criterion } from './criteria.ts';
import { projectGradient, randomOrthogonal } from './gradient-projection.ts';
import type { Projection } from './gradient-projection.ts';

export type RotationMethod =
  | 'none'
  | 'varimax'
  | 'quartimax'
  | 'equamax'
  | 'parsimax'
  | 'geomin-orthogonal'
  | 'target-orthogonal'
  | 'oblimin'
  | 'geomin'
  | 'promax'
  | 'target';

export interface RotationOptions {
  readonly method: RotationMethod;
  /** Oblimin's γ; 0 (default) is quartimin, larger is more oblique. */
  readonly gamma?: number;
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

/** A rotated solution, in canonical form except after target rotation, whose columns keep the target's order and signs. */
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

const OBLIQUE: ReadonlySet<RotationMethod> = new Set(['oblimin', 'geomin', 'promax', 'target']);

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

  const oblique = OBLIQUE.has(method);
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
  const report = { method, oblique, kaiser, criterion: best.value, ...search.report };
  return byTarget ? { loadings: pattern, phi, ...report } : canonical(pattern, phi, report);
}

function criterionOf(method: RotationMethod, p: number, k: number, options: RotationOptions): Criterion {
  switch (method) {
    case 'varimax':
      return varimaxCriterion(p, k);
    case 'quartimax':
      return quartimaxCriterion(p, k);
    case 'equamax':
      return crawfordFergusonCriterion(p, k, k / (2 * p));
    case 'parsimax':
      return crawfordFergusonCriterion(p, k, (k - 1) / (p + k - 2));
    case 'oblimin':
      return obliminCriterion(p, k, options.gamma ?? 0);
    case 'geomin':
    case 'geomin-orthogonal': {
      const epsilon = options.epsilon ?? 0.01;
      if (!(epsilon > 0)) throw new NumericalError('bad-option', `Geomin's epsilon must be positive, found ${epsilon}.`);
      return geominCriterion(p, k, epsilon);
    }
    case 'target':
    case 'target-orthogonal':
      return targetCriterion(options.target!);
    default:
      throw new NumericalError('bad-option', `Unknown rotation '${String(method)}'.`);
  }
}

type Report = Pick<Rotation, 'converged' | 'iterations' | 'gradient' | 'starts' | 'startsAtBest' | 'minima' | 'diagnostics'>;

/** All starts roughly, then the best one to the end. */
function searchMinima(a: Dense, criterion: Criterion, oblique: boolean, options: RotationOptions): { best: Projection; report: Report } {
  const k = a.cols;
  const { random } = options;
  const starts = options.starts ?? (random === undefined ? 1 : 30);
  if (!(Number.isInteger(starts) && starts >= 1)) throw new NumericalError('bad-option', `The number of starts must be at least 1, found ${starts}.`);
  if (starts > 1 && random === undefined) throw new NumericalError('bad-option', 'Random starts need a random generator.');
  const limit = options.maxIterations ?? 2000;
  const ends: Projection[] = [];
  for (let s = 0; s < starts; s++) {
    const t = s === 0 ? identity(k).data : randomOrthogonal(k, random!.fork('start', s));
    ends.push(projectGradient(a, criterion, oblique, t, 1e-6, limit));
  }
  ends.sort((x, y) => x.value - y.value);
  const polished = projectGradient(a, criterion, oblique, ends[0]!.t, 1e-11, limit);
  const minima = distinct(ends.map((end) => end.value));
  const startsAtBest = minima[0]!.starts;
  const converged = polished.gradient < 1e-7;
  const diagnostics: Diagnostic[] = [];
  if (!converged) {
    diagnostics.push({
      code: 'rotation-not-converged',
      severity: 'error',
      message: `The rotation stopped with a gradient of ${polished.gradient.toPrecision(2)}; its loadings are not a minimum.`,
    });
  }
  if (starts > 1 && startsAtBest < starts / 2) {
    diagnostics.push({
      code: 'rotation-local-minima',
      severity: 'warning',
      message: `Only ${startsAtBest} of ${starts} starts reached the best value; ${minima.length} different minima were found.`,
    });
  }
  const report = { converged, iterations: ends[0]!.iterations + polished.iterations, gradient: polished.gradient, starts, startsAtBest, minima, diagnostics };
  return { best: polished.value <= ends[0]!.value + 1e-12 ? polished : ends[0]!, report };
}

/** Values that differ by less than 1e-7 of their size are one minimum. */
function distinct(sorted: readonly number[]): { criterion: number; starts: number }[] {
  const out: { criterion: number; starts: number }[] = [];
  for (const value of sorted) {
    const last = out.at(-1);
    if (last !== undefined && value - last.criterion < 1e-7 * Math.max(1e-3, Math.abs(last.criterion))) last.starts++;
    else out.push({ criterion: value, starts: 1 });
  }
  return out;
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
  const { order, signs } = canonicalOrder(loadings, phi);
  return { loadings: reorderColumns(loadings, order, signs), phi: reorderSquare(phi, order, signs), ...report };
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
