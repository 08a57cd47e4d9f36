import { NumericalError, isNumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { groupRows } from '../retention/permute.ts';
import type { FitLoadings } from './loading-fit.ts';

/** The rows of `data` at these indices, in this order. */
export function takeRows(data: Dense, rows: ArrayLike<number>): Dense {
  const { cols } = data;
  const out = new Float64Array(rows.length * cols);
  for (let i = 0; i < rows.length; i++) out.set(data.data.subarray(rows[i]! * cols, (rows[i]! + 1) * cols), i * cols);
  return { rows: rows.length, cols, data: out };
}

/** Rows of each unit that is resampled as a whole: of each group, or every row by itself. */
export function unitsOf(data: Dense, groups: ArrayLike<number> | undefined): Int32Array[] {
  return groups === undefined ? Array.from({ length: data.rows }, (_, i) => Int32Array.of(i)) : groupRows(groups, data.rows);
}

/** As many units as there are, drawn with replacement; their rows. */
export function drawUnits(units: readonly Int32Array[], random: Random): Int32Array {
  return Int32Array.from(units.flatMap(() => [...units[random.int(units.length)]!]));
}

/** The fit of a resample, or null where the resample cannot be fitted (a column that no longer varies, say). */
export function fitOrNull(fit: FitLoadings, data: Dense, like: Dense): Dense | null {
  try {
    const { loadings } = fit(data);
    if (loadings.rows !== like.rows || loadings.cols !== like.cols) {
      throw new NumericalError('shape', `The fit of a resample is ${loadings.rows} × ${loadings.cols}, that of the sample ${like.rows} × ${like.cols}: fix the number of factors.`);
    }
    return loadings;
  } catch (error) {
    if (isNumericalError(error) && error.code !== 'shape' && error.code !== 'bad-option') return null;
    throw error;
  }
}
