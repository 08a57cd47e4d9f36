import { tQuantile, tCdf } from '../distributions/f-and-t.ts';
import { NumericalError } from '../errors.ts';
import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { assertFinite, crossMultiply, multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import { takeRows, unitsOf } from './rows.ts';

/** A coefficient with an interval that holds with few clusters. */
export interface ClusterRobustCoefficient {
  readonly estimate: number;
  /** CR2. */
  readonly standardError: number;
  readonly t: number;
  /** Satterthwaite's degrees of freedom: G − 1 for the mean of equal clusters, fewer when they are unequal. */
  readonly df: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** Least squares with cluster-robust inference. */
export interface ClusterRobust {
  readonly clusters: number;
  readonly level: number;
  readonly coefficients: readonly ClusterRobustCoefficient[];
  /** CR2 covariance of the coefficients, k × k. */
  readonly covariance: Dense;
}

/**
 * Least squares of y on the columns of `design` (n × k; a column of ones is a mean) with rows nested in groups: the bias-reduced sandwich
 * CR2 with Satterthwaite's degrees of freedom (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018), which keeps its level with a handful of
 * clusters. Throws `shape`, `not-finite`, `too-few-rows` (fewer than 2 clusters) and `not-positive-definite` (dependent columns).
 * Reference: R clubSandwich `vcovCR(type = "CR2")`, `coef_test`.
 */
export function clusterRobust(design: Dense, y: ArrayLike<number>, groups: ArrayLike<number>, options: { readonly level?: number } = {}): ClusterRobust {
  const { rows: n, cols: k } = design;
  const level = options.level ?? 0.95;
  const outcome: Dense = { rows: n, cols: 1, data: Float64Array.from(y) };
  if (y.length !== n) throw new NumericalError('shape', `The design has ${n} rows, the outcome ${y.length}.`);
  assertFinite(design, 'The design');
  assertFinite(outcome, 'The outcome');
  const units = unitsOf(design, groups);
  const G = units.length;
  if (G < 2) throw new NumericalError('too-few-rows', 'Inference over clusters needs at least two.');
  const factor = cholesky(crossMultiply(design, design));
  if (factor === null) throw new NumericalError('not-positive-definite', 'Columns of the design depend on each other: drop one.');
  const bread = choleskyInverse(factor);
  const beta = multiply(bread, crossMultiply(design, outcome)).data;
  // Per cluster: B_g = A_g X_g M, A_g = (I − X_g M X_g')^−½.
  const adjusted = units.map((rows) => adjust(takeRows(design, rows), bread));
  const scores = adjusted.map((b, g) => {
    const out = new Float64Array(k);
    units[g]!.forEach((row, i) => {
      let residual = outcome.data[row]!;
      for (let j = 0; j < k; j++) residual -= design.data[row * k + j]! * beta[j]!;
      for (let j = 0; j < k; j++) out[j]! += b.data[i * k + j]! * residual;
    });
    return out;
  });
  const covariance = new Float64Array(k * k);
  for (const s of scores) for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) covariance[a * k + b]! += s[a]! * s[b]!;
  const coefficients = Array.from(beta, (estimate, j): ClusterRobustCoefficient => {
    const standardError = Math.sqrt(covariance[j * k + j]!);
    const df = satterthwaite(design, bread, units, adjusted, j);
    const t = estimate / standardError;
    const reach = tQuantile((1 + level) / 2, df) * standardError;
    return { estimate, standardError, t, df, p: 2 * (1 - tCdf(Math.abs(t), df)), interval: [estimate - reach, estimate + reach] };
  });
  return { clusters: G, level, coefficients, covariance: { rows: k, cols: k, data: covariance } };
}

function adjust(x: Dense, bread: Dense): Dense {
  const xm = multiply(x, bread);
  const rest = multiply(xm, transpose(x));
  for (let i = 0; i < rest.data.length; i++) rest.data[i] = (i % (x.rows + 1) === 0 ? 1 : 0) - rest.data[i]!;
  const { values, vectors } = symmetricEigen(rest);
  // A direction that the cluster alone determines has no residual: its inverse root is taken as zero (Moore and Penrose).
  const roots = values.map((v) => (v > 1e-10 ? 1 / Math.sqrt(v) : 0));
  const m = x.rows;
  const projected = crossMultiply(vectors, xm);
  for (let i = 0; i < projected.data.length; i++) projected.data[i]! *= roots[Math.floor(i / xm.cols)]!;
  return { ...multiply(vectors, projected), rows: m };
}

/** 2 E(V)² / Var(V) of the j-th variance when errors are independent and equal: (Σ λ)² / Σ λ² of the matrix p_g'p_h, p_g = (I − H)_g' A_g X_g M e_j. */
function satterthwaite(design: Dense, bread: Dense, units: readonly Int32Array[], adjusted: readonly Dense[], j: number): number {
  const { cols: k } = design;
  const G = units.length;
  // p_g'p_h = b_g'b_h [g = h] − (X_g'b_g)' M (X_h'b_h), since I − H is a projection.
  const own = new Float64Array(G);
  const projected: Float64Array[] = [];
  units.forEach((rows, g) => {
    const xb = new Float64Array(k);
    rows.forEach((row, i) => {
      const b = adjusted[g]!.data[i * k + j]!;
      own[g]! += b * b;
      for (let a = 0; a < k; a++) xb[a]! += design.data[row * k + a]! * b;
    });
    projected.push(xb);
  });
  let trace = 0;
  let squares = 0;
  for (let g = 0; g < G; g++) {
    for (let h = 0; h < G; h++) {
      let inner = g === h ? own[g]! : 0;
      for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) inner -= projected[g]![a]! * bread.data[a * k + b]! * projected[h]![b]!;
      if (g === h) trace += inner;
      squares += inner * inner;
    }
  }
  return trace ** 2 / squares;
}
