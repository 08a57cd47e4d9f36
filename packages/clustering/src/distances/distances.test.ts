import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { largestGap, reference } from '../__fixtures__/reference.ts';
import { distanceBetween } from './condensed.ts';
import { cosineDistances, euclideanDistances } from './distances.ts';

const table = (rows: number[][]) => ({ n: rows.length, dim: rows[0]!.length, values: Float64Array.from(rows.flat()) });

describe.each(reference)('distances of $name', ({ vectors, euclidean, cosine }) => {
  it('equal those of pdist', () => {
    expect(largestGap(euclideanDistances(vectors).values, euclidean.values)).toBeLessThan(1e-12);
    if (cosine) expect(largestGap(cosineDistances(vectors).values, cosine)).toBeLessThan(1e-12);
  });
});

describe('distances', () => {
  it('of a pair do not depend on where its points stand, to the last bit', () => {
    const rows = fc.array(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 13,
    });
    fc.assert(
      fc.property(rows, (points) => {
        const n = points.length;
        const there = euclideanDistances(table(points));
        const back = euclideanDistances(table([...points].reverse()));
        for (let i = 0; i < n; i++) {
          for (let j = i + 1; j < n; j++)
            expect(distanceBetween(back, n - 1 - i, n - 1 - j)).toBe(distanceBetween(there, i, j));
        }
      }),
    );
  });

  it('take one point, equal points, float32 and very small vectors', () => {
    expect(euclideanDistances(table([[1, 2]])).values.length).toBe(0);
    expect(
      largestGap(
        cosineDistances(
          table([
            [1, 2],
            [2, 4],
            [-1, -2],
          ]),
        ).values,
        [0, 2, 2],
      ),
    ).toBeLessThan(1e-15);
    expect(
      Array.from(
        cosineDistances(
          table([
            [1e-200, 0],
            [0, 1e-200],
          ]),
        ).values,
      ),
    ).toEqual([1]);
    expect(Array.from(euclideanDistances({ n: 2, dim: 2, values: Float32Array.from([0, 0, 3, 4]) }).values)).toEqual([
      5,
    ]);
  });

  it('refuse what has no distance', () => {
    expect(() =>
      cosineDistances(
        table([
          [1, 2],
          [0, 0],
        ]),
      ),
    ).toThrow('point 1 is all zeros');
    expect(() =>
      euclideanDistances(
        table([
          [1, 2],
          [0, NaN],
        ]),
      ),
    ).toThrow('coordinate 1 of point 1 is NaN');
    expect(() => euclideanDistances(table([[1e200], [-1e200]]))).toThrow('is Infinity');
    expect(() => euclideanDistances({ n: 2, dim: 2, values: new Float64Array(3) })).toThrow('need 4 values');
  });
});
