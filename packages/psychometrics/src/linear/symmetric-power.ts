import { NumericalError } from '../errors.ts';
import type { Dense } from './dense.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A^power of a symmetric positive definite matrix. Throws `not-positive-definite`. */
export function symmetricPower(a: Dense, power: number): Dense {
  const n = a.rows;
  const { values, vectors } = symmetricEigen(a);
  if (!(values[n - 1]! > n * Number.EPSILON * values[0]!)) {
    throw new NumericalError('not-positive-definite', `A root or inverse needs a positive definite matrix; the smallest eigenvalue is ${values[n - 1]!.toPrecision(3)}.`);
  }
  const powers = values.map((v) => v ** power);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let s = 0; s < n; s++) sum += vectors.data[i * n + s]! * powers[s]! * vectors.data[j * n + s]!;
      out[i * n + j] = sum;
      out[j * n + i] = sum;
    }
  }
  return { rows: n, cols: n, data: out };
}
