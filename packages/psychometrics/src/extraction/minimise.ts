import { NumericalError } from '../errors.ts';
import { cholesky, choleskySolve } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';

/** A smooth function at a point. */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Second derivatives. */
  exact(): Dense;
  /** A positive semidefinite approximation, cheap, and what serves where the exact ones are indefinite. */
  approximate(): Dense;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** Largest absolute gradient among the variables that are free to move. */
  readonly gradient: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Indices that stand at the lower bound and would go on. */
  readonly atBound: number[];
}

/**
 * Minimises f(x) subject to x ≥ lower: projected Newton steps (Bertsekas 1982), backtracking until the value falls. The approximate
 * Hessian serves as long as it cuts the gradient to a tenth with each step; then the exact one takes over, and converges quadratically,
 * so that a gradient of 1e-10 costs hardly more than one of 1e-5.
 */
export function minimiseBounded(start: Float64Array, lower: number, evaluate: (x: Float64Array) => Evaluation, limit: number): Minimum {
  const tolerance = 1e-11;
  let x: Float64Array = start.map((v) => Math.max(v, lower));
  let here = evaluate(x);
  let iterations = 0;
  let { free, size } = freeVariables(x, here.gradient, lower);
  let stalled = 0;
  let approximate = true;
  // Where rounding keeps the gradient above the tolerance, more steps only wander.
  while (size > tolerance && iterations < limit && stalled < 5) {
    iterations++;
    const before = size;
    const step = newtonStep(here, free, approximate);
    const next = lineSearch(x, here, step, free, lower, evaluate);
    if (next === null) break;
    ({ x, here } = next);
    ({ free, size } = freeVariables(x, here.gradient, lower));
    approximate = approximate && size < 0.1 * before;
    stalled = size < 1e-8 && size > 0.5 * before ? stalled + 1 : 0;
  }
  const atBound: number[] = [];
  x.forEach((v, i) => {
    if (v <= lower) atBound.push(i);
  });
  return { x, value: here.value, gradient: size, iterations, converged: size < 1e-8, atBound };
}

/** Variables at the bound whose gradient pushes outwards stay there. */
function freeVariables(x: Float64Array, gradient: Float64Array, lower: number): { free: number[]; size: number } {
  const free: number[] = [];
  let size = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i]! <= lower && gradient[i]! >= 0) continue;
    free.push(i);
    size = Math.max(size, Math.abs(gradient[i]!));
  }
  return { free, size };
}

/** −H⁻¹g over the free variables: exact Hessian if wanted and positive definite, else the approximate one with a growing ridge. */
function newtonStep(here: Evaluation, free: readonly number[], approximate: boolean): Float64Array {
  const m = free.length;
  const pick = (h: Dense, ridge: number): Dense => {
    const data = new Float64Array(m * m);
    for (let a = 0; a < m; a++) {
      for (let b = 0; b < m; b++) data[a * m + b] = h.data[free[a]! * h.cols + free[b]!]!;
      data[a * m + a]! += ridge;
    }
    return { rows: m, cols: m, data };
  };
  let factor = approximate ? null : cholesky(pick(here.exact(), 0));
  if (factor === null) {
    const safe = here.approximate();
    factor = cholesky(pick(safe, 0));
    for (let ridge = 1e-10; factor === null && ridge < 1e10; ridge *= 10) factor = cholesky(pick(safe, ridge));
  }
  if (factor === null) throw new NumericalError('no-convergence', 'The second derivatives of the criterion are not finite: the correlation matrix is nearly singular. Use minres, or smooth it.');
  return choleskySolve(factor, Float64Array.from(free, (i) => -here.gradient[i]!));
}

function lineSearch(
  x: Float64Array,
  here: Evaluation,
  step: Float64Array,
  free: readonly number[],
  lower: number,
  evaluate: (x: Float64Array) => Evaluation,
): { x: Float64Array; here: Evaluation } | null {
  const noise = 1e-13 * Math.max(1, Math.abs(here.value));
  for (let length = 1; length > 1e-10; length /= 2) {
    const trial = x.slice();
    let promised = 0;
    free.forEach((i, a) => {
      trial[i] = Math.max(lower, x[i]! + length * step[a]!);
      promised += here.gradient[i]! * (trial[i]! - x[i]!);
    });
    const there = evaluate(trial);
    if (!Number.isFinite(there.value)) continue;
    if (there.value <= here.value + 1e-4 * promised) return { x: trial, here: there };
    // Where the promised decrease drowns in rounding, the gradient must tell.
    if (Math.abs(promised) < noise && there.value < here.value + noise) {
      const before = freeVariables(x, here.gradient, lower).size;
      if (freeVariables(trial, there.gradient, lower).size < 0.9 * before) return { x: trial, here: there };
    }
  }
  return null;
}
