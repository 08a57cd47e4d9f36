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
    const seen = Array.from({ length: p }, (_, i) => i).filter((i) => key[i] === '1');
    const { covariance, mean } = momentsOf(selectRows(rows, index, seen), index, 'n');
    return { seen, n: index.length, covariance, mean: mean! };
  });
}

/** ln|Σ_k|, Σ_k⁻¹ and the distance of means of one pattern; null when Σ_k is not positive definite. */
function inPattern({ seen, covariance, mean }: Pattern, sigma: Dense, mu: Float64Array): { inverse: Dense; logDeterminant: number; residual: Dense; d: Float64Array } | null {
  const m = seen.length;
  const p = sigma.rows;
  const part = new Float64Array(m * m);
  for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) part[a * m + b] = sigma.data[seen[a]! * p + seen[b]!]!;
  const factor = cholesky({ rows: m, cols: m, data: part });
  if (factor === null) return null;
  const d = mean.map((v, a) => v - mu[seen[a]!]!);
  const residual = covariance.data.map((v, at) => v + d[Math.floor(at / m)]! * d[at % m]!);
  return { inverse: choleskyInverse(factor), logDeterminant: logDeterminantOf(factor), residual: { rows: m, cols: m, data: residual }, d };
}

/** −2/n log-likelihood of incomplete rows, without the constant. */
function devianceOf(patterns: readonly Pattern[], n: number, sigma: Dense, mu: Float64Array): number {
  let value = 0;
  for (const pattern of patterns) {
    const here = inPattern(pattern, sigma, mu);
    if (here === null) return Infinity;
    value += (pattern.n / n) * (here.logDeterminant + traceOf(here.inverse, here.residual));
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
    for (const pattern of patterns) expectation(pattern, n, sigma, mu, first, second);
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
    if (cholesky(sigma) === null) {
      throw new NumericalError('not-positive-definite', 'The covariances of the incomplete rows are not positive definite: too few rows hold the same variables, or some are copies of others.');
    }
    converged = change < 1e-11;
  }
  return { covariance: sigma, mean: mu, deviance: devianceOf(patterns, n, sigma, mu), cells, converged };
}

/** Adds a pattern's share of E(x) and E(xx') given what is seen. */
function expectation(pattern: Pattern, n: number, sigma: Dense, mu: Float64Array, first: Float64Array, second: Float64Array): void {
  const p = sigma.rows;
  const { seen } = pattern;
  const here = inPattern(pattern, sigma, mu);
  if (here === null) throw new NumericalError('not-positive-definite', 'The covariances of the incomplete rows are not positive definite.');
  const m = seen.length;
  // B = Σ_·k Σ_k⁻¹ regresses every variable on what is seen (for the seen ones it is the identity).
  const b = new Float64Array(p * m);
  for (let i = 0; i < p; i++) for (let a = 0; a < m; a++) for (let c = 0; c < m; c++) b[i * m + a]! += sigma.data[i * p + seen[c]!]! * here.inverse.data[c * m + a]!;
  const coefficients: Dense = { rows: p, cols: m, data: b };
  const mean = mu.slice();
  for (let i = 0; i < p; i++) for (let a = 0; a < m; a++) mean[i]! += b[i * m + a]! * here.d[a]!;
  const spread = multiply(coefficients, pattern.covariance);
  const weight = pattern.n / n;
  for (let i = 0; i < p; i++) {
    first[i]! += weight * mean[i]!;
    for (let j = 0; j < p; j++) {
      let value = sigma.data[i * p + j]! + mean[i]! * mean[j]!;
      for (let a = 0; a < m; a++) value += spread.data[i * m + a]! * b[j * m + a]! - b[i * m + a]! * sigma.data[seen[a]! * p + j]!;
      second[i * p + j]! += weight * value;
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
      for (const pattern of patterns) {
        const here = inPattern(pattern, at.covariance, at.mean);
        if (here === null) return null;
        const { seen } = pattern;
        const m = seen.length;
        const weight = pattern.n / n;
        value += weight * (here.logDeterminant + traceOf(here.inverse, here.residual));
        const wsw = multiply(multiply(here.inverse, here.residual), here.inverse);
        for (let a = 0; a < m; a++) {
          for (let b = 0; b < m; b++) {
            g[seen[a]! * p + seen[b]!]! += weight * (here.inverse.data[a * m + b]! - wsw.data[a * m + b]!);
            h[seen[a]!]! -= 2 * weight * here.inverse.data[a * m + b]! * here.d[b]!;
          }
        }
      }
      return { value, g: { rows: p, cols: p, data: g }, h };
    },
    information(at, rows) {
      const out: Dense = { rows: rows.length, cols: rows.length, data: new Float64Array(rows.length ** 2) };
      for (const pattern of patterns) {
        const w: Dense = { rows: p, cols: p, data: new Float64Array(p * p) };
        const { seen } = pattern;
        const m = seen.length;
        const { inverse } = inPattern(pattern, at.covariance, at.mean)!;
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
