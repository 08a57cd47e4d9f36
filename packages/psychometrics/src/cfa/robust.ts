import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { identity, multiply } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { informationAt, observedInformation } from './estimate.ts';
import type { GroupProblem } from './estimate.ts';
import { comparativeIndices, modelTest } from './fit-measures.ts';
import type { ComparativeIndices, ModelTest } from './fit-measures.ts';
import { collectPairs, implied, rowGradient, rowInformation } from './implied.ts';
import type { Implied } from './implied.ts';
import type { CfaModel, ModelRow } from './model.ts';
import type { GroupMoments } from './moments.ts';
import type { OrdinalTraces } from './ordinal.ts';

/** A test statistic divided by what non-normality makes of its mean. */
export interface ScaledTest extends ModelTest {
  /** c: the plain χ² is c times this one. */
  readonly scaling: number;
  /** Added after that; 0 but for WLSMV. */
  readonly shift: number;
}

/** Fit that does not lean on normality. */
export interface RobustFit extends ScaledTest {
  /** Satorra & Bentler (1994) for MLM, Yuan & Bentler (2000) as in Mplus for MLR, mean and variance adjusted (Asparouhov & Muthén 2010) for WLSMV. */
  readonly method: 'satorra-bentler' | 'yuan-bentler' | 'scaled-shifted';
  readonly baseline: ScaledTest;
  /** From the scaled statistics. */
  readonly scaled: ComparativeIndices;
  /** Estimates of the population indices (Brosseau-Liard, Savalei & Li 2012, 2014); null with missing data and with WLSMV, where they do not hold. */
  readonly robust: Pick<ComparativeIndices, 'cfi' | 'tli' | 'rmsea' | 'rmseaCi90'> | null;
}

/** A model at a point, of which casewise scores are wanted. */
export interface Scored {
  readonly model: CfaModel;
  readonly problems: readonly GroupProblem[];
  readonly moments: readonly GroupMoments[];
  readonly x: Float64Array;
  /** Cluster of every row of the data; null when rows are independent. */
  readonly clusters: readonly string[] | null;
}

/** How scores are centred: at the sample moments (Γ of Satorra & Bentler), or at the model's, as derivatives of the likelihood are. */
type Centre = 'sample' | 'model';

/** The model without any correlation, or the saturated one, in the form of any other. */
export function referenceModel(model: CfaModel, moments: readonly GroupMoments[], kind: 'baseline' | 'saturated', variances?: readonly Float64Array[]): { model: CfaModel; x: Float64Array } {
  const p = model.observed.length;
  const rows: ModelRow[] = [];
  const x: number[] = [];
  const made = { label: '', fixed: 0, start: null, marker: false, remainder: false } as const;
  moments.forEach(({ covariance, mean }, group) => {
    for (let i = 0; i < p; i++) {
      for (let j = kind === 'baseline' ? i : 0; j <= i; j++) {
        rows.push({ ...made, lhs: model.observed[j]!, op: '~~', rhs: model.observed[i]!, group, free: x.length, matrix: 'S', i, j });
        x.push(i === j && variances ? variances[group]![i]! : covariance.data[i * p + j]!);
      }
      if (!model.meanStructure) continue;
      rows.push({ ...made, lhs: model.observed[i]!, op: '~1', rhs: '', group, free: x.length, matrix: 'M', i, j: i });
      x.push(mean![i]!);
    }
  });
  return { model: { ...model, latent: [], rows, free: x.length }, x: Float64Array.from(x) };
}

/** Half the casewise derivatives of −2 ln L by the free parameters, n_g × free per group, for weight W (Σ⁻¹, or I for least squares). */
function scoresOf({ model, problems, moments, x }: Scored, group: number, centre: Centre, weight: 'model' | 'identity'): Dense {
  const { rows } = problems[group]!;
  const { rows: cases, mean, covariance } = moments[group]!;
  const at = implied(model, rows, x)!;
  const p = model.observed.length;
  const n = cases!.rows;
  const out: Dense = { rows: n, cols: model.free, data: new Float64Array(n * model.free) };
  const origin = centre === 'model' && model.meanStructure ? at.mean : mean!;
  const parts = new Map<string, { w: Dense; constant: Float64Array }>();
  const d = new Float64Array(p);
  for (let r = 0; r < n; r++) {
    let key = '';
    const seen: number[] = [];
    for (let i = 0; i < p; i++) {
      const value = cases!.data[r * p + i]!;
      const absent = Number.isNaN(value);
      d[i] = absent ? 0 : value - origin[i]!;
      if (!absent) seen.push(i);
      key += absent ? '0' : '1';
    }
    let part = parts.get(key);
    if (part === undefined) {
      const w = weight === 'identity' ? identity(p) : inverseOf(at.covariance, seen);
      const around = centre === 'model' ? w : multiply(multiply(w, covariance), w);
      part = { w, constant: rowGradient(at, rows, around, null) };
      parts.set(key, part);
    }
    addScore(out.data.subarray(r * model.free, (r + 1) * model.free), at, rows, part.w, part.constant, d, model.meanStructure);
  }
  return out;
}

