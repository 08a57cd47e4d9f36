import { logGamma } from './gamma.ts';
import { solveIncreasing } from './solve.ts';

/** Regularised incomplete beta function I_x(a, b), the beta distribution function. Reference: R `pbeta`. */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The continued fraction converges quickly below the mean; the other side by symmetry.
  return x < (a + 1) / (a + b + 2) ? lower(x, 1 - x, a, b) : 1 - lower(1 - x, x, b, a);
}

/** x with I_x(a, b) = probability. Reference: R `qbeta`. */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  return solveIncreasing((x) => betaCdf(x, a, b), probability, 0, 1);
}

/** I_x(a, b) and its complement, each accurate when small. `y` is 1 − x, handed in so that it keeps its digits. */
export function betaTails(x: number, y: number, a: number, b: number): { below: number; above: number } {
  if (x <= 0) return { below: 0, above: 1 };
  if (y <= 0) return { below: 1, above: 0 };
  if (x < (a + 1) / (a + b + 2)) {
    const below = lower(x, y, a, b);
    return { below, above: 1 - below };
  }
  const above = lower(y, x, b, a);
  return { below: 1 - above, above };
}

/** Continued fraction DLMF 8.17.22 by the modified Lentz method. */
function lower(x: number, y: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return front * h;
}
