import { describe, expect, it } from '@jest/globals';
import { commonDissimilarity, harmonised } from './dissimilarities.ts';

describe('harmonised', () => {
  it('gives all the mean of the sorted values, each in its own order, equal values alike', () => {
    const [a, b] = harmonised([Float64Array.of(0.1, 0.2, 0.9, 1), Float64Array.of(30, 10, 20, 20)]);
    expect([...a!]).toEqual([5.05, 10.1, 10.45, 15.5]);
    expect([b![0], b![1]]).toEqual([15.5, 5.05]);
    expect(b![2]).toBeCloseTo(10.275, 12);
    expect(b![3]).toBe(b![2]);
  });

  it('leaves one as it is', () => {
    const one = Float64Array.of(3, 1, 2);
    expect(harmonised([one])[0]).toBe(one);
    expect(commonDissimilarity([one])).toBe(one);
  });
});

describe('commonDissimilarity', () => {
  it('is ruled by none for its unit or spread', () => {
    const narrow = Float64Array.of(0.99, 0.98, 0.97, 0.96, 0.95, 0.94);
    const wide = Float64Array.of(0, 100, 200, 300, 400, 500);
    const both = commonDissimilarity([narrow, wide]);
    // Their orders are opposite, and cancel.
    expect(Math.max(...both) - Math.min(...both)).toBeLessThan(1e-9);
  });
});
