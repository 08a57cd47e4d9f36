import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { identity } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import type { Criterion } from './criteria.ts';
import { projectGradient, randomOrthogonal, turn } from './gradient-projection.ts';
import type { Projection } from './gradient-projection.ts';
import type { Rotation, RotationOptions } from './rotate.ts';

/** What a search over starts says of itself. */
export type SearchReport = Pick<Rotation, 'converged' | 'iterations' | 'gradient' | 'starts' | 'startsAtBest' | 'minima' | 'diagnostics'>;

/** Loadings this many times the largest unrotated one belong to factors that have collapsed into each other. */
const COLLAPSED = 1e3;
/** On the way there, where a rotation finds no end, at this share of it. */
const RUNAWAY = 1e-2;
/** Starts that must agree on the best value, and by how much more starts may be made until they do. */
const AGREEING = 3;
const PATIENCE = 5;
/** The best start may take this many times the steps of the others: valleys of simplimax are flat. */
const POLISH = 10;

/** Where starts do not agree, so many turns of the best end, by so much, are tried, each from the best so far. */
const HOPS = 100;
const TURNS = [0.05, 0.15, 0.4];

/**
 * All starts roughly, then the best one to the end. Where fewer than three of several starts share the best value, more are made until three
 * do, or five times as many as were asked for, as long as they are cheap. Throws `no-convergence` when the criterion has no minimum (oblimin with a large γ).
 */
export function searchMinima(a: Dense, criterion: Criterion, oblique: boolean, options: RotationOptions): { best: Projection; report: SearchReport } {
  const k = a.cols;
  const { random } = options;
  const starts = options.starts ?? (random === undefined ? 1 : 30);
  if (!(Number.isInteger(starts) && starts >= 1)) throw new NumericalError('bad-option', `The number of starts must be at least 1, found ${starts}.`);
  if (starts > 1 && random === undefined) throw new NumericalError('bad-option', 'Random starts need a random generator.');
  const limit = options.maxIterations ?? 2000;
  const most = COLLAPSED * a.data.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  const ends: Projection[] = [];
  let steps = 0;
  const enough = (): boolean =>
    ends.length >= starts && (starts === 1 || ends.length >= PATIENCE * starts || steps > (starts * limit) / 4 || atBest(ends) >= Math.min(AGREEING, starts));
  for (let s = 0; !enough(); s++) {
    const t = s === 0 ? identity(k).data : randomOrthogonal(k, random!.fork('start', s));
    const end = projectGradient(a, criterion, oblique, t, 1e-6, limit, most);
    steps += end.iterations;
    ends.push(end);
  }
  ends.sort((x, y) => x.value - y.value);
  // Simplimax has hundreds of minima: that three starts share one says little.
  const agreeing = options.method === 'simplimax' ? ends.length / 2 : AGREEING;
  // Minima lie in families: near a low one there is often a lower one, which random starts seldom meet (basin hopping, Wales & Doye 1997).
  for (let hop = 0; starts > 1 && hop < HOPS && steps < starts * limit && atBest(ends) < agreeing; hop++) {
    const turned = turn(ends[0]!.t, k, oblique, TURNS[hop % TURNS.length]!, random!.fork('hop', hop));
    const end = projectGradient(a, criterion, oblique, turned, 1e-6, limit, most);
    steps += end.iterations;
    if (end.value < ends[0]!.value) ends[0] = end;
  }
  const polished = projectGradient(a, criterion, oblique, ends[0]!.t, 1e-11, POLISH * limit, most);
  const converged = polished.gradient < 1e-7;
  const within = (limits: number, end: Projection): boolean => end.loadings.every((x) => Math.abs(x) <= limits);
  if (!ends.every((end) => within(most, end)) || !within(converged ? most : RUNAWAY * most, polished)) {
    throw new NumericalError('no-convergence', 'The factors collapse into each other: the criterion has no minimum. With oblimin choose a smaller gamma; 0 or less always has one.');
  }
  const minima = distinct(ends.map((end) => end.value));
  const startsAtBest = minima[0]!.starts;
  const diagnostics: Diagnostic[] = [];
  if (!converged) {
    diagnostics.push({
      code: 'rotation-not-converged',
      severity: 'error',
      message: `The rotation stopped with a gradient of ${polished.gradient.toPrecision(2)}; its loadings are not a minimum.`,
    });
  }
  if (ends.length > 1 && startsAtBest < ends.length / 2) {
    diagnostics.push({
      code: 'rotation-local-minima',
      severity: 'warning',
      message: `Only ${startsAtBest} of ${ends.length} starts reached the best value; ${minima.length} different minima were found.`,
    });
  }
  const report = { converged, iterations: ends[0]!.iterations + polished.iterations, gradient: polished.gradient, starts: ends.length, startsAtBest, minima, diagnostics };
  return { best: polished.value <= ends[0]!.value + 1e-12 ? polished : ends[0]!, report };
}

function atBest(ends: readonly Projection[]): number {
  return distinct(ends.map((end) => end.value).sort((a, b) => a - b))[0]!.starts;
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
