import type { Dense } from '../linear/dense.ts';

/** Lengths of the rows, by which Kaiser (1958) normalises: √communality. A row of zeros has no direction and counts as length 1. */
export function rowLengths({ rows, cols, data }: Dense): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let squares = 0;
    for (let j = 0; j < cols; j++) squares += data[i * cols + j]! ** 2;
    return squares > 0 ? Math.sqrt(squares) : 1;
  });
}

/** Each row divided by, or multiplied with, its entry of `by`. */
export function scaleRows(m: Dense, by: Float64Array, divide: boolean): Dense {
  return { rows: m.rows, cols: m.cols, data: m.data.map((x, i) => (divide ? x / by[Math.floor(i / m.cols)]! : x * by[Math.floor(i / m.cols)]!)) };
}
