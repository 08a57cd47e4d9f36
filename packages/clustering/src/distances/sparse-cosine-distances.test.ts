import { expect, it } from '@jest/globals';
import { largestGap, seeded } from '../__fixtures__/reference.ts';
import { cosineDistances } from './distances.ts';
import { sparseCosineDistances } from './sparse-cosine-distances.ts';

const [n, dim] = [25, 40];
const random = seeded(5);
const dense = Float64Array.from({ length: n * dim }, () => (random() < 0.3 ? random() - 0.3 : 0));
const rows = Array.from({ length: n }, (_, i) => {
  const indices = Array.from({ length: dim }, (_, c) => c).filter((c) => dense[i * dim + c] !== 0);
  return { indices, values: indices.map((c) => dense[i * dim + c]!) };
});

it('equals the distances of the dense rows', () => {
  const expected = cosineDistances({ n, dim, values: dense }).values;
  expect(largestGap(sparseCosineDistances(rows).values, expected)).toBeLessThan(1e-14);
});

it('puts a row of zeros at 1 from every other, and equal rows at 0', () => {
  const zero = { indices: [], values: [] };
  const one = { indices: [3], values: [2] };
  expect([...sparseCosineDistances([zero, one, one, zero]).values]).toEqual([1, 1, 1, 0, 1, 1]);
  expect([...sparseCosineDistances([one]).values]).toEqual([]);
});

it('refuses no rows, and what is not finite', () => {
  expect(() => sparseCosineDistances([])).toThrow(/no rows/);
  expect(() => sparseCosineDistances([{ indices: [0], values: [NaN] }])).toThrow(/row 0/);
});
