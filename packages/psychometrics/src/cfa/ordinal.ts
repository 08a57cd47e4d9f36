import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { crossMultiply, multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Implied } from './implied.ts';
import type { ModelRow } from './model.ts';
import type { OrdinalMoments } from './ordinal-moments.ts';

/** Diagonally weighted least squares on polychoric correlations. */
export interface OrdinalWeights {
  /** 1 over the asymptotic variance of each correlation, pairs as in `OrdinalMoments`. */
  readonly weight: Float64Array;
  readonly discrepancy: Discrepancy;
  /** F of the model without any correlation. */
  readonly baseline: number;
}

/** F = Σ w (r − ρ)² over pairs (Muthén, du Toit & Spisic 1997); thresholds are free and fit exactly. */
export function ordinalWeights({ correlation, influence }: OrdinalMoments): OrdinalWeights {
  const { rows: n, cols: pairs } = influence;
  const p = correlation.rows;
  const weight = new Float64Array(pairs);
  for (let r = 0; r < n; r++) for (let c = 0; c < pairs; c++) weight[c]! += influence.data[r * pairs + c]! ** 2 / n;
  for (let c = 0; c < pairs; c++) weight[c] = 1 / weight[c]!;
  let baseline = 0;
  eachPair(p, (i, j, c) => (baseline += weight[c]! * correlation.data[i * p + j]! ** 2));
  return {
    weight,
    baseline,
    discrepancy: {
      distance(at) {
        const g = new Float64Array(p * p);
        let value = 0;
        eachPair(p, (i, j, c) => {
          const gap = correlation.data[i * p + j]! - at.covariance.data[i * p + j]!;
          value += weight[c]! * gap * gap;
          g[i * p + j] = -weight[c]! * gap;
          g[j * p + i] = -weight[c]! * gap;
        });
        return { value, g: { rows: p, cols: p, data: g }, h: null };
      },
      information(at, rows) {
        const jacobian = rowJacobian(at, rows, p);
        return crossWeighted(jacobian, weight);
      },
    },
  };
}

/** ∂ρ/∂row of every pair: pairs × rows. */
function rowJacobian({ total, all }: Implied, rows: readonly ModelRow[], p: number): Dense {
  const q = total.rows;
  const pairs = (p * (p - 1)) / 2;
  const out: Dense = { rows: pairs, cols: rows.length, data: new Float64Array(pairs * rows.length) };
  rows.forEach((row, a) => {
    if (row.matrix === 'M' || row.remainder) return;
    const v = row.matrix === 'A' ? all.data : total.data;
    const half = row.matrix === 'S' && row.i === row.j ? 0.5 : 1;
    eachPair(p, (i, j, c) => {
      const value = total.data[i * q + row.i]! * v[j * q + row.j]! + total.data[j * q + row.i]! * v[i * q + row.j]!;
      out.data[c * rows.length + a] = half * value;
    });
  });
  return out;
}

/** J'WJ. */
function crossWeighted(jacobian: Dense, weight: Float64Array): Dense {
  const scaled = { ...jacobian, data: jacobian.data.map((v, at) => v * weight[Math.floor(at / jacobian.cols)]!) };
  return crossMultiply(jacobian, scaled);
}

/** tr(UΓ) and tr(UΓUΓ) of Satorra & Bentler (1994): mean and variance of the test statistic. */
export interface OrdinalTraces {
  readonly trace: number;
  readonly squareTrace: number;
}

/** The traces of the model of no correlation, for which U is W. */
export function baselineTraces({ influence }: OrdinalMoments, weight: Float64Array): OrdinalTraces {
  const { rows: n, cols: pairs } = influence;
  const root = weight.map(Math.sqrt);
  const z: Dense = { rows: n, cols: pairs, data: influence.data.map((v, at) => v * root[at % pairs]!) };
  let trace = 0;
  for (const v of z.data) trace += (v * v) / n;
  // The two Gram matrices of Z have the same non-zero eigenvalues; the smaller serves.
  const { rows, cols, data } = n < pairs ? z : transpose(z);
  let squareTrace = 0;
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let c = 0; c < cols; c++) sum += data[a * cols + c]! * data[b * cols + c]!;
      squareTrace += (a === b ? 1 : 2) * (sum / n) ** 2;
    }
  }
  return { trace, squareTrace };
}

/** What a scaled test and robust standard errors need of a model. */
export interface OrdinalSpread extends OrdinalTraces {
  /** Δ'WΓWΔ, free × free. */
  readonly middle: Dense;
}

/**
 * The traces of a model from those of the baseline, U = W − WΔ(Δ'WΔ)⁻¹Δ'W, and the middle of its sandwich. `jacobian` is ∂ρ/∂θ of
 * the free parameters (pairs × free).
 */
export function ordinalSpread({ influence }: OrdinalMoments, weight: Float64Array, jacobian: Dense, base: OrdinalTraces): OrdinalSpread {
  const { rows: n } = influence;
  const weightedJacobian: Dense = { ...jacobian, data: jacobian.data.map((v, at) => v * weight[Math.floor(at / jacobian.cols)]!) };
  const information = crossMultiply(jacobian, weightedJacobian);
  const scores = multiply(influence, weightedJacobian);
  const middle = crossMultiply(scores, scores);
  for (let i = 0; i < middle.data.length; i++) middle.data[i]! /= n;
  const factor = cholesky(information);
  if (factor === null) return { trace: Number.NaN, squareTrace: Number.NaN, middle };
  const inverse = choleskyInverse(factor);
  // ΓWΔ, pairs × free; Δ'WΓWΓWΔ is its product with itself under W.
  const gammaJacobian = crossMultiply(influence, scores);
  for (let i = 0; i < gammaJacobian.data.length; i++) gammaJacobian.data[i]! /= n;
  const fourth = crossWeighted(gammaJacobian, weight);
  const projected = multiply(inverse, middle);
  return {
    trace: base.trace - traceOfProduct(inverse, middle),
    squareTrace: base.squareTrace - 2 * traceOfProduct(inverse, fourth) + traceOfProduct(projected, projected),
    middle,
  };
}

function traceOfProduct(a: Dense, b: Dense): number {
  let sum = 0;
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.cols; j++) sum += a.data[i * a.cols + j]! * b.data[j * b.cols + i]!;
  return sum;
}

/** ∂ρ/∂θ of the free parameters: pairs × free. */
export function freeJacobian(at: Implied, rows: readonly ModelRow[], p: number, free: number): Dense {
  const each = rowJacobian(at, rows, p);
  const out: Dense = { rows: each.rows, cols: free, data: new Float64Array(each.rows * free) };
  rows.forEach((row, a) => {
    if (row.free >= 0) for (let c = 0; c < each.rows; c++) out.data[c * free + row.free]! += each.data[c * each.cols + a]!;
  });
  return out;
}

function eachPair(p: number, visit: (i: number, j: number, at: number) => void): void {
  for (let i = 0, at = 0; i < p; i++) for (let j = 0; j < i; j++, at++) visit(i, j, at);
}
