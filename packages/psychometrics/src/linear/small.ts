import { NumericalError } from '../errors.ts';
import type { Dense } from './dense.ts';

/**
 * Inverse of a small general matrix by Gauss–Jordan with partial pivoting. Rotation inverts thousands of k × k matrices, where a
 * general library spends its time on allocation. Throws `not-positive-definite` when singular.
 */
export function invert(a: Dense): Dense {
  const n = a.rows;
  const m = a.data.slice();
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r * n + c]!) > Math.abs(m[pivot * n + c]!)) pivot = r;
    const size = m[pivot * n + c]!;
    if (!(Math.abs(size) > 1e-300)) throw new NumericalError('not-positive-definite', 'A matrix that must be inverted is singular.');
    for (let j = 0; j < n; j++) {
      const x = m[pivot * n + j]!;
      m[pivot * n + j] = m[c * n + j]!;
      m[c * n + j] = x / size;
      const y = out[pivot * n + j]!;
      out[pivot * n + j] = out[c * n + j]!;
      out[c * n + j] = y / size;
    }
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const f = m[r * n + c]!;
      if (f === 0) continue;
      for (let j = 0; j < n; j++) {
        m[r * n + j]! -= f * m[c * n + j]!;
        out[r * n + j]! -= f * out[c * n + j]!;
      }
    }
  }
  return { rows: n, cols: n, data: out };
}
