import { describe, expect, it } from '@jest/globals';
import { greedyPlusPlus } from './k-means-plus-plus.ts';

/** Squared distances on a line. */
const line = (points: readonly number[]) => (i: number, out: Float64Array) =>
  points.forEach((point, j) => (out[j] = (point - points[i]!) ** 2));

describe('greedyPlusPlus', () => {
  it('keeps the candidate that lowers the total most, whichever was drawn first', () => {
    const points = [0, 1, 10, 11, 11];
    // From 0, the squares are 0, 1, 100, 121, 121: draws of .1 and .9 fall on 10 and on the last 11.
    for (const [first, second] of [
      [0.1, 0.9],
      [0.9, 0.1],
    ] as const) {
      const stream = [0, first, second];
      expect(greedyPlusPlus(5, 2, () => stream.shift()!, line(points))).toEqual([0, 4]);
      expect(stream).toEqual([]);
    }
  });

  it('never takes a point twice, nor one at distance 0 while others are left', () => {
    expect(new Set(greedyPlusPlus(4, 4, () => 0.5, line([2, 2, 2, 2]))).size).toBe(4);
    for (const u of [0, 0.3, 0.999999])
      expect(new Set(greedyPlusPlus(5, 2, () => u, line([2, 2, 2, 7, 7])).map((i) => Number(i > 2))).size).toBe(2);
  });
});
