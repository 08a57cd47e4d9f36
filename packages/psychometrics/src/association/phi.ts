import type { Dense } from '../linear/dense.ts';
import { assertBinary, varyingBinaryCounts } from './binary.ts';
import { pearson } from './pearson.ts';

/**
 * Phi coefficients of 0/1 columns (the product-moment correlation of binary variables; Pearson 1900), p × p.
 * `missing: 'pairwise'` uses the rows that both columns of a pair hold. Throws `not-binary`, and as `pearson` does. Reference: R `cor`.
 */
export function phi(data: Dense, options: { readonly missing?: 'error' | 'pairwise' } = {}): Dense {
  if (options.missing === 'pairwise' && data.data.some(Number.isNaN)) {
    assertBinary(data);
    return pearson(data, { missing: 'pairwise' });
  }
  const { n, margins, joint } = varyingBinaryCounts(data);
  const p = margins.length;
  const spread = Float64Array.from(margins, (m) => Math.sqrt(m * (n - m)));
  const out = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    out[a * p + a] = 1;
    for (let b = 0; b < a; b++) {
      const r = (n * joint.data[a * p + b]! - margins[a]! * margins[b]!) / (spread[a]! * spread[b]!);
      out[a * p + b] = r;
      out[b * p + a] = r;
    }
  }
  return { rows: p, cols: p, data: out };
}
