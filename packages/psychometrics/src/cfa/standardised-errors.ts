import type { Dense } from '../linear/dense.ts';
import type { Implied } from './implied.ts';
import type { ModelRow } from './model.ts';

/**
 * Sampling variances of the standardised rows of a group by the delta method, their derivatives in closed form. `covariance` is that of the
 * free parameters, `standardised` what `standardisedRows` gives for the same `kind`. Reference: lavaan `standardizedSolution`.
 */
export function standardisedVariances(rows: readonly ModelRow[], at: Implied, standardised: Float64Array, covariance: Dense, p: number, kind: 'lv' | 'all'): Float64Array {
  const k = covariance.rows;
  const q = at.total.rows;
  const { total, own: ownVariances } = at;
  const all = at.all.data;
  const ofTotal = new Float64Array(q * k);
  const ofOwn = new Float64Array(q * k);
  const remainders = new Set(rows.filter((row) => row.remainder).map((row) => row.i));
  for (const row of rows) {
    if (row.free < 0 || row.matrix === 'M') continue;
    for (let v = 0; v < q; v++) {
      const left = total.data[v * q + row.i]!;
      const change = row.matrix === 'A' ? 2 * left * all[v * q + row.j]! : (row.i === row.j ? 1 : 2) * left * total.data[v * q + row.j]!;
      // What the factors take of an ordered indicator's variance 1, its residual loses.
      if (remainders.has(v)) ofOwn[v * k + row.free]! -= change;
      else ofTotal[v * k + row.free]! += change;
    }
    if (row.matrix === 'S' && row.i === row.j) ofOwn[row.i * k + row.free]! += 1;
  }
  const gradient = new Float64Array(k);
  return Float64Array.from(rows, (row, r) => {
    gradient.fill(0);
    // d log of a variance, half of it for a standard deviation.
    const add = (from: Float64Array, v: number, variance: number, factor: number): void => {
      if (kind === 'lv' && v < p) return;
      for (let f = 0; f < k; f++) gradient[f]! += (factor * standardised[r]! * from[v * k + f]!) / variance;
    };
    const sd = (v: number): number => (kind === 'lv' && v < p ? 1 : Math.sqrt(all[v * q + v]!));
    const ownSd = (v: number): number => (kind === 'lv' && v < p ? 1 : Math.sqrt(ownVariances[v]!));
    const { i, j, matrix } = row;
    let scale: number;
    if (matrix === 'S' && i !== j) {
      scale = 1 / (ownSd(i) * ownSd(j));
      for (const v of [i, j]) add(ofOwn, v, ownVariances[v]!, -0.5);
    } else {
      scale = matrix === 'A' ? sd(j) / sd(i) : 1 / (matrix === 'M' ? sd(i) : sd(i) ** 2);
      add(ofTotal, i, all[i * q + i]!, matrix === 'S' ? -1 : -0.5);
      if (matrix === 'A') add(ofTotal, j, all[j * q + j]!, 0.5);
    }
    if (row.remainder) for (let f = 0; f < k; f++) gradient[f]! += scale * ofOwn[i * k + f]!;
    else if (row.free >= 0) gradient[row.free]! += scale;
    let variance = 0;
    for (let a = 0; a < k; a++) {
      if (gradient[a] === 0) continue;
      for (let b = 0; b < k; b++) variance += gradient[a]! * covariance.data[a * k + b]! * gradient[b]!;
    }
    return variance;
  });
}
