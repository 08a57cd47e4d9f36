import { fQuantile } from '../distributions/f-and-t.ts';
import { chiSquareCdf } from '../distributions/chi-square.ts';
import { solveIncreasing } from '../distributions/solve.ts';

/** An effect as its mean square sees it. */
export interface Stratum {
  /** Bit i stands for facet i. */
  readonly set: number;
  /** Scores in each of its levels. */
  readonly scores: number;
  readonly df: number;
}

/**
 * Intervals of variance components that are sums and differences of independent mean squares, by the modified large-sample method (Ting,
 * Burdick, Graybill, Jeyaratnam & Lu 1990; Burdick & Graybill 1992, §3.3): exact where a component is one mean square, elsewhere the limits are
 * those of the exact cases put together. `strata` go from small sets to large, the residual last; `estimates` are their variances as they came
 * out. A lower limit below 0 is 0.
 */
export function meanSquareIntervals(strata: readonly Stratum[], estimates: readonly number[], level = 0.95): [number, number][] {
  return partsOf(strata, estimates).map((parts, a) => {
    const below = reach(parts.filter((p) => p.positive), parts.filter((p) => !p.positive), (1 - level) / 2, 'lower');
    const above = reach(parts.filter((p) => p.positive), parts.filter((p) => !p.positive), (1 - level) / 2, 'upper');
    return [Math.max(0, estimates[a]! - below), Math.max(0, estimates[a]! + above)];
  });
}

/**
 * Limits of the generalizability coefficient of the design as it was. The first stratum is the unit's: its mean square over that of the relative error is F
 * times 1 / (1 − G), the error's degrees of freedom by Satterthwaite (1946) where it is put together from several. With one facet that is the interval of
 * Feldt (1965). Null where the error came out at 0 or below.
 */
export function generalizabilityLimits(strata: readonly Stratum[], estimates: readonly number[], level = 0.95): [number, number] | null {
  const [own, ...rest] = partsOf(strata, estimates)[0]!;
  if (own === undefined) return null;
  const error = rest.reduce((sum, { size, positive }) => sum + (positive ? -size : size), 0);
  if (!(error > 0) || !(own.size > 0)) return null;
  const df = error ** 2 / rest.reduce((sum, one) => sum + one.size ** 2 / one.df, 0);
  const limit = (probability: number): number => 1 - (fQuantile(probability, own.df, df) * error) / own.size;
  return [limit((1 + level) / 2), limit((1 - level) / 2)];
}

/** The mean squares that each component is put together from. */
function partsOf(strata: readonly Stratum[], estimates: readonly number[]): Part[][] {
  const last = strata.length - 1;
  // E MS_A = Σ over the effects B that hold A of σ²_B × scores in a level of B; the residual is in every one, once.
  const weight = (a: number, b: number): number => (b === last ? 1 : (strata[b]!.set & strata[a]!.set) === strata[a]!.set ? strata[b]!.scores : 0);
  const meanSquare = strata.map((_, a) => estimates.reduce((sum, variance, b) => sum + (a <= b ? weight(a, b) * variance : 0), 0));
  // Back substitution: the share of each mean square in each component.
  const shares: Float64Array[] = [];
  for (let a = last; a >= 0; a--) {
    const own = new Float64Array(strata.length);
    own[a] = 1;
    for (let b = a + 1; b <= last; b++) {
      const w = weight(a, b);
      if (w !== 0) for (let c = 0; c <= last; c++) own[c]! -= w * shares[b]![c]!;
    }
    shares[a] = own.map((x) => x / weight(a, a));
  }
  return shares.map((share) => [...share].flatMap((c, at): Part[] => (Math.abs(c) > 1e-14 ? [{ size: Math.abs(c) * Math.max(0, meanSquare[at]!), positive: c > 0, df: strata[at]!.df }] : [])));
}

interface Part {
  readonly size: number;
  readonly positive: boolean;
  readonly df: number;
}

/** √V of Ting et al. (1990): how far the limit lies from the estimate. */
function reach(positive: readonly Part[], negative: readonly Part[], alpha: number, side: 'lower' | 'upper'): number {
  // The upper limit is the lower one of the difference turned round.
  const [own, other] = side === 'lower' ? [positive, negative] : [negative, positive];
  let sum = 0;
  for (const { size, df } of own) sum += (falls(df, alpha) * size) ** 2;
  for (const { size, df } of other) sum += (rises(df, alpha) * size) ** 2;
  for (const a of own) {
    for (const b of other) {
      const f = fQuantile(1 - alpha, a.df, b.df);
      sum += (((f - 1) ** 2 - (falls(a.df, alpha) * f) ** 2 - rises(b.df, alpha) ** 2) / f) * a.size * b.size;
    }
  }
  own.forEach((a, i) => {
    for (const b of own.slice(0, i)) {
      const n = a.df + b.df;
      const joint = (falls(n, alpha) ** 2 * n * n) / (a.df * b.df) - (falls(a.df, alpha) ** 2 * a.df) / b.df - (falls(b.df, alpha) ** 2 * b.df) / a.df;
      sum += (joint / (own.length - 1)) * a.size * b.size;
    }
  });
  return Math.sqrt(Math.max(0, sum));
}

/** What a mean square may be too high by, as a share of itself: 1 − df / upper χ² point. */
function falls(df: number, alpha: number): number {
  return 1 - df / chiSquareQuantile(1 - alpha, df);
}

/** What it may be too low by: df / lower χ² point − 1. */
function rises(df: number, alpha: number): number {
  return df / chiSquareQuantile(alpha, df) - 1;
}

function chiSquareQuantile(probability: number, df: number): number {
  return solveIncreasing((x) => chiSquareCdf(x, df), probability, 0, 2 * df + 200);
}
