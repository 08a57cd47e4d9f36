import { multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigen, symmetricEigenvalues } from '../linear/symmetric-eigen.ts';

/** What smoothing did to a matrix. */
export interface Smoothing {
  readonly method: 'eigenvalue';
  /** Smallest eigenvalue before. */
  readonly smallestEigenvalue: number;
  /** Eigenvalues that were raised. */
  readonly raised: number;
  /** Largest absolute change of a correlation. */
  readonly largestChange: number;
  /** Root mean square change of the off-diagonal correlations. */
  readonly rmsChange: number;
}

/**
 * The nearest thing to R with positive eigenvalues: eigenvalues under 1e-12 become 1e-10, all are scaled to sum to p, and the product
 * is scaled back to a unit diagonal (Bock, Gibbons & Muraki 1988). `smoothing` is null when nothing had to be done.
 * Reference: psych `cor.smooth`.
 */
export function smoothToPositiveDefinite(r: Dense): { correlation: Dense; smoothing: Smoothing | null } {
  const p = r.rows;
  const smallest = symmetricEigenvalues(r)[p - 1]!;
  if (smallest >= 1e-12) return { correlation: r, smoothing: null };
  const { values, vectors } = symmetricEigen(r);
  let raised = 0;
  let total = 0;
  const mended = values.map((v) => {
    const kept = v < 1e-12 ? 1e-10 : v;
    if (kept !== v) raised++;
    total += kept;
    return kept;
  });
  const scaled = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) scaled[i * p + j] = vectors.data[i * p + j]! * mended[j]! * (p / total);
  const product = multiply({ rows: p, cols: p, data: scaled }, transpose(vectors)).data;
  const out = new Float64Array(p * p);
  let largest = 0;
  let squares = 0;
  for (let i = 0; i < p; i++) {
    out[i * p + i] = 1;
    for (let j = 0; j < i; j++) {
      const x = product[i * p + j]! / Math.sqrt(product[i * p + i]! * product[j * p + j]!);
      out[i * p + j] = x;
      out[j * p + i] = x;
      const change = Math.abs(x - r.data[i * p + j]!);
      largest = Math.max(largest, change);
      squares += change * change;
    }
  }
  const rmsChange = Math.sqrt(squares / Math.max(1, (p * (p - 1)) / 2));
  return {
    correlation: { rows: p, cols: p, data: out },
    smoothing: { method: 'eigenvalue', smallestEigenvalue: smallest, raised, largestChange: largest, rmsChange },
  };
}
