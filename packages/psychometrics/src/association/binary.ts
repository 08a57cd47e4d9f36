import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { assertData, constantColumns } from './columns.ts';

/** Presence counts of 0/1 data. */
export interface BinaryCounts {
  readonly n: number;
  /** Rows in which each column is 1. */
  readonly margins: Float64Array;
  /** p × p: rows in which both columns are 1; the diagonal holds the margins. */
  readonly joint: Dense;
}

/** True when every cell is 0 or 1. */
export function isBinary(data: Dense): boolean {
  for (let i = 0; i < data.data.length; i++) if (data.data[i] !== 0 && data.data[i] !== 1) return false;
  return true;
}

/** Refuses columns that hold anything but 0, 1 and missing cells (NaN). Throws `not-binary`. */
export function assertBinary({ cols, data }: Dense): void {
  const other = new Set<number>();
  data.forEach((x, at) => {
    if (x !== 0 && x !== 1 && !Number.isNaN(x)) other.add(at % cols);
  });
  if (other.size > 0) {
    throw new NumericalError('not-binary', `${other.size} column(s) hold numbers other than 0 and 1.`, [...other].sort((a, b) => a - b));
  }
}

/** Margins and co-occurrences of 0/1 columns, by bit sets. Throws `not-binary` naming the columns that hold anything else. */
export function binaryCounts(data: Dense): BinaryCounts {
  assertData(data, 2, 'error');
  const { rows: n, cols: p } = data;
  const words = Math.ceil(n / 32);
  const bits = new Int32Array(p * words);
  assertBinary(data);
  for (let i = 0; i < n; i++) {
    const word = i >>> 5;
    const bit = 1 << (i & 31);
    for (let j = 0; j < p; j++) {
      if (data.data[i * p + j] === 1) bits[j * words + word]! |= bit;
    }
  }
  const joint = new Float64Array(p * p);
  const margins = new Float64Array(p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b <= a; b++) {
      let count = 0;
      for (let w = 0; w < words; w++) count += popCount(bits[a * words + w]! & bits[b * words + w]!);
      joint[a * p + b] = count;
      joint[b * p + a] = count;
    }
    margins[a] = joint[a * p + a]!;
  }
  return { n, margins, joint: { rows: p, cols: p, data: joint } };
}

/** As `binaryCounts`, but refuses columns that are all 0 or all 1. */
export function varyingBinaryCounts(data: Dense): BinaryCounts {
  const counts = binaryCounts(data);
  const constant: number[] = [];
  counts.margins.forEach((m, j) => {
    if (m === 0 || m === counts.n) constant.push(j);
  });
  if (constant.length > 0) throw constantColumns(constant);
  return counts;
}

/** Pairs of columns whose 2 × 2 table has an empty cell. */
export function zeroCellPairs({ n, margins, joint }: BinaryCounts): number {
  const p = margins.length;
  let pairs = 0;
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < a; b++) {
      const both = joint.data[a * p + b]!;
      if (both === 0 || both === margins[a] || both === margins[b] || n - margins[a]! - margins[b]! + both === 0) pairs++;
    }
  }
  return pairs;
}

function popCount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
