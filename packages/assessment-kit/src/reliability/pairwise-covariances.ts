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
      let [n, sumA, sumB] = [0, 0, 0];
      for (const row of rows) {
        if (Number.isNaN(row[a]) || Number.isNaN(row[b])) continue;
        n++;
        sumA += row[a]!;
        sumB += row[b]!;
      }
      if (n < 2) return null;
      let products = 0;
      for (const row of rows) {
        if (Number.isNaN(row[a]) || Number.isNaN(row[b])) continue;
        products += (row[a]! - sumA / n) * (row[b]! - sumB / n);
      }
      out.data[a * items + b] = products / (n - 1);
      out.data[b * items + a] = products / (n - 1);
    }
  }
  return out;
}
