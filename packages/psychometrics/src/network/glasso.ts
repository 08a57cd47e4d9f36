import { NumericalError } from '../errors.ts';
import { cholesky, logDeterminantOf } from '../linear/cholesky.ts';
import { assertCorrelation, identity } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';

/** A sparse network of partial correlations. */
export interface EbicGlasso {
  /** Partial correlations, p × p, zero diagonal. */
  readonly network: Dense;
  /** The penalty chosen, and all tried, falling. */
  readonly lambda: number;
  readonly lambdas: Float64Array;
  /** Extended BIC of each. */
  readonly ebic: Float64Array;
  readonly edges: number;
  readonly gamma: number;
}

/**
 * Graphical lasso at 100 penalties (largest |r| down to `ratio` of it, evenly on the log scale), the diagonal unpenalised; the network is the one
 * with the least extended BIC, −2 ln L + E ln n + 4 γ E ln p for E edges (Foygel & Drton 2010). Throws as `assertCorrelation` does, and `bad-option`.
 * `ratio` is .1 as in EGAnet (default), .01 in qgraph; `tolerance` the change of a covariance at which a penalty is done (default 1e-7; R's glasso has about 1e-4).
 * Reference: R qgraph `EBICglasso`.
 */
export function ebicGlasso(correlation: Dense, n: number, options: { readonly gamma?: number; readonly penalties?: number; readonly ratio?: number; readonly tolerance?: number } = {}): EbicGlasso {
  assertCorrelation(correlation);
  const { gamma = 0.5, penalties = 100, ratio = 0.1, tolerance = 1e-7 } = options;
  if (!(ratio > 0 && ratio < 1)) throw new NumericalError('bad-option', `The ratio of the least penalty to the largest must lie between 0 and 1, found ${ratio}.`);
  if (!(gamma >= 0)) throw new NumericalError('bad-option', `EBIC's gamma must not be negative, found ${gamma}.`);
  if (!(n >= 2)) throw new NumericalError('too-few-rows', `The extended BIC needs n, the number of rows, found ${n}.`);
  const p = correlation.rows;
  let largest = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) largest = Math.max(largest, Math.abs(correlation.data[i * p + j]!));
  const lambdas = Float64Array.from({ length: penalties }, (_, i) => largest * ratio ** (i / (penalties - 1)));
  const ebic = new Float64Array(penalties).fill(Infinity);
  const path = graphicalPath(correlation, tolerance);
  const cost = Math.log(n) + 4 * gamma * Math.log(p);
  let best: { precision: Dense; lambda: number; edges: number; value: number } | null = null;
  for (let i = 0; i < penalties && largest > 0; i++) {
    const precision = path(lambdas[i]!);
    const factor = cholesky(precision);
    // Without rows enough the likelihood leaves the positive definite matrices: smaller penalties only get worse.
    if (factor === null) break;
    let trace = 0;
    for (let c = 0; c < p * p; c++) trace += precision.data[c]! * correlation.data[c]!;
    let edges = 0;
    for (let a = 0; a < p; a++) for (let b = 0; b < a; b++) if (precision.data[a * p + b] !== 0) edges++;
    const value = -n * (logDeterminantOf(factor) - trace) + edges * cost;
    ebic[i] = value;
    if (best === null || value < best.value) best = { precision, lambda: lambdas[i]!, edges, value };
  }
  const precision = best?.precision ?? identity(p);
  const network = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      if (a !== b) network[a * p + b] = -precision.data[a * p + b]! / Math.sqrt(precision.data[a * p + a]! * precision.data[b * p + b]!) + 0;
    }
  }
  return { network: { rows: p, cols: p, data: network }, lambda: best?.lambda ?? largest, lambdas, ebic, edges: best?.edges ?? 0, gamma };
}

/** Graphical lasso of R at one penalty: its precision matrix. Falling penalties in one path start from each other. */
export function graphicalPath(r: Dense, tolerance = 1e-7): (lambda: number) => Dense {
  const p = r.rows;
  const w = r.data.slice();
  for (let i = 0; i < p * p; i++) if (i % (p + 1) !== 0) w[i] = 0;
  /** Row j: coefficients of variable j on the others. */
  const beta = new Float64Array(p * p);
  const rest = new Float64Array(p);
  return (lambda) => {
    for (let sweep = 0; sweep < 500; sweep++) {
      let moved = 0;
      for (let j = 0; j < p; j++) moved = Math.max(moved, regress(r, w, beta, rest, j, lambda));
      if (moved < tolerance) break;
    }
    return precisionOf(w, beta, p);
  };
}

/** The lasso of variable j on the others, by coordinates (Friedman, Hastie & Tibshirani 2008), and W's row and column j from it; largest change of W. */
function regress(r: Dense, w: Float64Array, beta: Float64Array, rest: Float64Array, j: number, lambda: number): number {
  const p = r.rows;
  const row = j * p;
  for (let k = 0; k < p; k++) rest[k] = r.data[row + k]!;
  for (let k = 0; k < p; k++) {
    const b = beta[row + k]!;
    if (b !== 0) for (let l = 0; l < p; l++) rest[l]! -= b * w[k * p + l]!;
  }
  // The sweeps over variables come back anyway, so a few rounds each suffice.
  for (let round = 0; round < 4; round++) {
    let change = 0;
    for (let k = 0; k < p; k++) {
      if (k === j) continue;
      const old = beta[row + k]!;
      const size = w[k * p + k]!;
      const x = rest[k]! + old * size;
      const next = x > lambda ? (x - lambda) / size : x < -lambda ? (x + lambda) / size : 0;
      if (next === old) continue;
      beta[row + k] = next;
      const d = next - old;
      for (let l = 0; l < p; l++) rest[l]! -= d * w[k * p + l]!;
      change = Math.max(change, Math.abs(d));
    }
    if (change < 1e-9) break;
  }
  let moved = 0;
  for (let k = 0; k < p; k++) {
    if (k === j) continue;
    const value = r.data[row + k]! - rest[k]!;
    moved = Math.max(moved, Math.abs(value - w[row + k]!));
    w[row + k] = value;
    w[k * p + j] = value;
  }
  return moved;
}

function precisionOf(w: Float64Array, beta: Float64Array, p: number): Dense {
  const out = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    let explained = 0;
    for (let k = 0; k < p; k++) if (k !== j) explained += w[j * p + k]! * beta[j * p + k]!;
    const own = 1 / (w[j * p + j]! - explained);
    for (let k = 0; k < p; k++) out[j * p + k] = k === j ? own : -beta[j * p + k]! * own;
  }
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) {
      // An edge must be there from both ends.
      const both = out[i * p + j] !== 0 && out[j * p + i] !== 0;
      const value = both ? (out[i * p + j]! + out[j * p + i]!) / 2 : 0;
      out[i * p + j] = value;
      out[j * p + i] = value;
    }
  }
  return { rows: p, cols: p, data: out };
}
