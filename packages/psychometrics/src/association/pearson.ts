import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { assertData, constantColumns, rowProducts, standardiseColumns } from './columns.ts';

/**
 * Product-moment correlations of the columns of an n × p matrix: p × p.
 * `missing: 'pairwise'` uses the rows that both columns of a pair hold; the result may then be indefinite.
 * Throws `missing-cells`, `constant-variable`, `too-few-rows` (under 2 rows, or under 3 shared rows of a pair). Reference: R `cor`.
 */
export function pearson(data: Dense, options: { missing?: 'error' | 'pairwise' } = {}): Dense {
  const missing = options.missing ?? 'error';
  assertData(data, 2, missing);
  if (missing === 'pairwise' && data.data.some(Number.isNaN)) return pairwise(data);
  return rowProducts(standardiseColumns(data), data.cols, data.rows);
}

function pairwise({ rows: n, cols: p, data }: Dense): Dense {
  const out = new Float64Array(p * p);
  const flat = new Set<number>();
  for (let a = 0; a < p; a++) {
    out[a * p + a] = 1;
    for (let b = 0; b < a; b++) {
      let count = 0;
      let meanA = 0;
      let meanB = 0;
      let saa = 0;
      let sbb = 0;
      let sab = 0;
      for (let i = 0; i < n; i++) {
        const x = data[i * p + a]!;
        const y = data[i * p + b]!;
        if (Number.isNaN(x) || Number.isNaN(y)) continue;
        // Welford's update keeps the sums accurate whatever the means.
        count++;
        const dx = x - meanA;
        const dy = y - meanB;
        meanA += dx / count;
        meanB += dy / count;
        saa += dx * (x - meanA);
        sbb += dy * (y - meanB);
        sab += dx * (y - meanB);
      }
      if (count < 3) {
        throw new NumericalError('too-few-rows', `Columns ${b} and ${a} share only ${count} rows; a pairwise correlation needs 3.`, [b, a]);
      }
      if (!(saa > 1e-24 * count * meanA * meanA)) flat.add(a);
      if (!(sbb > 1e-24 * count * meanB * meanB)) flat.add(b);
      const r = Math.max(-1, Math.min(1, sab / Math.sqrt(saa * sbb)));
      out[a * p + b] = r;
      out[b * p + a] = r;
    }
  }
  if (flat.size > 0) throw constantColumns([...flat].sort((x, y) => x - y));
  return { rows: p, cols: p, data: out };
}
