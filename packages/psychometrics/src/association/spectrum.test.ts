import { describe, expect, it } from '@jest/globals';
import { dense } from '../linear/dense.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';
import { createRandom } from '../random/create-random.ts';
import { associator } from './associate.ts';
import type { AssociationOptions } from './associate.ts';
import { spectrumOf } from './spectrum.ts';

const random = createRandom(1, 'spectrum.test');
const table = (rows: number, cols: number) => dense(rows, cols, Float64Array.from({ length: rows * cols }, () => random.normal()));

describe('spectrumOf', () => {
  it.each<[string, AssociationOptions, number, number]>([
    ['fewer rows than columns', { kind: 'pearson' }, 8, 20],
    ['the same, corrected for lists', { kind: 'pearson', correction: 'list' }, 8, 20],
    ['more rows than columns', { kind: 'pearson', correction: 'list' }, 30, 10],
  ])('equals the eigenvalues of the matrix: %s', (_name, options, rows, cols) => {
    const data = table(rows, cols);
    const expected = symmetricEigenvalues(associator(options)(data));
    const found = spectrumOf(options)(data);
    expect(found).toHaveLength(cols);
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 10));
  });
});
