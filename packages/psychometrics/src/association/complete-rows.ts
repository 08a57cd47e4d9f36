import type { Dense } from '../linear/dense.ts';

/** The rows without a missing cell (NaN), and which they are: what listwise deletion keeps. */
export function completeRows({ rows, cols, data }: Dense): { readonly data: Dense; readonly kept: Int32Array } {
  const kept: number[] = [];
  for (let i = 0; i < rows; i++) {
    let whole = true;
    for (let j = 0; j < cols && whole; j++) whole = !Number.isNaN(data[i * cols + j]!);
    if (whole) kept.push(i);
  }
  const out = new Float64Array(kept.length * cols);
  kept.forEach((i, to) => out.set(data.subarray(i * cols, (i + 1) * cols), to * cols));
  return { data: { rows: kept.length, cols, data: out }, kept: Int32Array.from(kept) };
}
