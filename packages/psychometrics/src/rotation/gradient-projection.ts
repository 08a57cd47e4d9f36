import type { Dense } from '../linear/dense.ts';
import { invert } from '../linear/small.ts';
import type { Random } from '../random/create-random.ts';
import type { Criterion } from './criteria.ts';

/** Where one start of gradient projection ended. */
export interface Projection {
  /** k × k; L = A T (orthogonal) or A (T')⁻¹ (oblique), Φ = T'T. */
  readonly t: Float64Array;
  readonly loadings: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** Largest absolute entry of the projected gradient. */
  readonly gradient: number;
}

/**
 * Gradient projection (Jennrich 2001 for orthogonal, 2002 for oblique rotation) from a start T. Steps have Barzilai and Borwein's
 * length, safeguarded by backtracking against the worst of the last values (Grippo, Lampariello & Lucidi 1986), which
 * needs tens of steps where the fixed rule needs hundreds. It gives up when a loading passes `most`. Reference: GPArotation `GPForth`, `GPFoblq`.
 */
export function projectGradient(a: Dense, criterion: Criterion, oblique: boolean, start: Float64Array, tolerance: number, limit: number, most = Infinity): Projection {
  const manifold = oblique ? obliqueManifold(a, criterion) : orthogonalManifold(a, criterion);
  let here = manifold.at(start);
  const recent = [here.value];
  let length = 1 / Math.max(1e-12, norm(here.projected));
  length = Math.min(1, length);
  let iterations = 0;
  while (largest(here.projected) > tolerance && iterations < limit && largest(here.l) <= most) {
    iterations++;
    const slope = norm(here.projected) ** 2;
    const ceiling = Math.max(...recent);
    let step = length;
    let next = manifold.at(manifold.retract(here.t, here.projected, step));
    // Backtracking ends when steps no longer change the value beyond rounding.
    while (!(next.value <= ceiling - 1e-4 * step * slope) && step * slope > 1e-15 * Math.max(1, Math.abs(here.value))) {
      step /= 2;
      next = manifold.at(manifold.retract(here.t, here.projected, step));
    }
    let ss = 0;
    let sy = 0;
    for (let i = 0; i < here.t.length; i++) {
      const s = next.t[i]! - here.t[i]!;
      ss += s * s;
      sy += s * (next.projected[i]! - here.projected[i]!);
    }
    if (ss === 0) break;
    length = sy > 0 ? Math.min(1e4, Math.max(1e-6, ss / sy)) : Math.min(1e4, 2 * length);
    here = next;
    recent.push(here.value);
    if (recent.length > 8) recent.shift();
  }
  return { t: here.t, loadings: here.l, value: here.value, iterations, gradient: largest(here.projected) };
}

interface Point {
  readonly t: Float64Array;
  readonly l: Float64Array;
  readonly value: number;
  readonly projected: Float64Array;
}

interface Manifold {
  at(t: Float64Array): Point;
  retract(t: Float64Array, direction: Float64Array, step: number): Float64Array;
}

function orthogonalManifold(a: Dense, criterion: Criterion): Manifold {
  const { rows: p, cols: k } = a;
  const gq = new Float64Array(p * k);
  return {
    at(t) {
      const l = new Float64Array(p * k);
      for (let i = 0; i < p; i++) {
        for (let s = 0; s < k; s++) {
          const x = a.data[i * k + s]!;
          for (let j = 0; j < k; j++) l[i * k + j]! += x * t[s * k + j]!;
        }
      }
      const value = criterion(l, gq);
      const g = new Float64Array(k * k);
      for (let i = 0; i < p; i++) {
        for (let s = 0; s < k; s++) {
          const x = a.data[i * k + s]!;
          for (let j = 0; j < k; j++) g[s * k + j]! += x * gq[i * k + j]!;
        }
      }
      // G − T sym(T'G).
      const m = new Float64Array(k * k);
      for (let s = 0; s < k; s++) for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) m[i * k + j]! += t[s * k + i]! * g[s * k + j]!;
      const projected = g.slice();
      for (let s = 0; s < k; s++) {
        for (let i = 0; i < k; i++) {
          const x = t[s * k + i]!;
          for (let j = 0; j < k; j++) projected[s * k + j]! -= (x * (m[i * k + j]! + m[j * k + i]!)) / 2;
        }
      }
      return { t, l, value, projected };
    },
    retract(t, direction, step) {
      const moved = t.map((v, i) => v - step * direction[i]!);
      return orthonormalise(orthonormalise(moved, k), k);
    },
  };
}

