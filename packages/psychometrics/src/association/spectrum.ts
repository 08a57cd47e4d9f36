import { dense } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';
import { associate, associator } from './associate.ts';
import type { AssociationOptions } from './associate.ts';

/**
 * Eigenvalues of the association matrix of a table, descending, one per column. With fewer rows than columns the matrix has the same
 * eigenvalues, zeros apart, as a small one of the rows: Z'Z and ZZ' share theirs, and (Z'Z + c 11')/(1 + c), which the correction for lists makes,
 * is B'B/(1 + c) with √c 1' as one more row of B. A null of 200 draws then takes a second instead of a minute.
 */
export function spectrumOf(options: AssociationOptions): (table: Dense) => Float64Array {
  const plain = associator(options);
  return (table) => {
    const short = table.rows + 1 < table.cols && options.kind === 'pearson' && (options.missing ?? 'error') === 'error';
    if (!short) return symmetricEigenvalues(plain(table));
    const constant = options.correction === 'list' ? associate(table, options).constant! : 0;
    const rows = constant > 0 ? table.rows + 1 : table.rows;
    const p = table.cols;
    const b = new Float64Array(rows * p).fill(Math.sqrt(constant));
    b.set(standardised(table));
    const gram = new Float64Array(rows * rows);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k < p; k++) sum += b[i * p + k]! * b[j * p + k]!;
        gram[i * rows + j] = sum / (1 + constant);
        gram[j * rows + i] = sum / (1 + constant);
      }
    }
    const values = new Float64Array(p);
    // What is zero but for rounding must not differ between the observed table and its null.
    symmetricEigenvalues(dense(rows, rows, gram)).forEach((value, i) => (values[i] = value > 1e-9 ? value : 0));
    return values;
  };
}

/** Columns centred and of unit length, so that Z'Z are correlations. */
function standardised({ rows, cols, data }: Dense): Float64Array {
  const out = data.slice();
  for (let j = 0; j < cols; j++) {
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += data[i * cols + j]! / rows;
    let squares = 0;
    for (let i = 0; i < rows; i++) squares += (data[i * cols + j]! - mean) ** 2;
    for (let i = 0; i < rows; i++) out[i * cols + j] = (data[i * cols + j]! - mean) / Math.sqrt(squares);
  }
  return out;
}
