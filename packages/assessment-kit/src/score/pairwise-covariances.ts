import { dense } from '@valuelex/psychometrics';
import type { Dense } from '@valuelex/psychometrics';

/**
 * Covariances of items over the models that have both: an answer that is missing here and there would else cost the whole
 * stem. Divisor n − 1 of the pair. Null when two items share fewer than two models.
 *
 * @param rows per model, a value per item; NaN: missing
 */
export function pairwiseCovariances(rows: readonly (readonly number[])[], items: number): Dense | null {
  const out = dense(items, items);
  for (let a = 0; a < items; a++) {
    for (let b = 0; b <= a; b++) {
      const both = rows.filter((row) => !Number.isNaN(row[a]) && !Number.isNaN(row[b]));
      const n = both.length;
      if (n < 2) return null;
      const meanA = both.reduce((sum, row) => sum + row[a]!, 0) / n;
      const meanB = both.reduce((sum, row) => sum + row[b]!, 0) / n;
      const covariance = both.reduce((sum, row) => sum + (row[a]! - meanA) * (row[b]! - meanB), 0) / (n - 1);
      out.data[a * items + b] = covariance;
      out.data[b * items + a] = covariance;
    }
  }
  return out;
}
