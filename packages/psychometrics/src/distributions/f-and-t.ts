import { betaTails } from './beta.ts';
import { solveIncreasing } from './solve.ts';

/** P(X ≤ x) of the F distribution. Reference: R `pf`. */
export function fCdf(x: number, df1: number, df2: number): number {
  return x <= 0 ? 0 : fTails(x, df1, df2).below;
}

/** P(X > x), accurate however small. Reference: R `pf(lower.tail = FALSE)`. */
export function fSf(x: number, df1: number, df2: number): number {
  return x <= 0 ? 1 : fTails(x, df1, df2).above;
}

/** F quantile. Reference: R `qf`. */
export function fQuantile(probability: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0)) return Number.NaN;
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  if (probability === 1) return Infinity;
  return solveIncreasing((x) => fCdf(x, df1, df2), probability, 0, upperFor((x) => fCdf(x, df1, df2), probability));
}

/** P(X ≤ x) of Student's t distribution. Reference: R `pt`. */
export function tCdf(x: number, df: number): number {
  if (x === 0) return 0.5;
  const tails = fTails(x * x, 1, df);
  return x > 0 ? 1 - tails.above / 2 : tails.above / 2;
}

/** Student's t quantile. Reference: R `qt`. */
export function tQuantile(probability: number, df: number): number {
  if (!(probability > 0 && probability < 1)) return probability === 0 ? -Infinity : probability === 1 ? Infinity : Number.NaN;
  if (probability < 0.5) return -tQuantile(1 - probability, df);
  return solveIncreasing((x) => tCdf(x, df), probability, 0, upperFor((x) => tCdf(x, df), probability));
}

function fTails(x: number, df1: number, df2: number): { below: number; above: number } {
  const total = df1 * x + df2;
  return betaTails((df1 * x) / total, df2 / total, df1 / 2, df2 / 2);
}

function upperFor(cdf: (x: number) => number, probability: number): number {
  let high = 1;
  while (cdf(high) < probability && high < 1e300) high *= 4;
  return high;
}
