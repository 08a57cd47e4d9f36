import { normalQuantile } from '../distributions/normal.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';

/** Chance-corrected agreement of two raters. */
export interface Kappa {
  /** NaN when chance alone agrees on everything. */
  readonly kappa: number;
  /** Large-sample standard error (Fleiss, Cohen & Everitt 1969). */
  readonly standardError: number;
  /** 95 % interval, within −1 … 1. */
  readonly ci: readonly [number, number];
}

/**
 * Cohen's (1960) κ of two raters' categories; `linear` and `quadratic` weights (Cohen 1968) take the categories in increasing order as
 * equally spaced. Throws `shape`, `not-finite`. Reference: psych `cohen.kappa`.
 */
export function cohenKappa(a: ArrayLike<number>, b: ArrayLike<number>, weights: 'none' | 'linear' | 'quadratic' = 'none'): Kappa {
  const n = a.length;
  if (n === 0 || b.length !== n) throw new NumericalError('shape', `Two raters must judge the same things; found ${n} and ${b.length} ratings.`);
  const categories = [...new Set([...Array.from(a), ...Array.from(b)])].sort((x, y) => x - y);
  const c = categories.length;
  if (categories.some((x) => !Number.isFinite(x))) throw new NumericalError('not-finite', 'A rating is missing or not finite; leave out what one rater did not judge.');
  const index = new Map(categories.map((x, i) => [x, i]));
  const table = new Float64Array(c * c);
  for (let i = 0; i < n; i++) table[index.get(a[i]!)! * c + index.get(b[i]!)!]! += 1 / n;
  const row = new Float64Array(c);
  const column = new Float64Array(c);
  for (let i = 0; i < c; i++) {
    for (let j = 0; j < c; j++) {
      row[i]! += table[i * c + j]!;
      column[j]! += table[i * c + j]!;
    }
  }
  const weight = (i: number, j: number): number => {
    if (weights === 'none' || c === 1) return i === j ? 1 : 0;
    const apart = Math.abs(i - j) / (c - 1);
    return 1 - (weights === 'linear' ? apart : apart * apart);
  };
  let observed = 0;
  let chance = 0;
  const byRow = new Float64Array(c);
  const byColumn = new Float64Array(c);
  for (let i = 0; i < c; i++) {
    for (let j = 0; j < c; j++) {
      observed += weight(i, j) * table[i * c + j]!;
      chance += weight(i, j) * row[i]! * column[j]!;
      byRow[i]! += weight(i, j) * column[j]!;
      byColumn[j]! += weight(i, j) * row[i]!;
    }
  }
  const kappa = (observed - chance) / (1 - chance);
  let sum = 0;
  for (let i = 0; i < c; i++) {
    for (let j = 0; j < c; j++) sum += table[i * c + j]! * (weight(i, j) * (1 - chance) - (byRow[i]! + byColumn[j]!) * (1 - observed)) ** 2;
  }
  const variance = (sum - (observed * chance - 2 * chance + observed) ** 2) / (n * (1 - chance) ** 4);
  const standardError = Math.sqrt(Math.max(0, variance));
  const z = normalQuantile(0.975);
  return { kappa, standardError, ci: [Math.max(-1, kappa - z * standardError), Math.min(1, kappa + z * standardError)] };
}

/** Fleiss' (1971) κ of a things × categories table of counts, the same number of ratings for each thing. Throws `unbalanced`. */
export function fleissKappa(counts: Dense): number {
  const { rows, cols, data } = counts;
  const share = new Float64Array(cols);
  let raters = -1;
  let agreement = 0;
  for (let i = 0; i < rows; i++) {
    let total = 0;
    let squares = 0;
    for (let j = 0; j < cols; j++) {
      total += data[i * cols + j]!;
      squares += data[i * cols + j]! ** 2;
      share[j]! += data[i * cols + j]!;
    }
    if (raters >= 0 && total !== raters) throw new NumericalError('unbalanced', `Row ${i} has ${total} ratings, the rows before it ${raters}.`);
    raters = total;
    agreement += (squares - total) / (total * (total - 1));
  }
  if (!(raters >= 2)) throw new NumericalError('too-few-rows', "Fleiss' kappa needs at least 2 ratings of each thing.");
  const chance = share.reduce((sum, x) => sum + (x / (rows * raters)) ** 2, 0);
  return (agreement / rows - chance) / (1 - chance);
}
