import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { varyingBinaryCounts } from './binary.ts';

/**
 * Positive pointwise mutual information of words in lists, p × p, zero diagonal, natural logarithm:
 * max(0, ln((N_ab + ½) / (E_ab + ½))), where N_ab counts lists with both words and E_ab = n_a n_b Σ L(L−1) / (Σ L)² is what lists of
 * the same lengths L would give by chance, a list never naming a word twice. Half a case is added to both, for sparse tables.
 * After Church & Hanks (1990) and Levy & Goldberg (2014). Throws `not-binary`, `constant-variable`, `missing-cells`.
 */
export function ppmi(data: Dense): Dense {
  const { margins, joint } = varyingBinaryCounts(data);
  const p = margins.length;
  let words = 0;
  let pairs = 0;
  for (let i = 0; i < data.rows; i++) {
    let length = 0;
    for (let j = 0; j < p; j++) length += data.data[i * p + j]!;
    words += length;
    pairs += length * (length - 1);
  }
  if (pairs === 0) throw new NumericalError('bad-option', 'No row holds two words, so nothing co-occurs.');
  const perPair = pairs / (words * words);
  const out = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < a; b++) {
      const expected = margins[a]! * margins[b]! * perPair;
      const x = Math.max(0, Math.log((joint.data[a * p + b]! + 0.5) / (expected + 0.5)));
      out[a * p + b] = x;
      out[b * p + a] = x;
    }
  }
  return { rows: p, cols: p, data: out };
}
