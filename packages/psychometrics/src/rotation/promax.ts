import { NumericalError } from '../errors.ts';
import { crossMultiply, multiply } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { invert } from '../linear/small.ts';
import { rowLengths, scaleRows } from './kaiser.ts';

/** Where promax takes rows to length 1: nowhere, in its target alone, or throughout. */
export type PromaxNormalisation = 'none' | 'target' | 'all';

/**
 * Promax (Hendrickson & White 1964) from varimax loadings: least squares to the loadings raised to a power with their signs, factors rescaled
 * to unit variance. Throws `bad-option`. Reference: R `promax` (none); SPSS 23 and 27 FACTOR (target; IBM SPSS Statistics Algorithms); psych
 * `fa(rotate = "promax")` (all).
 */
export function promax(varimax: Dense, normalise: PromaxNormalisation, power: number): { loadings: Dense; phi: Dense } {
  const { rows: p, cols: k } = varimax;
  if (!(power > 1)) throw new NumericalError('bad-option', `Promax needs a power above 1, found ${power}.`);
  const lengths = rowLengths(varimax);
  const normalised = normalise === 'none' ? varimax : scaleRows(varimax, lengths, true);
  const v = normalise === 'all' ? normalised : varimax;
  const target: Dense = { rows: p, cols: k, data: normalised.data.map((x) => x * Math.abs(x) ** (power - 1)) };
  for (let j = 0; j < k; j++) {
    let squares = 0;
    for (let i = 0; i < p; i++) squares += v.data[i * k + j]! ** 2;
    if (!(squares > 1e-20)) throw new NumericalError('bad-option', `Promax cannot turn a factor without loadings (factor ${j + 1}). Ask for fewer factors.`);
  }
  const u = multiply(invert(crossMultiply(v, v)), crossMultiply(v, target));
  const scale = invert(crossMultiply(u, u));
  for (let j = 0; j < k; j++) {
    const d = Math.sqrt(scale.data[j * k + j]!);
    for (let i = 0; i < k; i++) u.data[i * k + j]! *= d;
  }
  const rotated = multiply(v, u);
  const phi = invert(crossMultiply(u, u));
  for (let j = 0; j < k; j++) phi.data[j * k + j] = 1;
  return { loadings: normalise === 'all' ? scaleRows(rotated, lengths, false) : rotated, phi };
}
