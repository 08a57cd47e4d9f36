import type { Dense } from '../linear/dense.ts';

/** Variance that each factor explains, diag(Φ Λ'Λ); its sum is the sum of communalities. */
export function factorVariances(loadings: Dense, phi: Dense): Float64Array {
  const { rows: p, cols: k } = loadings;
  const out = new Float64Array(k);
  for (let i = 0; i < p; i++) {
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) out[a]! += phi.data[a * k + b]! * loadings.data[i * k + b]! * loadings.data[i * k + a]!;
    }
  }
  return out;
}

/**
 * Order and signs that make a solution comparable: factors by decreasing explained variance, each column summing to a positive number.
 * With `generalFirst` the first factor stays where it is.
 */
export function canonicalOrder(loadings: Dense, phi: Dense, generalFirst = false): { order: number[]; signs: number[] } {
  const { rows: p, cols: k } = loadings;
  const variances = factorVariances(loadings, phi);
  if (generalFirst) variances[0] = Infinity;
  const order = Array.from({ length: k }, (_, j) => j).sort((a, b) => (variances[a] === variances[b] ? a - b : variances[b]! - variances[a]!));
  const signs = order.map((j) => {
    let sum = 0;
    for (let i = 0; i < p; i++) sum += loadings.data[i * k + j]!;
    return sum < 0 ? -1 : 1;
  });
  return { order, signs };
}

/** Columns taken in an order, with signs; + 0 keeps −0 out of results. */
export function reorderColumns(m: Dense, order: readonly number[], signs: readonly number[]): Dense {
  const { rows, cols } = m;
  const out = new Float64Array(rows * order.length);
  for (let i = 0; i < rows; i++) order.forEach((from, to) => (out[i * order.length + to] = signs[to]! * m.data[i * cols + from]! + 0));
  return { rows, cols: order.length, data: out };
}

/** Rows and columns taken in an order, with signs: what happens to Φ. */
export function reorderSquare(m: Dense, order: readonly number[], signs: readonly number[]): Dense {
  const k = order.length;
  const out = new Float64Array(k * k);
  order.forEach((a, i) => order.forEach((b, j) => (out[i * k + j] = signs[i]! * signs[j]! * m.data[a * m.cols + b]! + 0)));
  return { rows: k, cols: k, data: out };
}
