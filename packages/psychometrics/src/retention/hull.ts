import { NumericalError } from '../errors.ts';
import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { extract } from '../extraction/extract.ts';

/** The hull method's path. */
export interface Hull {
  readonly k: number;
  /** Entry j: common part accounted for by j factors, 1 − KMO of what they leave. */
  readonly caf: Float64Array;
  /** Degrees of freedom of j factors. */
  readonly df: Int32Array;
  /** Bend of the hull at j; NaN where j is not on it. */
  readonly bend: Float64Array;
}

/**
 * The hull method (Lorenzo-Seva, Timmerman & Kiers 2011): of 0 … `most` minres factors, the number at which the common part accounted for (CAF, 1 − KMO
 * of the residual correlations) stops rising for the degrees of freedom that it costs, on the convex hull of the two. Needs a positive definite matrix
 * and `most` ≥ 2; null when residuals have no inverse. Reference: EFAtools `HULL(gof = "CAF")`.
 */
export function hull(correlation: Dense, most: number): Hull | null {
  const p = correlation.rows;
  if (!(Number.isInteger(most) && most >= 2 && most < p)) throw new NumericalError('bad-option', `The hull method compares 2 to ${p - 1} factors, found ${most}.`);
  const caf = new Float64Array(most + 1);
  const df = new Int32Array(most + 1);
  for (let m = 0; m <= most; m++) {
    df[m] = ((p - m) ** 2 - (p + m)) / 2;
    const value = commonPart(correlation, m);
    if (value === null) return null;
    caf[m] = value;
  }
  // Each point must beat all that have fewer factors, and then lie above the lines between its neighbours.
  let kept = Array.from({ length: most + 1 }, (_, m) => m).filter((m) => df[m]! >= 0 && caf.subarray(0, m).every((x) => x < caf[m]!));
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 1; i < kept.length - 1; i++) {
      const [a, b, c] = [kept[i - 1]!, kept[i]!, kept[i + 1]!];
      const line = caf[a]! + ((caf[c]! - caf[a]!) * (df[a]! - df[b]!)) / (df[a]! - df[c]!);
      if (caf[b]! > line) continue;
      kept = kept.filter((m) => m !== b);
      changed = true;
      break;
    }
  }
  const bend = new Float64Array(most + 1).fill(Number.NaN);
  let k = kept.at(-1) ?? 0;
  let largest = -Infinity;
  for (let i = 1; i < kept.length - 1; i++) {
    const [a, b, c] = [kept[i - 1]!, kept[i]!, kept[i + 1]!];
    bend[b] = (caf[b]! - caf[a]!) / (df[a]! - df[b]!) / ((caf[c]! - caf[b]!) / (df[b]! - df[c]!));
    if (bend[b]! > largest) {
      largest = bend[b]!;
      k = b;
    }
  }
  return { k, caf, df, bend };
}

/** The most factors of p variables that leave the model degrees of freedom. */
export function mostIdentified(p: number): number {
  let m = 0;
  while ((p - m - 1) ** 2 >= p + m + 1) m++;
  return m;
}

/** 1 − KMO of what m factors leave, scaled to a unit diagonal. */
function commonPart(r: Dense, m: number): number | null {
  const p = r.rows;
  let rest = r;
  if (m > 0) {
    const { loadings } = extract(r, m, { method: 'minres' });
    const implied = multiply(loadings, transpose(loadings));
    rest = { rows: p, cols: p, data: r.data.map((x, i) => (i % (p + 1) === 0 ? 1 : x - implied.data[i]!)) };
  }
  const factor = cholesky(rest);
  if (factor === null) return null;
  const inverse = choleskyInverse(factor);
  let correlations = 0;
  let partials = 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) {
      correlations += rest.data[i * p + j]! ** 2;
      partials += inverse.data[i * p + j]! ** 2 / (inverse.data[i * p + i]! * inverse.data[j * p + j]!);
    }
  }
  return correlations + partials > 0 ? 1 - correlations / (correlations + partials) : 0;
}