function obliqueManifold(a: Dense, criterion: Criterion): Manifold {
  const { rows: p, cols: k } = a;
  const gq = new Float64Array(p * k);
  return {
    at(t) {
      const inverse = invert({ rows: k, cols: k, data: t }).data;
      const l = new Float64Array(p * k);
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < k; j++) {
          let sum = 0;
          for (let s = 0; s < k; s++) sum += a.data[i * k + s]! * inverse[j * k + s]!;
          l[i * k + j] = sum;
        }
      }
      const value = criterion(l, gq);
      // G = −(L' Gq T⁻¹)'.
      const m = new Float64Array(k * k);
      for (let i = 0; i < p; i++) {
        for (let s = 0; s < k; s++) {
          const x = l[i * k + s]!;
          for (let j = 0; j < k; j++) m[s * k + j]! += x * gq[i * k + j]!;
        }
      }
      const projected = new Float64Array(k * k);
      for (let s = 0; s < k; s++) {
        for (let j = 0; j < k; j++) {
          let sum = 0;
          for (let q = 0; q < k; q++) sum += m[s * k + q]! * inverse[q * k + j]!;
          projected[j * k + s] = -sum;
        }
      }
      for (let j = 0; j < k; j++) {
        let dot = 0;
        for (let s = 0; s < k; s++) dot += t[s * k + j]! * projected[s * k + j]!;
        for (let s = 0; s < k; s++) projected[s * k + j]! -= t[s * k + j]! * dot;
      }
      return { t, l, value, projected };
    },
    retract(t, direction, step) {
      return unitColumns(t.map((v, i) => v - step * direction[i]!), k);
    },
  };
}

function unitColumns(t: Float64Array, k: number): Float64Array {
  for (let j = 0; j < k; j++) {
    let squares = 0;
    for (let s = 0; s < k; s++) squares += t[s * k + j]! ** 2;
    const scale = 1 / Math.sqrt(squares);
    for (let s = 0; s < k; s++) t[s * k + j]! *= scale;
  }
  return t;
}

/** T moved by normal noise of that size in every entry, back on its manifold. */
export function turn(t: Float64Array, k: number, oblique: boolean, size: number, random: Random): Float64Array {
  const moved = t.map((x) => x + size * random.normal());
  return oblique ? unitColumns(moved, k) : orthonormalise(orthonormalise(moved, k), k);
}

/** A random orthogonal k × k matrix, uniform (Haar): normals, orthonormalised. */
export function randomOrthogonal(k: number, random: Random): Float64Array {
  const t = Float64Array.from({ length: k * k }, () => random.normal());
  return orthonormalise(orthonormalise(t, k), k);
}

/** Gram–Schmidt on the columns; a second pass mends the rounding of the first. */
function orthonormalise(t: Float64Array, k: number): Float64Array {
  for (let j = 0; j < k; j++) {
    for (let q = 0; q < j; q++) {
      let dot = 0;
      for (let s = 0; s < k; s++) dot += t[s * k + j]! * t[s * k + q]!;
      for (let s = 0; s < k; s++) t[s * k + j]! -= dot * t[s * k + q]!;
    }
    let squares = 0;
    for (let s = 0; s < k; s++) squares += t[s * k + j]! ** 2;
    const scale = 1 / Math.sqrt(squares);
    for (let s = 0; s < k; s++) t[s * k + j]! *= scale;
  }
  return t;
}

function norm(x: Float64Array): number {
  let sum = 0;
  for (const v of x) sum += v * v;
  return Math.sqrt(sum);
}

function largest(x: Float64Array): number {
  let most = 0;
  for (const v of x) most = Math.max(most, Math.abs(v));
  return most;
}
