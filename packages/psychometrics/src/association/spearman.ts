import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { assertData } from './columns.ts';
import { pearson } from './pearson.ts';

/**
 * Spearman's rank correlations (ties get the mean rank) of the columns, p × p; errors as in `pearson`. `missing: 'pairwise'` ranks each pair
 * anew, among the rows that both columns hold. Reference: R `cor(method = "spearman")`.
 */
export function spearman(data: Dense, options: { readonly missing?: 'error' | 'pairwise' } = {}): Dense {
  const missing = options.missing ?? 'error';
  assertData(data, 2, missing);
  const { rows: n, cols: p } = data;
  const columns = Array.from({ length: p }, (_, j) => Float64Array.from({ length: n }, (_, i) => data.data[i * p + j]!));
  if (missing === 'pairwise' && data.data.some(Number.isNaN)) return pairwise(columns);
  const ranked = new Float64Array(n * p);
  columns.forEach((column, j) => rank(column).forEach((r, i) => (ranked[i * p + j] = r)));
  return pearson({ rows: n, cols: p, data: ranked });
}

/** Ranks from 1, ties sharing their mean rank. */
export function rank(x: ArrayLike<number>): Float64Array {
  const n = x.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a]! - x[b]! || a - b);
  const out = new Float64Array(n);
  rankAlong(order, x, null, out);
  return out;
}

/** Writes the ranks of `x`, walked in ascending order, leaving out the rows that `other` lacks; gives their number. */
function rankAlong(order: Int32Array, x: ArrayLike<number>, other: Float64Array | null, out: Float64Array): number {
  let ranked = 0;
  for (let at = 0; at < order.length; ) {
    const value = x[order[at]!];
    const from = at;
    let tied = 0;
    for (; at < order.length && x[order[at]!] === value; at++) if (other === null || !Number.isNaN(other[order[at]!]!)) tied++;
    for (let k = from; k < at; k++) out[order[k]!] = ranked + (tied + 1) / 2;
    ranked += tied;
  }
  return ranked;
}

function pairwise(columns: readonly Float64Array[]): Dense {
  const p = columns.length;
  const n = columns[0]!.length;
  const orders = columns.map((x) => Int32Array.from(Array.from(x.keys()).filter((i) => !Number.isNaN(x[i]!))).sort((a, b) => x[a]! - x[b]! || a - b));
  const out = new Float64Array(p * p);
  const ranks = new Float64Array(n);
  const others = new Float64Array(n);
  for (let a = 0; a < p; a++) {
    out[a * p + a] = 1;
    for (let b = 0; b < a; b++) {
      const shared = rankAlong(orders[a]!, columns[a]!, columns[b]!, ranks);
      rankAlong(orders[b]!, columns[b]!, columns[a]!, others);
      if (shared < 3) throw new NumericalError('too-few-rows', `Columns ${b} and ${a} share only ${shared} rows; a pairwise correlation needs 3.`, [b, a]);
      const middle = (shared + 1) / 2;
      let saa = 0;
      let sbb = 0;
      let sab = 0;
      for (let i = 0; i < n; i++) {
        if (Number.isNaN(columns[a]![i]!) || Number.isNaN(columns[b]![i]!)) continue;
        saa += (ranks[i]! - middle) ** 2;
        sbb += (others[i]! - middle) ** 2;
        sab += (ranks[i]! - middle) * (others[i]! - middle);
      }
      const flat = [b, a].filter((j) => (j === a ? saa : sbb) === 0);
      if (flat.length > 0) throw new NumericalError('constant-variable', `Columns ${b} and ${a}: one does not vary over the ${shared} rows that both hold.`, flat);
      const r = Math.max(-1, Math.min(1, sab / Math.sqrt(saa * sbb)));
      out[a * p + b] = r;
      out[b * p + a] = r;
    }
  }
  return { rows: p, cols: p, data: out };
}
