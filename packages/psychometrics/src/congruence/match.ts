import type { Dense } from '../linear/dense.ts';
import { tuckerCongruence } from './tucker.ts';

/** Which factors of one solution answer those of another. */
export interface FactorMatch {
  /** Entry j: the column of `b` that answers column j of `a`, or −1 when `b` has too few. */
  readonly permutation: Int32Array;
  /** −1 where the answering column must be reflected. */
  readonly signs: Int8Array;
  /** Congruence after reflection; NaN where nothing answers. */
  readonly congruence: Float64Array;
  readonly mean: number;
}

/** One-to-one matching of factors that maximises the sum of absolute congruences (Hungarian method; Kuhn 1955). */
export function matchFactors(a: Dense, b: Dense): FactorMatch {
  const table = tuckerCongruence(a, b);
  const gain = (j: number, l: number): number => Math.abs(table.data[j * table.cols + l]!) || 0;
  const permutation = new Int32Array(a.cols).fill(-1);
  if (a.cols <= b.cols) assign(a.cols, b.cols, (j, l) => -gain(j, l)).forEach((l, j) => (permutation[j] = l));
  else assign(b.cols, a.cols, (l, j) => -gain(j, l)).forEach((j, l) => (permutation[j] = l));
  const signs = new Int8Array(a.cols).fill(1);
  const congruence = new Float64Array(a.cols).fill(Number.NaN);
  let sum = 0;
  let matched = 0;
  permutation.forEach((l, j) => {
    if (l < 0) return;
    const phi = table.data[j * table.cols + l]!;
    signs[j] = phi < 0 ? -1 : 1;
    congruence[j] = Math.abs(phi);
    sum += congruence[j]!;
    matched++;
  });
  return { permutation, signs, congruence, mean: sum / matched };
}

/** Columns of `m` in the order and with the signs of a match, p × number of matched factors of `a`. */
export function alignFactors(m: Dense, match: FactorMatch): Dense {
  const kept = Array.from(match.permutation).flatMap((from, j) => (from < 0 ? [] : [{ from, sign: match.signs[j]! }]));
  const out = new Float64Array(m.rows * kept.length);
  for (let i = 0; i < m.rows; i++) kept.forEach(({ from, sign }, j) => (out[i * kept.length + j] = sign * m.data[i * m.cols + from]!));
  return { rows: m.rows, cols: kept.length, data: out };
}

/** Cheapest assignment of each of n rows to a column of its own, n ≤ m, by shortest augmenting paths with potentials. */
function assign(n: number, m: number, cost: (row: number, column: number) => number): Int32Array {
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const rowOf = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    rowOf[0] = i;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Infinity);
    const used = new Uint8Array(m + 1);
    do {
      used[column] = 1;
      const row = rowOf[column]!;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= m; j++) {
        if (used[j] === 1) continue;
        const reduced = cost(row - 1, j - 1) - u[row]! - v[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j] === 1) {
          u[rowOf[j]!]! += delta;
          v[j]! -= delta;
        } else {
          least[j]! -= delta;
        }
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = way[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    }
  }
  const out = new Int32Array(n);
  for (let j = 1; j <= m; j++) if (rowOf[j]! > 0) out[rowOf[j]! - 1] = j - 1;
  return out;
}
