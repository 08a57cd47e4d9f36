import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import { identity } from '../linear/dense.ts';

/** A function at a point; the value is Infinity where it is not defined. */
export interface Point {
  readonly value: number;
  readonly gradient: Float64Array;
}

export interface Objective {
  at(x: Float64Array): Point;
  /** A positive semidefinite approximation to the second derivatives: it starts the search and scales the gradient. */
  curvature(x: Float64Array): Dense;
}

export interface Optimum {
  readonly x: Float64Array;
  readonly value: number;
  /** Largest |∂F/∂x_i| / √H_ii, H the curvature: free of the scale of the data. */
  readonly gradient: number;
  readonly iterations: number;
  readonly converged: boolean;
}

const TOLERANCE = 1e-10;

/**
 * BFGS from the inverse of the curvature, which is made anew every few steps (for maximum likelihood: Fisher scoring that learns), with
 * backtracking. Stops at a scaled gradient of 1e-10, or where rounding allows no further step; `converged` means below 1e-8.
 */
export function minimise(start: Float64Array, objective: Objective, limit: number): Optimum {
  const n = start.length;
  let x: Float64Array = start.slice();
  let here = objective.at(x);
  if (!Number.isFinite(here.value)) return { x, value: here.value, gradient: Infinity, iterations: 0, converged: false };
  let { inverse, scale } = scaled(objective.curvature(x));
  let size = sizeOf(here.gradient, scale);
  let iterations = 0;
  let stalls = 0;
  while (size > TOLERANCE && iterations < limit) {
    if (iterations > 0 && iterations % 20 === 0) ({ inverse, scale } = scaled(objective.curvature(x)));
    iterations++;
    let step = descend(inverse, here.gradient);
    let slope = dot(step, here.gradient);
    if (!(slope < 0)) {
      ({ inverse, scale } = scaled(objective.curvature(x)));
      step = descend(inverse, here.gradient);
      slope = dot(step, here.gradient);
    }
    const next = search(x, here, step, slope, scale, objective);
    if (next === null) {
      // One fresh start of the curvature before giving up.
      if (stalls++ > 0) break;
      ({ inverse, scale } = scaled(objective.curvature(x)));
      continue;
    }
    stalls = 0;
    update(inverse, next.x, x, next.point.gradient, here.gradient, n);
    ({ x } = next);
    here = next.point;
    size = sizeOf(here.gradient, scale);
  }
  const final = sizeOf(here.gradient, scaled(objective.curvature(x)).scale);
  return { x, value: here.value, gradient: final, iterations, converged: final < 1e-8 };
}

/** Inverse of the curvature, with the smallest ridge that makes it positive definite, and the scale of each parameter. */
function scaled(curvature: Dense): { inverse: Dense; scale: Float64Array } {
  const n = curvature.rows;
  const scale = Float64Array.from({ length: n }, (_, i) => Math.sqrt(Math.max(curvature.data[i * n + i]!, 1e-300)));
  const unit = curvature.data.map((v, at) => v / (scale[Math.floor(at / n)]! * scale[at % n]!));
  for (let ridge = 0; ridge < 1e3; ridge = ridge === 0 ? 1e-8 : ridge * 10) {
    const trial = unit.slice();
    for (let i = 0; i < n; i++) trial[i * n + i]! += ridge;
    const factor = cholesky({ rows: n, cols: n, data: trial });
    if (factor === null) continue;
    const inverse = choleskyInverse(factor);
    inverse.data.forEach((v, at) => (inverse.data[at] = v / (scale[Math.floor(at / n)]! * scale[at % n]!)));
    return { inverse, scale };
  }
  return { inverse: identity(n), scale };
}

function search(x: Float64Array, here: Point, step: Float64Array, slope: number, scale: Float64Array, objective: Objective): { x: Float64Array; point: Point } | null {
  const noise = 1e-13 * Math.max(1, Math.abs(here.value));
  const before = sizeOf(here.gradient, scale);
  for (let length = 1; length > 1e-10; length /= 2) {
    const trial = x.map((v, i) => v + length * step[i]!);
    const point = objective.at(trial);
    if (!Number.isFinite(point.value)) continue;
    if (point.value <= here.value + 1e-4 * length * slope && point.value < here.value - noise) return { x: trial, point };
    // Where the decrease drowns in rounding, the gradient must tell.
    if (Math.abs(length * slope) < 1e3 * noise && point.value < here.value + noise && sizeOf(point.gradient, scale) < 0.9 * before) return { x: trial, point };
  }
  return null;
}

/** The BFGS update of an inverse (Nocedal & Wright 2006, eq. 6.17), left out where the curvature along the step is not positive. */
function update(inverse: Dense, x: Float64Array, x0: Float64Array, g: Float64Array, g0: Float64Array, n: number): void {
  const s = x.map((v, i) => v - x0[i]!);
  const y = g.map((v, i) => v - g0[i]!);
  const sy = dot(s, y);
  if (!(sy > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  const hy = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) hy[i]! += inverse.data[i * n + j]! * y[j]!;
  const factor = (1 + dot(y, hy) / sy) / sy;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) inverse.data[i * n + j]! += factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy;
}

function descend(inverse: Dense, gradient: Float64Array): Float64Array {
  const n = gradient.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i]! -= inverse.data[i * n + j]! * gradient[j]!;
  return out;
}

function sizeOf(gradient: Float64Array, scale: Float64Array): number {
  let size = 0;
  for (let i = 0; i < gradient.length; i++) size = Math.max(size, Math.abs(gradient[i]!) / scale[i]!);
  return size;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
