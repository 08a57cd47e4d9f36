import { gammaP, gammaQ, logGamma } from './gamma.ts';

/** P(X ≤ x) of the chi-square distribution. Reference: R `pchisq`. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaP(df / 2, x / 2);
}

/** P(X > x), accurate however small. Reference: R `pchisq(lower.tail = FALSE)`. */
export function chiSquareSf(x: number, df: number): number {
  return gammaQ(df / 2, x / 2);
}

/**
 * P(X ≤ x) of the noncentral chi-square distribution: the Poisson mixture of central ones, summed outwards from its largest weight
 * (Benton & Krishnamoorthy 2003). Reference: R `pchisq(ncp =)`, to 1e-10.
 */
export function noncentralChiSquareCdf(x: number, df: number, noncentrality: number): number {
  if (!(x > 0)) return 0;
  if (noncentrality === 0) return chiSquareCdf(x, df);
  const half = noncentrality / 2;
  const centre = Math.floor(half);
  const weightAt = (k: number): number => Math.exp(k * Math.log(half) - half - logGamma(k + 1));
  // P(a + 1, y) = P(a, y) − y^a e^−y / Γ(a + 1): one incomplete gamma is enough for all terms.
  const y = x / 2;
  const stepAt = (a: number): number => Math.exp(a * Math.log(y) - y - logGamma(a + 1));
  const a0 = df / 2 + centre;
  const start = gammaP(a0, y);
  let sum = 0;
  let cdf = start;
  let weight = weightAt(centre);
  let step = stepAt(a0);
  for (let k = centre, a = a0; k < centre + 100_000; k++, a++) {
    const term = weight * cdf;
    sum += term;
    if (weight < 1e-18 || cdf <= 0 || term < 1e-17 * sum) break;
    weight *= half / (k + 1);
    cdf = Math.max(0, cdf - step);
    step *= y / (a + 1);
  }
  cdf = start;
  weight = weightAt(centre);
  step = stepAt(a0);
  for (let k = centre, a = a0; k > 0; k--, a--) {
    weight *= k / half;
    step *= a / y;
    cdf += step;
    const term = weight * Math.min(1, cdf);
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return Math.min(1, sum);
}

/** λ ≥ 0 with P(χ²(df, λ) ≤ x) = probability, or 0 when even λ = 0 is below it: the ends of the RMSEA interval. */
export function noncentralityFor(x: number, df: number, probability: number): number {
  if (chiSquareCdf(x, df) <= probability) return 0;
  let low = 0;
  let high = Math.max(1, x);
  while (noncentralChiSquareCdf(x, df, high) > probability) {
    low = high;
    high *= 2;
  }
  while (high - low > 1e-10 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (noncentralChiSquareCdf(x, df, middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
