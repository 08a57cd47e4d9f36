import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { multiply, transpose } from '../linear/dense.ts';
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
  return multiply(transpose(jacobian), scaled);
}

/** What a scaled test and robust standard errors need of a model: its traces tr(UΓ) and tr(UΓUΓ), and Δ'WΓWΔ. */
export interface OrdinalSpread {
  readonly trace: number;
  readonly squareTrace: number;
  /** free × free; empty for the model without parameters. */
  readonly middle: Dense;
}

/**
 * Traces of Satorra & Bentler (1994) for weights W and Γ the mean product of the rows' influence; `jacobian` is ∂ρ/∂θ of the free
 * parameters (pairs × free), null for the model of no correlation.
 */
export function ordinalSpread({ influence }: OrdinalMoments, weight: Float64Array, jacobian: Dense | null): OrdinalSpread {
  const { rows: n, cols: pairs } = influence;
  const root = weight.map(Math.sqrt);
  // Z = H W^½, so that Γ appears as Z'Z / n and U as the projector off W^½ Δ.
  const z: Dense = { rows: n, cols: pairs, data: influence.data.map((v, at) => v * root[at % pairs]!) };
  let middle: Dense = { rows: 0, cols: 0, data: new Float64Array(0) };
  let off = z;
  if (jacobian !== null) {
    const b: Dense = { ...jacobian, data: jacobian.data.map((v, at) => v * root[Math.floor(at / jacobian.cols)]!) };
    const scores = multiply(z, b);
    middle = { ...multiply(transpose(scores), scores) };
    for (let i = 0; i < middle.data.length; i++) middle.data[i]! /= n;
    const factor = cholesky(multiply(transpose(b), b));
    if (factor === null) return { trace: Number.NaN, squareTrace: Number.NaN, middle };
    const fitted = multiply(multiply(scores, choleskyInverse(factor)), transpose(b));
    off = { ...z, data: z.data.map((v, at) => v - fitted.data[at]!) };
  }
  let trace = 0;
  for (const v of off.data) trace += (v * v) / n;
  // The two Gram matrices have the same non-zero eigenvalues; the smaller serves.
  const gram = n < pairs ? multiply(off, transpose(off)) : multiply(transpose(off), off);
  let squareTrace = 0;
  for (const v of gram.data) squareTrace += (v / n) ** 2;
  return { trace, squareTrace, middle };
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
