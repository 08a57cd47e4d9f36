import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pairsAbove } from './pairs-above.ts';
import { sparsePairsAbove, type SparseRow } from './sparse-pairs-above.ts';

const sparse = (row: readonly number[]): SparseRow => {
  const kept = row.flatMap((value, index) => (value === 0 ? [] : [[index, value] as const]));
  return { indices: Uint32Array.from(kept, ([index]) => index), values: Float64Array.from(kept, ([, value]) => value) };
};

describe('pairsAbove', () => {
  it('gives pairs at or above the threshold, most similar first', () => {
    const vectors = Float64Array.from([1, 0, 0, 1, 3, 4, 2, 0]);
    expect(pairsAbove(vectors, { dims: 2, threshold: 0.6 })).toEqual([
      { a: 0, b: 3, similarity: 1 },
      { a: 1, b: 2, similarity: 0.8 },
      { a: 0, b: 2, similarity: 0.6 },
      { a: 2, b: 3, similarity: 0.6 },
    ]);
  });

  it('pairs a row of zeros with nothing', () => {
    expect(pairsAbove(Float64Array.from([0, 0, 1, 1]), { dims: 2, threshold: -1 })).toEqual([]);
  });
});

describe('sparsePairsAbove', () => {
  it('finds the pairs that dense search finds', () => {
    const entry = fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 6, maxLength: 6 }), { maxLength: 12 }),
        fc.constantFrom(0.2, 0.5, 0.9),
        (rows, threshold) => {
          const dense = pairsAbove(Float64Array.from(rows.flat()), { dims: 6, threshold });
          const found = sparsePairsAbove(rows.map(sparse), { threshold });
          const key = (pairs: typeof dense) =>
            pairs.map(({ a, b, similarity }) => `${a}-${b} ${similarity.toFixed(9)}`).sort();
          expect(key(found)).toEqual(key(dense));
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  it.each([
    ['a threshold of 0', [], 0, /above 0/],
    [
      'unsorted indices',
      [{ indices: Uint32Array.from([2, 1]), values: Float64Array.from([1, 1]) }],
      0.5,
      /do not ascend/,
    ],
    ['NaN', [{ indices: Uint32Array.from([1]), values: Float64Array.from([NaN]) }], 0.5, /not a finite/],
    [
      'lengths that differ',
      [{ indices: Uint32Array.from([1]), values: new Float64Array(0) }],
      0.5,
      /1 indices and 0 values/,
    ],
  ])('refuses %s', (_, rows, threshold, message) => {
    expect(() => sparsePairsAbove(rows, { threshold })).toThrow(message);
  });
});
