import { NumericalError } from '../errors.ts';
import { cholesky, choleskyInverse, logDeterminantOf } from '../linear/cholesky.ts';
import { multiply } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import type { Discrepancy } from './discrepancy.ts';
import { rowInformation } from './implied.ts';
import { momentsOf, selectRows } from './moments.ts';

/** Rows that hold the same variables. */
export interface Pattern {
  /** Indices of the variables that are there. */
  readonly seen: readonly number[];
  /** The others. */
  readonly unseen: readonly number[];
  readonly n: number;
  /** Of these variables, divisor n. */
  readonly covariance: Dense;
  readonly mean: Float64Array;
}

/** Means and covariances estimated from incomplete rows. */
export interface SaturatedMoments {
  readonly covariance: Dense;
  readonly mean: Float64Array;
  /** −2/n log-likelihood without the constant: Σ n_k/n (ln|Σ_k| + tr(Σ_k⁻¹ S_k)). */
  readonly deviance: number;
  /** Observed cells a row, mean: the constant is this times ln 2π. */
  readonly cells: number;
  readonly converged: boolean;
}

/** The missing-data patterns of n × p rows, NaN = missing. No row may be empty. */
export function patternsOf(rows: Dense): Pattern[] {
  const { rows: n, cols: p, data } = rows;
  const members = new Map<string, number[]>();
  for (let r = 0; r < n; r++) {
    let key = '';
    for (let i = 0; i < p; i++) key += Number.isNaN(data[r * p + i]!) ? '0' : '1';
    const found = members.get(key);
    if (found) found.push(r);
    else members.set(key, [r]);
  }
  return [...members].map(([key, index]) => {
    const all = Array.from({ length: p }, (_, i) => i);
    const seen = all.filter((i) => key[i] === '1');
    const { covariance, mean } = momentsOf(selectRows(rows, index, seen), index, 'n');
    return { seen, unseen: all.filter((i) => key[i] === '0'), n: index.length, covariance, mean: mean! };
  });
}

/** Σ with what every pattern needs of it. */
interface Whole {
  readonly sigma: Dense;
  readonly mu: Float64Array;
  readonly inverse: Dense;
  readonly logDeterminant: number;
}

function wholeOf(sigma: Dense, mu: Float64Array): Whole | null {
  const factor = cholesky(sigma);
  return factor === null ? null : { sigma, mu, inverse: choleskyInverse(factor), logDeterminant: logDeterminantOf(factor) };
}

/**
 * ln|Σ_k| and Σ_k⁻¹ of the seen variables and their distance of means; null when Σ_k is not positive definite. Where less than half is
 * missing, they come from those of Σ: with W = Σ⁻¹, Σ_oo⁻¹ = W_oo − W_om W_mm⁻¹ W_mo and |Σ_oo| = |Σ| |W_mm|.
 */
function inPattern({ seen, unseen, mean }: Pattern, { sigma, mu, inverse: w, logDeterminant }: Whole): { inverse: Dense; logDeterminant: number; d: Float64Array } | null {
  const m = seen.length;
  const k = unseen.length;
  const p = sigma.rows;
  const d = mean.map((v, a) => v - mu[seen[a]!]!);
  if (k === 0) return { inverse: w, logDeterminant, d };
  if (2 * k > p) {
    const factor = cholesky(pick(sigma, seen, seen));
    return factor === null ? null : { inverse: choleskyInverse(factor), logDeterminant: logDeterminantOf(factor), d };
  }
  const factor = cholesky(pick(w, unseen, unseen));
  if (factor === null) return null;
  const inner = choleskyInverse(factor);
  const inverse = pick(w, seen, seen);
  const cross = pick(w, seen, unseen);
  const half = multiply(cross, inner);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) {
      let sum = 0;
      for (let c = 0; c < k; c++) sum += half.data[a * k + c]! * cross.data[b * k + c]!;
      inverse.data[a * m + b]! -= sum;
    }
  }
  return { inverse, logDeterminant: logDeterminant + logDeterminantOf(factor), d };
}

function pick(a: Dense, rows: readonly number[], cols: readonly number[]): Dense {
  const data = new Float64Array(rows.length * cols.length);
  for (let i = 0; i < rows.length; i++) for (let j = 0; j < cols.length; j++) data[i * cols.length + j] = a.data[rows[i]! * a.cols + cols[j]!]!;
  return { rows: rows.length, cols: cols.length, data };
}

