import { normalQuantile } from '../distributions/normal.ts';
import type { Dense } from '../linear/dense.ts';
import { bivariateIntegral, bivariateIntegrand } from './bivariate-normal.ts';
import { assertBinary, varyingBinaryCounts } from './binary.ts';
import { polychoric } from './polychoric.ts';

/** Tetrachoric correlations and what had to be mended to get them. */
export interface Tetrachoric {
  /** p × p, not smoothed: may be indefinite. */
  readonly correlation: Dense;
  /** τ_j, the normal quantile of the share of zeros of column j. */
  readonly thresholds: Float64Array;
  /** Pairs whose 2 × 2 table had an empty cell, mended by moving half a case with the margins kept. */
  readonly zeroCellPairs: number;
  /** Pairs at the bound ±0.9999. */
  readonly boundPairs: number;
}

const BOUND = 0.9999;
/**
 * Tetrachoric correlations of 0/1 columns (Pearson 1900): the root of Φ₂(τ₁, τ₂; ρ) = p₁₁ by bracketed Newton steps in θ = arcsin ρ,
 * since ∂Φ₂/∂ρ is the bivariate density (Drezner & Wesolowsky 1990 for the integral). A table with an empty cell gets half a case
 * there and in the opposite cell, taken from the other two, so that the margins stay (lavaan's default for 2 × 2 tables).
 * With missing cells and `missing: 'pairwise'` the margins of a pair's rows differ from those of its columns, so that ρ is the most likely one (`polychoric`).
 * Throws as `phi` does. Reference: lavaan `lavCor(ordered = TRUE)`.
 */
export function tetrachoric(data: Dense, options: { readonly missing?: 'error' | 'pairwise' } = {}): Tetrachoric {
  if (options.missing === 'pairwise' && data.data.some(Number.isNaN)) {
    assertBinary(data);
    const found = polychoric(data, { missing: 'pairwise' });
    return { ...found, thresholds: Float64Array.from(found.thresholds, (t) => t[0]!) };
  }
  const { n, margins, joint } = varyingBinaryCounts(data);
  const p = margins.length;
  const thresholds = Float64Array.from(margins, (m) => normalQuantile(1 - m / n));
  const out = new Float64Array(p * p);
  const known = new Map<number, number>();
  let zeroCells = 0;
  let bounds = 0;
  for (let a = 0; a < p; a++) {
    out[a * p + a] = 1;
    for (let b = 0; b < a; b++) {
      const big = Math.max(margins[a]!, margins[b]!);
      const small = Math.min(margins[a]!, margins[b]!);
      let both = joint.data[a * p + b]!;
      const key = (big * (n + 1) + small) * (n + 1) + both;
      const addHalf = both === 0 || n - big - small + both === 0;
      const takeHalf = both === big || both === small;
      if (addHalf || takeHalf) zeroCells++;
      let r = known.get(key);
      if (r === undefined) {
        if (addHalf && !takeHalf) both += 0.5;
        else if (takeHalf && !addHalf) both -= 0.5;
        r = solve(normalQuantile(big / n), normalQuantile(small / n), big / n, small / n, both / n);
        known.set(key, r);
      }
      if (Math.abs(r) === BOUND) bounds++;
      out[a * p + b] = r;
      out[b * p + a] = r;
    }
  }
  return { correlation: { rows: p, cols: p, data: out }, thresholds, zeroCellPairs: zeroCells, boundPairs: bounds };
}

/** ρ with P(X ≤ h, Y ≤ k) = both, for marginal probabilities ph = Φ(h) and pk = Φ(k). */
function solve(h: number, k: number, ph: number, pk: number, both: number): number {
  const goal = 2 * Math.PI * (both - ph * pk);
  const end = Math.asin(BOUND);
  let low = -end;
  let high = end;
  if (bivariateIntegral(h, k, high) <= goal) return BOUND;
  if (bivariateIntegral(h, k, low) >= goal) return -BOUND;
  let theta = 0;
  let value = 0;
  for (let step = 0; step < 100; step++) {
    const error = value - goal;
    if (error > 0) high = theta;
    else low = theta;
    let next = theta - error / bivariateIntegrand(h, k, theta);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - theta) < 1e-13) return Math.sin(next);
    theta = next;
    value = bivariateIntegral(h, k, theta);
  }
  return Math.sin(theta);
}
