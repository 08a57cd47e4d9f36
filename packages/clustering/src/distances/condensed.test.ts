import { describe, expect, it } from '@jest/globals';
import { condensed, condensedIndex, distanceBetween, fromSquare, subset, toSquare } from './condensed.ts';

const four = condensed(4, Float64Array.from([1, 2, 3, 4, 5, 6]));

describe('condensed distances', () => {
  it('follow the order of scipy', () => {
    expect([
      condensedIndex(4, 0, 1),
      condensedIndex(4, 0, 3),
      condensedIndex(4, 1, 2),
      condensedIndex(4, 3, 2),
    ]).toEqual([0, 2, 3, 5]);
    expect(distanceBetween(four, 3, 1)).toBe(5);
    expect(distanceBetween(four, 2, 2)).toBe(0);
  });

  it('go to a square and back', () => {
    const square = toSquare(four);
    expect(Array.from(square)).toEqual([0, 1, 2, 3, 1, 0, 4, 5, 2, 4, 0, 6, 3, 5, 6, 0]);
    expect(fromSquare(4, square)).toEqual(four);
  });

  it('hold any subset in the order asked for', () => {
    expect(Array.from(subset(four, [3, 0, 2]).values)).toEqual([3, 6, 2]);
    expect(Array.from(subset(four, [1, 1]).values)).toEqual([0]);
    expect(subset(four, [2])).toEqual({ n: 1, values: new Float64Array(0) });
    expect(() => subset(four, [4])).toThrow('from 0 to 3');
    expect(() => subset(four, [])).toThrow('at least 1');
  });

  it.each([
    [3, [1, 2], 'shape', '3 points have 3 pairs'],
    [3, [1, NaN, 2], 'not-finite', 'pair 0, 2'],
    [4, [1, 1, 1, 1, Infinity, 1], 'not-finite', 'pair 1, 3'],
    [3, [1, 2, -1], 'negative-distance', 'pair 1, 2'],
    [0, [], 'bad-option', 'n must be an integer'],
  ])('refuse %d points with %j', (n, values, code, message) => {
    expect(() => condensed(n, Float64Array.from(values))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('refuse a square that is not a distance matrix', () => {
    expect(() => fromSquare(2, Float64Array.from([0, 1, 2, 0]))).toThrow('not symmetric at (0, 1)');
    expect(() => fromSquare(2, Float64Array.from([1, 1, 1, 0]))).toThrow('diagonal');
    expect(() => fromSquare(2, Float64Array.from([NaN, 1, 1, 0]))).toThrow('diagonal');
    expect(() => fromSquare(2, new Float64Array(3))).toThrow('2 × 2');
  });
});