/** W S_k W (null for a single row, which has no S_k), Wd, and tr(W S_k) + d'Wd. */
function weighted({ n, covariance }: Pattern, { data: w }: Dense, d: Float64Array): { product: Float64Array | null; wd: Float64Array; trace: number } {
  const m = d.length;
  const wd = new Float64Array(m);
  let trace = 0;
  for (let a = 0, at = 0; a < m; a++) {
    let sum = 0;
    for (let b = 0; b < m; b++, at++) sum += w[at]! * d[b]!;
    wd[a] = sum;
    trace += sum * d[a]!;
  }
  if (n === 1) return { product: null, wd, trace };
  const inverse: Dense = { rows: m, cols: m, data: w };
  return { product: multiply(multiply(inverse, covariance), inverse).data, wd, trace: trace + traceOf(inverse, covariance) };
}

/** −2/n log-likelihood of incomplete rows, without the constant. */
function devianceOf(patterns: readonly Pattern[], n: number, sigma: Dense, mu: Float64Array): number {
  const whole = wholeOf(sigma, mu);
  if (whole === null) return Infinity;
  let value = 0;
  for (const pattern of patterns) {
    const here = inPattern(pattern, whole);
    if (here === null) return Infinity;
    value += (pattern.n / n) * (here.logDeterminant + weighted(pattern, here.inverse, here.d).trace);
  }
  return value;
}

/**
 * Means and covariances of incomplete rows by maximum likelihood: EM (Dempster, Laird & Rubin 1977) from available cases, until no
 * standardised element moves by 1e-11.
 */
export function saturatedMoments(rows: Dense, patterns: readonly Pattern[]): SaturatedMoments {
  const { rows: n, cols: p, data } = rows;
  const mu = new Float64Array(p);
  let sigma: Dense = { rows: p, cols: p, data: new Float64Array(p * p) };
  let cells = 0;
  for (let i = 0; i < p; i++) {
    const column: number[] = [];
    for (let r = 0; r < n; r++) if (!Number.isNaN(data[r * p + i]!)) column.push(data[r * p + i]!);
    if (column.length < 2) throw new NumericalError('too-few-rows', `A variable of the model has ${column.length} value(s).`, [i]);
    const mean = column.reduce((a, b) => a + b, 0) / column.length;
    const variance = column.reduce((a, b) => a + (b - mean) ** 2, 0) / column.length;
    if (!(variance > 1e-24 * mean * mean)) throw new NumericalError('constant-variable', 'A variable of the model does not vary.', [i]);
    mu[i] = mean;
    sigma.data[i * p + i] = variance;
    cells += column.length / n;
  }
  let converged = false;
  for (let step = 0; step < 10_000 && !converged; step++) {
    const first = new Float64Array(p);
    const second = new Float64Array(p * p);
    const whole = wholeOf(sigma, mu);
    if (whole === null) {
      throw new NumericalError('not-positive-definite', 'The covariances of the incomplete rows are not positive definite: too few rows hold the same variables, or some are copies of others.');
    }
    for (const pattern of patterns) expectation(pattern, n, whole, first, second);
    let change = 0;
    const next = new Float64Array(p * p);
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        next[i * p + j] = second[i * p + j]! - first[i]! * first[j]!;
        change = Math.max(change, Math.abs(next[i * p + j]! - sigma.data[i * p + j]!) / Math.sqrt(sigma.data[i * p + i]! * sigma.data[j * p + j]!));
      }
      change = Math.max(change, Math.abs(first[i]! - mu[i]!) / Math.sqrt(sigma.data[i * p + i]!));
    }
    mu.set(first);
    sigma = { rows: p, cols: p, data: next };
    converged = change < 1e-11;
  }
  return { covariance: sigma, mean: mu, deviance: devianceOf(patterns, n, sigma, mu), cells, converged };
}

