import { describe, expect, it } from '@jest/globals';
import { matchedPairs, signFlip } from './matched-pairs.ts';

const pairs = (families: string[], y: number[]) => families.map((family, i) => ({ family, x: 1, y: y[i]! }));

describe('signFlip', () => {
  it('is exact for few units: all of one sign is the most extreme of 2^n patterns, on both sides', () => {
    expect(signFlip([1, 2, 3, 4, 5], 99, 's')).toBe(2 / 32);
    expect(signFlip([1, -1], 99, 's')).toBe(1);
  });
  it('draws for many, and never gives 0', () => {
    expect(signFlip(Array.from({ length: 20 }, () => 1), 199, 's')).toBe(1 / 200);
  });
});

describe('matchedPairs', () => {
  it('takes families as units from five on, with a t interval', () => {
    const { estimate, interval, p } = matchedPairs(pairs(['a', 'a', 'b', 'c', 'd', 'e'], [0, 2, 1, 2, 3, 3]), 99, 's');
    // Family means 1, 1, 2, 3, 3: mean 2, sd 1, t(4) = 2.776.
    expect(estimate).toBe(2);
    expect(interval!.upper - 2).toBeCloseTo(2.776445 / Math.sqrt(5), 5);
    expect(interval!.method).toBe('t(4) over 5 families');
    // R: 2 * pt(-2 * sqrt(5), 4).
    expect(p).toBeCloseTo(0.0110564934, 9);
  });
  it('gives no interval under five families, and says so', () => {
    const { estimate, interval, why } = matchedPairs(pairs(['a', 'a', 'b', 'b'], [1, 2, 3, 4]), 99, 's');
    expect(estimate).toBe(2.5);
    expect(interval).toBeNull();
    expect(why).toMatch(/under 5 families no interval/);
  });
  it('divides by how far the pair is apart', () => {
    expect(matchedPairs([{ family: '', x: 2, y: 3 }, { family: '', x: 1, y: 1.5 }], 99, 's').estimate).toBe(1.5);
  });
});
