import type { Dense } from '../linear/dense.ts';
import { symmetricEigen } from '../linear/symmetric-eigen.ts';
import { topEigen } from '../linear/top-eigen.ts';

/** Velicer's minimum average partial. */
export interface Map {
  /** Number of components at the minimum of the mean squared partial correlation (Velicer 1976), none included. */
  readonly k: number;
  /** The same with fourth powers (Velicer, Eaton & Fava 2000). */
  readonly k4: number;
  /** Entry m: the mean squared partial correlation with m components removed, m = 0 … p − 1, or until nothing is left to correlate. */
  readonly power2: Float64Array;
  readonly power4: Float64Array;
}

/** Minimum average partial of a correlation matrix over 0 … `most` components (default p − 1). Reference: psych `VSS(…)$map`, EFAtools `MAP`. */
export function minimumAveragePartial(correlation: Dense, most = correlation.rows - 1): Map {
  const p = correlation.rows;
  // One variable correlates with no other.
  if (p < 2) return { k: 0, k4: 0, power2: new Float64Array(0), power4: new Float64Array(0) };
  const { values, vectors } = most < p - 1 ? topEigen(correlation, most) : symmetricEigen(correlation);
  const rest = correlation.data.slice();
  const power2: number[] = [];
  const power4: number[] = [];
  const column = new Float64Array(p);
  for (let m = 0; m <= most; m++) {
    if (m > 0) {
      const value = values[m - 1]!;
      for (let i = 0; i < p; i++) column[i] = vectors.data[i * vectors.cols + m - 1]!;
      for (let i = 0; i < p; i++) {
        const x = value * column[i]!;
        for (let j = 0; j <= i; j++) rest[i * p + j]! -= x * column[j]!;
      }
    }
    let defined = true;
    let sum2 = 0;
    let sum4 = 0;
    for (let i = 0; i < p && defined; i++) {
      // With its variance used up a variable has no partial correlation, and from here on there is no average.
      defined = rest[i * p + i]! > 1e-10;
      for (let j = 0; j < i; j++) {
        const square = rest[i * p + j]! ** 2 / (rest[i * p + i]! * rest[j * p + j]!);
        sum2 += square;
        sum4 += square * square;
      }
    }
    if (!defined) break;
    power2.push((2 * sum2) / (p * (p - 1)));
    power4.push((2 * sum4) / (p * (p - 1)));
  }
  return { k: indexOfSmallest(power2), k4: indexOfSmallest(power4), power2: Float64Array.from(power2), power4: Float64Array.from(power4) };
}

/** Number of eigenvalues above 1 (Guttman 1954; Kaiser 1960). Shown, never to be decided by: it grows with p whatever is there. */
export function kaiserCriterion(eigenvalues: Float64Array): number {
  return leading(eigenvalues.length, (j) => eigenvalues[j]! > 1);
}

/** Empirical Kaiser criterion (Braeken & van Assen 2017), eigenvalues descending. Reference: EFAtools `EKC`, semTools `efa.ekc`. */
export function empiricalKaiser(eigenvalues: Float64Array, n: number): { k: number; reference: Float64Array } {
  const p = eigenvalues.length;
  const scale = (1 + Math.sqrt(p / n)) ** 2;
  const reference = new Float64Array(p);
  let used = 0;
  for (let j = 0; j < p; j++) {
    reference[j] = Math.max(((p - used) / (p - j)) * scale, 1);
    used += eigenvalues[j]!;
  }
  return { k: leading(p, (j) => eigenvalues[j]! > reference[j]!), reference };
}

/** Where the scree bends most: components before the largest second difference (Raîche et al. 2013). Reference: nFactors `nScree`. */
export function accelerationFactor(eigenvalues: Float64Array): { k: number; acceleration: Float64Array } {
  const p = eigenvalues.length;
  const acceleration = new Float64Array(p).fill(Number.NEGATIVE_INFINITY);
  for (let j = 1; j < p - 1; j++) acceleration[j] = eigenvalues[j + 1]! - 2 * eigenvalues[j]! + eigenvalues[j - 1]!;
  let best = 0;
  for (let j = 1; j < p - 1; j++) if (acceleration[j]! > acceleration[best]!) best = j;
  return { k: p < 3 ? Math.min(p, 1) : best, acceleration };
}

/** How many leading indices satisfy a condition. */
export function leading(p: number, holds: (index: number) => boolean): number {
  let k = 0;
  while (k < p && holds(k)) k++;
  return k;
}

function indexOfSmallest(x: readonly number[]): number {
  return x.reduce((best, v, i) => (v < x[best]! ? i : best), 0);
}
