import type { Dense } from '../linear/dense.ts';
import { assertData } from './columns.ts';
import { pearson } from './pearson.ts';

/** Spearman's rank correlations (ties get the mean rank) of the columns; errors as in `pearson`. Reference: R `cor(method = "spearman")`. */
export function spearman(data: Dense): Dense {
  assertData(data, 2, 'error');
  const { rows: n, cols: p } = data;
  const ranked = new Float64Array(n * p);
  const column = new Float64Array(n);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < n; i++) column[i] = data.data[i * p + j]!;
    const ranks = rank(column);
    for (let i = 0; i < n; i++) ranked[i * p + j] = ranks[i]!;
  }
  return pearson({ rows: n, cols: p, data: ranked });
}

/** Ranks from 1, ties sharing their mean rank. */
export function rank(x: ArrayLike<number>): Float64Array {
  const n = x.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a]! - x[b]! || a - b);
  const out = new Float64Array(n);
  for (let i = 0; i < n; ) {
    let end = i + 1;
    while (end < n && x[order[end]!] === x[order[i]!]) end++;
    for (let k = i; k < end; k++) out[order[k]!] = (i + end + 1) / 2;
    i = end;
  }
  return out;
}
