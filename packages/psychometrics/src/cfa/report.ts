import { normalCdf, normalQuantile } from '../distributions/normal.ts';
import type { Dense } from '../linear/dense.ts';
import type { Estimate } from './estimate.ts';
import { valueAt } from './implied.ts';
import type { Sample } from './sample.ts';
import { standardisedRows } from './standardise.ts';
import { standardisedVariances } from './standardised-errors.ts';

/** One parameter of one group. */
export interface CfaParameter {
  readonly lhs: string;
  readonly op: '=~' | '~~' | '~' | '~1';
  readonly rhs: string;
  /** Index into `groups`. */
  readonly group: number;
  readonly label: string;
  /** Number among the free parameters, from 1; the same for parameters held equal; 0 when fixed. */
  readonly free: number;
  readonly estimate: number;
  /** Null when fixed, or when the model is not identified. */
  readonly se: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly ci95: readonly [number, number] | null;
  /** Latent variances 1; null where a variance is not positive. */
  readonly stdLv: number | null;
  /** All variances 1. */
  readonly stdAll: number | null;
  /** Standard errors of the standardised estimates by the delta method; null where standardising leaves nothing to estimate. */
  readonly stdLvSe: number | null;
  readonly stdAllSe: number | null;
}

/** Every row of the model as a reader wants it; `covariance` is the sampling covariance of the free parameters, null when there is none. */
export function parametersOf({ model, problems, optimum, at }: Estimate, covariance: Dense | null): CfaParameter[] {
  const quantile = normalQuantile(0.975);
  const orNull = (v: number): number | null => (Number.isFinite(v) ? v : null);
  return problems.flatMap(({ rows }, group) => {
    const lv = standardisedRows(rows, optimum.x, at[group]!, model.observed.length, 'lv');
    const all = standardisedRows(rows, optimum.x, at[group]!, model.observed.length, 'all');
    const errors = (standardised: Float64Array, kind: 'lv' | 'all'): (number | null)[] =>
      covariance === null
        ? rows.map(() => null)
        : // A variance of rounding errors is none: the row is 1, or fixed.
          Array.from(standardisedVariances(rows, at[group]!, standardised, covariance, model.observed.length, kind), (v, r) => (v > 1e-20 * standardised[r]! ** 2 ? Math.sqrt(v) : null));
    const lvSe = errors(lv, 'lv');
    const allSe = errors(all, 'all');
    return rows.map((row, r): CfaParameter => {
      const value = row.remainder ? at[group]!.own[row.i]! : valueAt(row, optimum.x);
      const variance = row.free >= 0 && covariance !== null ? covariance.data[row.free * covariance.cols + row.free]! : null;
      const se = variance !== null && variance > 0 ? Math.sqrt(variance) : null;
      const z = se === null ? null : value / se;
      return {
        lhs: row.lhs,
        op: row.op,
        rhs: row.rhs,
        group,
        label: row.label,
        free: row.free + 1,
        estimate: value,
        se,
        z,
        p: z === null ? null : 2 * normalCdf(-Math.abs(z)),
        ci95: se === null ? null : [value - quantile * se, value + quantile * se],
        stdLv: orNull(lv[r]!),
        stdAll: orNull(all[r]!),
        stdLvSe: lvSe[r]!,
        stdAllSe: allSe[r]!,
      };
    });
  });
}

/** Bentler's SRMR. */
export function srmr({ model, at }: Estimate, { moments, n }: Sample): number {
  const p = model.observed.length;
  let out = 0;
  moments.forEach(({ covariance: s, mean, n: rows }, g) => {
    const { covariance: sigma, mean: mu } = at[g]!;
    let sum = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) sum += (s.data[i * p + j]! - sigma.data[i * p + j]!) ** 2 / (s.data[i * p + i]! * s.data[j * p + j]!);
      if (model.meanStructure) sum += (mean![i]! - mu[i]!) ** 2 / s.data[i * p + i]!;
    }
    out += (rows / n) * Math.sqrt(sum / ((p * (p + 1)) / 2 + (model.meanStructure ? p : 0)));
  });
  return out;
}

/** Correlations of the latent variables; NaN where a variance is not positive. */
export function correlationOf(all: Dense, p: number): Dense {
  const q = all.rows;
  const k = q - p;
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const [a, b] = [p + i, p + j];
      out[i * k + j] = i === j ? 1 : all.data[a * q + b]! / Math.sqrt(all.data[a * q + a]! * all.data[b * q + b]!);
    }
  }
  return { rows: k, cols: k, data: out };
}

/** Observed minus implied correlations. */
export function residualCorrelations(s: Dense, sigma: Dense): Dense {
  const p = s.rows;
  const scaled = (m: Dense, i: number, j: number): number => (i === j ? 1 : m.data[i * p + j]! / Math.sqrt(m.data[i * p + i]! * m.data[j * p + j]!));
  return { rows: p, cols: p, data: s.data.map((_, at) => scaled(s, Math.floor(at / p), at % p) - scaled(sigma, Math.floor(at / p), at % p)) };
}