/** Adds a pattern's share of E(x) and E(xx') given what is seen. */
function expectation(pattern: Pattern, n: number, whole: Whole, first: Float64Array, second: Float64Array): void {
  const { sigma, mu } = whole;
  const p = sigma.rows;
  const { seen, unseen, covariance } = pattern;
  const here = inPattern(pattern, whole);
  if (here === null) throw new NumericalError('not-positive-definite', 'The covariances of the incomplete rows are not positive definite.');
  const m = seen.length;
  const k = unseen.length;
  // What is missing is regressed on what is seen: B = Σ_mo Σ_oo⁻¹.
  const cross = pick(sigma, unseen, seen);
  const b = multiply(cross, here.inverse);
  const mean = new Float64Array(p);
  seen.forEach((i, a) => (mean[i] = pattern.mean[a]!));
  unseen.forEach((i, a) => {
    mean[i] = mu[i]!;
    for (let c = 0; c < m; c++) mean[i]! += b.data[a * m + c]! * here.d[c]!;
  });
  const weight = pattern.n / n;
  const add = (i: number, j: number, value: number): void => {
    second[i * p + j]! += weight * value;
    if (i !== j) second[j * p + i]! += weight * value;
  };
  for (let i = 0; i < p; i++) {
    first[i]! += weight * mean[i]!;
    for (let j = 0; j < p; j++) second[i * p + j]! += weight * mean[i]! * mean[j]!;
  }
  if (pattern.n > 1) for (let a = 0; a < m; a++) for (let c = 0; c <= a; c++) add(seen[a]!, seen[c]!, covariance.data[a * m + c]!);
  const spread = pattern.n > 1 ? multiply(b, covariance) : { rows: k, cols: m, data: new Float64Array(k * m) };
  for (let a = 0; a < k; a++) {
    for (let c = 0; c < m; c++) add(unseen[a]!, seen[c]!, spread.data[a * m + c]!);
    for (let c = 0; c <= a; c++) {
      let value = sigma.data[unseen[a]! * p + unseen[c]!]!;
      for (let e = 0; e < m; e++) value += (spread.data[a * m + e]! - cross.data[a * m + e]!) * b.data[c * m + e]!;
      add(unseen[a]!, unseen[c]!, value);
    }
  }
}

/** Full-information maximum likelihood (Arbuckle 1996): F = −2/n times the log-likelihood ratio to the saturated model. */
export function fimlDiscrepancy(patterns: readonly Pattern[], n: number, saturated: SaturatedMoments): Discrepancy {
  const p = saturated.covariance.rows;
  return {
    distance(at) {
      const g = new Float64Array(p * p);
      const h = new Float64Array(p);
      let value = -saturated.deviance;
      const whole = wholeOf(at.covariance, at.mean);
      if (whole === null) return null;
      for (const pattern of patterns) {
        const here = inPattern(pattern, whole);
        if (here === null) return null;
        const { seen } = pattern;
        const m = seen.length;
        const weight = pattern.n / n;
        const { product, wd, trace } = weighted(pattern, here.inverse, here.d);
        value += weight * (here.logDeterminant + trace);
        const w = here.inverse.data;
        for (let a = 0, cell = 0; a < m; a++) {
          const to = seen[a]! * p;
          const own = wd[a]!;
          for (let b = 0; b < m; b++, cell++) g[to + seen[b]!]! += weight * (w[cell]! - own * wd[b]! - (product === null ? 0 : product[cell]!));
          h[seen[a]!]! -= 2 * weight * own;
        }
      }
      return { value, g: { rows: p, cols: p, data: g }, h };
    },
    information(at, rows) {
      const out: Dense = { rows: rows.length, cols: rows.length, data: new Float64Array(rows.length ** 2) };
      const whole = wholeOf(at.covariance, at.mean)!;
      for (const pattern of patterns) {
        const w: Dense = { rows: p, cols: p, data: new Float64Array(p * p) };
        const { seen } = pattern;
        const m = seen.length;
        const { inverse } = inPattern(pattern, whole)!;
        for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) w.data[seen[a]! * p + seen[b]!] = inverse.data[a * m + b]!;
        const part = rowInformation(at, rows, w, true);
        for (let i = 0; i < out.data.length; i++) out.data[i]! += (pattern.n / n) * part.data[i]!;
      }
      return out;
    },
  };
}

/** F of the model of uncorrelated variables: each has its own mean and variance of available cases. */
export function fimlBaseline(rows: Dense, saturated: SaturatedMoments): number {
  const { rows: n, cols: p, data } = rows;
  let value = -saturated.deviance;
  for (let i = 0; i < p; i++) {
    let count = 0;
    let sum = 0;
    for (let r = 0; r < n; r++) {
      if (Number.isNaN(data[r * p + i]!)) continue;
      count++;
      sum += data[r * p + i]!;
    }
    let squares = 0;
    for (let r = 0; r < n; r++) if (!Number.isNaN(data[r * p + i]!)) squares += (data[r * p + i]! - sum / count) ** 2;
    value += (count / n) * (Math.log(squares / count) + 1);
  }
  return value;
}

function traceOf(a: Dense, b: Dense): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += a.data[i]! * b.data[i]!;
  return sum;
}