function addScore(into: Float64Array, at: Implied, rows: readonly ModelRow[], w: Dense, constant: Float64Array, d: Float64Array, means: boolean): void {
  const p = w.rows;
  const q = at.total.rows;
  const wd = new Float64Array(p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) wd[i]! += w.data[i * p + j]! * d[j]!;
  const t = new Float64Array(q);
  const c = new Float64Array(q);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < q; k++) {
      t[k]! += at.total.data[i * q + k]! * wd[i]!;
      c[k]! += at.all.data[i * q + k]! * wd[i]!;
    }
  }
  rows.forEach(({ free, matrix, i, j }, a) => {
    if (free < 0) return;
    if (matrix === 'M') into[free]! += t[i]!;
    else if (matrix === 'S') into[free]! += (i === j ? 0.5 * t[i]! * t[i]! : t[i]! * t[j]!) - 0.5 * constant[a]!;
    else into[free]! += t[i]! * c[j]! + (means ? t[i]! * at.allMeans[j]! : 0) - 0.5 * constant[a]!;
  });
}

/** Inverse of the seen part of Σ, zero elsewhere. */
function inverseOf(sigma: Dense, seen: readonly number[]): Dense {
  const p = sigma.rows;
  const m = seen.length;
  const part: Dense = { rows: m, cols: m, data: new Float64Array(m * m) };
  for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) part.data[a * m + b] = sigma.data[seen[a]! * p + seen[b]!]!;
  const inverse = choleskyInverse(cholesky(part)!);
  const out = new Float64Array(p * p);
  for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) out[seen[a]! * p + seen[b]!] = inverse.data[a * m + b]!;
  return { rows: p, cols: p, data: out };
}

/** Mean over all rows of the products of scores; of the sums over clusters, by G / (G − 1), where rows are not independent. */
export function scoreProducts(scored: Scored, centre: Centre, weight: 'model' | 'identity' = 'model'): Dense {
  const k = scored.model.free;
  const out: Dense = { rows: k, cols: k, data: new Float64Array(k * k) };
  const sums = new Map<string, Float64Array>();
  let n = 0;
  scored.moments.forEach(({ index }, g) => {
    const scores = scoresOf(scored, g, centre, weight);
    n += scores.rows;
    for (let r = 0; r < scores.rows; r++) {
      const one = scores.data.subarray(r * k, (r + 1) * k);
      if (scored.clusters === null) addProduct(out, one);
      else {
        const cluster = scored.clusters[index[r]!]!;
        const sum = sums.get(cluster);
        if (sum) one.forEach((v, i) => (sum[i]! += v));
        else sums.set(cluster, one.slice());
      }
    }
  });
  for (const sum of sums.values()) addProduct(out, sum);
  // Few clusters vary less about their own mean than about the population's.
  if (scored.clusters !== null) n *= (sums.size - 1) / sums.size;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      out.data[a * k + b]! /= n;
      out.data[b * k + a] = out.data[a * k + b]!;
    }
  }
  return out;
}

function addProduct(into: Dense, s: Float64Array): void {
  const k = s.length;
  for (let a = 0; a < k; a++) {
    const x = s[a]!;
    if (x !== 0) for (let b = 0; b <= a; b++) into.data[a * k + b]! += x * s[b]!;
  }
}

/** A⁻¹ B A⁻¹. */
export function sandwich(inverse: Dense, middle: Dense): Dense {
  return multiply(multiply(inverse, middle), inverse);
}

function traceOfProduct(a: Dense, b: Dense): number {
  let sum = 0;
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.cols; j++) sum += a.data[i * a.cols + j]! * b.data[j * b.cols + i]!;
  return sum;
}

/** tr(UΓ) of Satorra & Bentler (1994), U and V at the model; Γ from the fourth moments. */
export function satorraBentlerTrace(scored: Scored): number {
  const { model, problems, moments, x } = scored;
  let total = 0;
  problems.forEach(({ rows }, g) => {
    const { rows: cases, mean, covariance: s } = moments[g]!;
    const p = s.rows;
    const w = choleskyInverse(cholesky(implied(model, rows, x)!.covariance)!);
    const wsw = multiply(multiply(w, s), w);
    const constant = traceOfProduct(wsw, s);
    if (model.meanStructure) total += traceOfProduct(w, s);
    const d = new Float64Array(p);
    const n = cases!.rows;
    for (let r = 0; r < n; r++) {
      for (let i = 0; i < p; i++) d[i] = cases!.data[r * p + i]! - mean![i]!;
      total += (0.5 * (quadratic(w, d) ** 2 - 2 * quadratic(wsw, d) + constant)) / n;
    }
  });
  const factor = cholesky(informationAt(model, problems, x));
  return factor === null ? Number.NaN : total - traceOfProduct(choleskyInverse(factor), scoreProducts(scored, 'sample'));
}

