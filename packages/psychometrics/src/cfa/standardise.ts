import type { Implied } from './implied.ts';
import { valueAt } from './implied.ts';
import type { ModelRow } from './model.ts';

/**
 * Rows of a group on standardised scales. `lv`: latent variances are 1. `all`: observed ones too. Loadings and regressions by total standard
 * deviations; (residual) variances as shares of the total variance; covariances as (residual) correlations. NaN where a variance is
 * not positive. Reference: lavaan `standardizedSolution`.
 */
export function standardisedRows(rows: readonly ModelRow[], x: ArrayLike<number>, at: Implied, p: number, kind: 'lv' | 'all'): Float64Array {
  const q = at.total.rows;
  const sd = Float64Array.from({ length: q }, (_, i) => (kind === 'lv' && i < p ? 1 : Math.sqrt(at.all.data[i * q + i]!)));
  return Float64Array.from(rows, (row) => {
    const value = row.remainder ? at.own[row.i]! : valueAt(row, x);
    if (row.matrix === 'M') return value / sd[row.i]!;
    if (row.matrix === 'A') return (value * sd[row.j]!) / sd[row.i]!;
    if (row.i === row.j) return value / sd[row.i]! ** 2;
    const scale = (i: number): number => (kind === 'lv' && i < p ? 1 : Math.sqrt(at.own[i]!));
    return value / (scale(row.i) * scale(row.j));
  });
}
