import { polychoric } from '../association/polychoric.ts';
import { bivariateNormalCdf } from '../association/bivariate-normal.ts';
import { normalCdf, normalPdf } from '../distributions/normal.ts';
import type { Dense } from '../linear/dense.ts';

/** Polychoric correlations and thresholds, with what their sampling errors follow from. */
export interface OrdinalMoments {
  /** Per variable, ascending: one fewer than its categories. */
  readonly thresholds: readonly Float64Array[];
  /** p × p, may be indefinite. */
  readonly correlation: Dense;
  /** n × p(p − 1)/2: each row's share in n times the errors of the correlations, pairs (1,0), (2,0), (2,1), …; Γ is their mean product. */
  readonly influence: Dense;
  /** Pairs whose table has an empty cell. */
  readonly zeroCellPairs: number;
}

/**
 * Polychoric correlations of complete n × p rows with the casewise influence that gives their asymptotic covariances (Muthén 1984), whose
 * expectations are mean products of scores. Throws as `polychoric`. Reference: lavaan with `ordered`.
 */
export function ordinalMoments(rows: Dense): OrdinalMoments {
  const { rows: n, cols: p } = rows;
  const { correlation, thresholds, zeroCellPairs } = polychoric(rows);
  const variables = thresholds.map((own, j) => categorise(rows, j, own));
  const pairs = (p * (p - 1)) / 2;
  const influence: Dense = { rows: n, cols: pairs, data: new Float64Array(n * pairs) };
  for (let i = 0, at = 0; i < p; i++) for (let j = 0; j < i; j++, at++) addInfluence(variables[i]!, variables[j]!, correlation.data[i * p + j]!, n, influence, at);
  return { thresholds, correlation, influence, zeroCellPairs };
}

interface Ordered {
  /** Category of every row, from 0. */
  readonly code: Int32Array;
  readonly count: number;
  readonly thresholds: Float64Array;
  /** n × (count − 1): the threshold errors of every row, times n. */
  readonly influence: Float64Array;
}

function categorise({ rows: n, cols: p, data }: Dense, j: number, thresholds: Float64Array): Ordered {
  const values = [...new Set(Array.from({ length: n }, (_, r) => data[r * p + j]!))].sort((x, y) => x - y);
  const place = new Map(values.map((value, index) => [value, index]));
  const code = Int32Array.from({ length: n }, (_, r) => place.get(data[r * p + j]!)!);
  // τ_k = Φ⁻¹ of the share up to k: a row moves it by (1[y ≤ k] − share) / φ(τ_k).
  const influence = new Float64Array(n * thresholds.length);
  thresholds.forEach((threshold, k) => {
    const share = normalCdf(threshold);
    const density = normalPdf(threshold);
    for (let r = 0; r < n; r++) influence[r * thresholds.length + k] = ((code[r]! <= k ? 1 : 0) - share) / density;
  });
  return { code, count: values.length, thresholds, influence };
}

/** Cell probabilities and what changes them. */
function cells(a: Ordered, b: Ordered, rho: number): { probability: Float64Array; slope: Float64Array } {
  const probability = new Float64Array(a.count * b.count);
  const slope = new Float64Array(a.count * b.count);
  const root = Math.sqrt(1 - rho * rho);
  const corner = (k: number, l: number): { cdf: number; density: number } => {
    if (k < 0 || l < 0) return { cdf: 0, density: 0 };
    const h = k < a.thresholds.length ? a.thresholds[k]! : Infinity;
    const g = l < b.thresholds.length ? b.thresholds[l]! : Infinity;
    if (h === Infinity || g === Infinity) return { cdf: h === Infinity && g === Infinity ? 1 : normalCdf(Math.min(h, g)), density: 0 };
    const z = (h * h + g * g - 2 * rho * h * g) / (2 * root * root);
    return { cdf: bivariateNormalCdf(h, g, rho), density: Math.exp(-z) / (2 * Math.PI * root) };
  };
  const grid = Array.from({ length: a.count + 1 }, (_, k) => Array.from({ length: b.count + 1 }, (_, l) => corner(k - 1, l - 1)));
  for (let k = 0; k < a.count; k++) {
    for (let l = 0; l < b.count; l++) {
      const [low, left, up, all] = [grid[k]![l]!, grid[k]![l + 1]!, grid[k + 1]![l]!, grid[k + 1]![l + 1]!];
      probability[k * b.count + l] = Math.max(all.cdf - left.cdf - up.cdf + low.cdf, 1e-16);
      slope[k * b.count + l] = all.density - left.density - up.density + low.density;
    }
  }
  return { probability, slope };
}

/** Score of ρ less what the thresholds' errors bring into it, over its information (Muthén 1984, both as mean products of scores). */
function addInfluence(a: Ordered, b: Ordered, rho: number, n: number, into: Dense, at: number): void {
  const { probability, slope } = cells(a, b, rho);
  const root = Math.sqrt(1 - rho * rho);
  const size = a.count * b.count;
  const ratio = slope.map((v, cell) => v / probability[cell]!);
  const [ta, tb] = [a.thresholds.length, b.thresholds.length];
  const seen = new Float64Array(size);
  for (let r = 0; r < n; r++) seen[a.code[r]! * b.count + b.code[r]!]! += 1 / n;
  // Mean products of the scores of ρ with those of the thresholds in the pair's own likelihood.
  const crossA = new Float64Array(ta);
  const crossB = new Float64Array(tb);
  const edge = (own: Float64Array, other: Float64Array, k: number, l: number): number => {
    const conditional = (m: number): number => (m < 0 ? 0 : m >= other.length ? 1 : normalCdf((other[m]! - rho * own[k]!) / root));
    return normalPdf(own[k]!) * (conditional(l) - conditional(l - 1));
  };
  let information = 0;
  for (let k = 0; k < a.count; k++) {
    for (let l = 0; l < b.count; l++) {
      const cell = k * b.count + l;
      const weight = seen[cell]! * ratio[cell]!;
      information += weight * ratio[cell]!;
      const per = weight / probability[cell]!;
      if (k < ta) crossA[k]! += per * edge(a.thresholds, b.thresholds, k, l);
      if (k > 0) crossA[k - 1]! -= per * edge(a.thresholds, b.thresholds, k - 1, l);
      if (l < tb) crossB[l]! += per * edge(b.thresholds, a.thresholds, l, k);
      if (l > 0) crossB[l - 1]! -= per * edge(b.thresholds, a.thresholds, l - 1, k);
    }
  }
  for (let r = 0; r < n; r++) {
    let value = ratio[a.code[r]! * b.count + b.code[r]!]!;
    for (let k = 0; k < ta; k++) value -= crossA[k]! * a.influence[r * ta + k]!;
    for (let l = 0; l < tb; l++) value -= crossB[l]! * b.influence[r * tb + l]!;
    into.data[r * into.cols + at] = value / information;
  }
}
