import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';

/** Every column permuted over all rows, each on its own. */
export function permuteColumns(data: Dense, random: Random): Dense {
  const { rows: n, cols: p } = data;
  const out = new Float64Array(n * p);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let j = 0; j < p; j++) {
    random.shuffle(order);
    for (let i = 0; i < n; i++) out[i * p + j] = data.data[order[i]! * p + j]!;
  }
  return { rows: n, cols: p, data: out };
}

/**
 * A null for rows nested in groups: per column, and independently for each, the groups change places.
 * With groups of equal size whole blocks move, their rows in order. With unequal ones the group means are permuted, and the residuals
 * within each group. What is left: each column's spread between and within groups. What is gone: anything two columns share.
 * `groups` holds one index a row. Throws `shape`, and `too-few-rows` with fewer than two groups.
 */
export function permuteBlocks(data: Dense, groups: ArrayLike<number>, random: Random): Dense {
  const { rows: n, cols: p } = data;
  const members = groupRows(groups, n);
  const count = members.length;
  if (count < 2) throw new NumericalError('too-few-rows', 'Permuting blocks needs rows from at least two groups.');
  const order = Int32Array.from({ length: count }, (_, g) => g);
  const out = new Float64Array(n * p);
  const size = members[0]!.length;
  if (members.every((rows) => rows.length === size)) {
    for (let j = 0; j < p; j++) {
      random.shuffle(order);
      for (let g = 0; g < count; g++) {
        const to = members[g]!;
        const from = members[order[g]!]!;
        for (let i = 0; i < size; i++) out[to[i]! * p + j] = data.data[from[i]! * p + j]!;
      }
    }
    return { rows: n, cols: p, data: out };
  }
  const means = new Float64Array(count);
  const residuals = members.map((rows) => new Float64Array(rows.length));
  for (let j = 0; j < p; j++) {
    for (let g = 0; g < count; g++) {
      const rows = members[g]!;
      let sum = 0;
      for (let i = 0; i < rows.length; i++) sum += data.data[rows[i]! * p + j]!;
      means[g] = sum / rows.length;
      for (let i = 0; i < rows.length; i++) residuals[g]![i] = data.data[rows[i]! * p + j]! - means[g]!;
    }
    random.shuffle(order);
    for (let g = 0; g < count; g++) {
      const rows = members[g]!;
      const mean = means[order[g]!]!;
      const shuffled = random.shuffle(residuals[g]!);
      for (let i = 0; i < rows.length; i++) out[rows[i]! * p + j] = mean + shuffled[i]!;
    }
  }
  return { rows: n, cols: p, data: out };
}

/** Row indices of each group, in the order in which groups first appear. */
export function groupRows(groups: ArrayLike<number>, n: number): Int32Array[] {
  if (groups.length !== n) throw new NumericalError('shape', `There are ${n} rows but ${groups.length} group indices.`);
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const rows = members.get(groups[i]!);
    if (rows === undefined) members.set(groups[i]!, [i]);
    else rows.push(i);
  }
  return [...members.values()].map((rows) => Int32Array.from(rows));
}