/** What `satorraBentlerTrace` is of the saturated model, with the products of scores of complete, independent rows in closed form. */
export function saturatedTrace({ model, moments }: Scored): number {
  let total = 0;
  for (const { rows: cases, mean, covariance } of moments) {
    const p = covariance.rows;
    const w = choleskyInverse(cholesky(covariance)!);
    const d = new Float64Array(p);
    let fourth = 0;
    for (let r = 0; r < cases!.rows; r++) {
      for (let i = 0; i < p; i++) d[i] = cases!.data[r * p + i]! - mean![i]!;
      fourth += quadratic(w, d) ** 2 / cases!.rows;
    }
    total += 0.5 * (fourth - p) + (model.meanStructure ? p : 0);
  }
  return total;
}

/** Products of least-squares scores as normal data would have them: Δ'V Γ VΔ with Γ of Σ̂. */
export function normalScoreProducts({ model, problems, moments, x }: Scored): Dense {
  const out: Dense = { rows: model.free, cols: model.free, data: new Float64Array(model.free ** 2) };
  problems.forEach(({ rows, weight }, g) => collectPairs(rows, rowInformation(implied(model, rows, x)!, rows, moments[g]!.covariance, model.meanStructure), out, weight));
  return out;
}

/** Variances of the values that are there. */
export function availableVariances({ rows: cases, covariance }: GroupMoments): Float64Array {
  const p = covariance.rows;
  return Float64Array.from({ length: p }, (_, i) => {
    const values: number[] = [];
    for (let r = 0; r < cases!.rows; r++) if (!Number.isNaN(cases!.data[r * p + i]!)) values.push(cases!.data[r * p + i]!);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  });
}

/** tr(A⁻¹B), A the observed information and B the products of scores: what χ² of this model adds or takes in the mean (Yuan & Bentler 2000). */
export function informationTrace(scored: Scored): number {
  const { model, problems, x } = scored;
  const observed = observedInformation(model, problems, x, informationAt(model, problems, x));
  const factor = cholesky(observed);
  return factor === null ? Number.NaN : traceOfProduct(choleskyInverse(factor), scoreProducts(scored, 'model'));
}

function quadratic(a: Dense, d: Float64Array): number {
  const p = d.length;
  let sum = 0;
  for (let i = 0; i < p; i++) {
    let inner = 0;
    for (let j = 0; j < p; j++) inner += a.data[i * p + j]! * d[j]!;
    sum += d[i]! * inner;
  }
  return sum;
}

export interface RobustInput {
  readonly method: RobustFit['method'];
  readonly test: ModelTest;
  readonly baseline: ModelTest;
  readonly scaling: number;
  readonly baselineScaling: number;
  readonly n: number;
  readonly groups: number;
  readonly complete: boolean;
}

/** Scaled tests and the indices that follow from them. Reference: lavaan `fitMeasures`, `*.scaled` and `*.robust`. */
export function robustFit({ method, test, baseline, scaling, baselineScaling, n, groups, complete }: RobustInput): RobustFit {
  const scale = (one: ModelTest, by: number): ScaledTest => ({ ...modelTest(one.chiSquare / by, one.df), scaling: by, shift: 0 });
  const model = scale(test, scaling);
  const base = scale(baseline, baselineScaling);
  const { df } = test;
  const own = comparativeIndices({ model, baseline: base, n, groups });
  // The interval of the plain statistic about its mean c·df, as lavaan 0.6 has it.
  const interval = comparativeIndices({ model: { ...test, df: scaling * df }, baseline, n, groups });
  const scaled = { ...own, rmseaCi90: interval.rmseaCi90, rmseaPClose: interval.rmseaPClose };
  const excess = Math.max(test.chiSquare - scaling * df, 0);
  const baseExcess = Math.max(baseline.chiSquare - baselineScaling * baseline.df, 0);
  const worst = Math.max(excess, baseExcess);
  const stretch = Math.sqrt(scaling);
  const tli = 1 - ((test.chiSquare - scaling * df) * baseline.df) / ((baseline.chiSquare - baselineScaling * baseline.df) * df);
  return {
    ...model,
    method,
    baseline: base,
    scaled,
    robust: !complete ? null : {
      cfi: worst > 0 ? 1 - excess / worst : 1,
      tli: Number.isFinite(tli) ? tli : null,
      rmsea: df > 0 ? Math.sqrt((excess * groups) / (n * df)) : 0,
      rmseaCi90: own.rmseaCi90 === null ? null : [own.rmseaCi90[0] * stretch, own.rmseaCi90[1] * stretch],
    },
  };
}

/** T a + df − a tr(UΓ), a = √(df / tr(UΓUΓ)): mean and variance of χ² with the model's own df. */
export function shiftedFit(test: ModelTest, baseline: ModelTest, model: OrdinalTraces, base: OrdinalTraces, n: number): RobustFit {
  const adjust = (one: ModelTest, { trace, squareTrace }: OrdinalTraces): ScaledTest => {
    const a = Math.sqrt(one.df / squareTrace);
    const shift = one.df - a * trace;
    return { ...modelTest(Math.max(0, one.chiSquare * a + shift), one.df), scaling: 1 / a, shift };
  };
  const scaledTest = adjust(test, model);
  const scaledBase = adjust(baseline, base);
  return { ...scaledTest, method: 'scaled-shifted', baseline: scaledBase, scaled: comparativeIndices({ model: scaledTest, baseline: scaledBase, n, groups: 1 }), robust: null };
}
