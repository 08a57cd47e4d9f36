import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';

/**
 * Tucker's (1951) congruence of every column of `a` with every column of `b` (same rows): Σxy / √(Σx² Σy²), a.cols × b.cols. At least
 * .95 counts as equal, .85 to .94 as fair (Lorenzo-Seva & ten Berge 2006). NaN for a column of zeros. Reference: psych `factor.congruence`.
 */
export function tuckerCongruence(a: Dense, b: Dense): Dense {
  if (a.rows !== b.rows) throw new NumericalError('shape', `Congruence needs the same variables; found ${a.rows} and ${b.rows} rows.`);
  const out = new Float64Array(a.cols * b.cols);
  for (let j = 0; j < a.cols; j++) {
    for (let l = 0; l < b.cols; l++) {
      let xy = 0;
      let xx = 0;
      let yy = 0;
      for (let i = 0; i < a.rows; i++) {
        const x = a.data[i * a.cols + j]!;
        const y = b.data[i * b.cols + l]!;
        xy += x * y;
        xx += x * x;
        yy += y * y;
      }
      out[j * b.cols + l] = xy / Math.sqrt(xx * yy);
    }
  }
  return { rows: a.cols, cols: b.cols, data: out };
}
