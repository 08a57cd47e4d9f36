import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../random/create-random.ts';
import { adjustedMutualInformation, adjustedRandIndex, jaccard, normalizedMutualInformation } from './agreement.ts';

// The example of scikit-learn's own tests (metrics/cluster/tests/test_supervised.py): MI .41022, EMI .15042, AMI .27821.
const A = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3];
const B = [1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2];

describe('agreement of partitions', () => {
  it('agrees with published values', () => {
    expect(adjustedMutualInformation(A, B)).toBeCloseTo(0.27821, 5);
    // scikit-learn's docstring: adjusted_rand_score([0, 0, 1, 2], [0, 0, 1, 1]) is 0.57…, the reverse the same.
    expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(4 / 7, 12);
    // One pair in both; three in the first, two in the second.
    expect(jaccard([0, 0, 0, 1], [0, 0, 1, 1])).toBeCloseTo(1 / 4, 12);
    // Mutual information of a 2 × 2 table (2, 0; 1, 1)/4 over the mean entropy.
    const mutual = 0.5 * Math.log(4 / 3) + 0.25 * Math.log(2 / 3) + 0.25 * Math.log(2);
    const mean = (Math.log(2) - (0.75 * Math.log(0.75) + 0.25 * Math.log(0.25))) / 2;
    expect(normalizedMutualInformation([0, 0, 1, 1], [0, 0, 0, 1])).toBeCloseTo(mutual / mean, 12);
  });

  it('takes names for numbers, and any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 40 }), fc.integer(), (pairs, seed) => {
        const a = pairs.map((p) => p[0]);
        const b = pairs.map((p) => p[1]);
        const order = createRandom(seed).shuffle(Int32Array.from({ length: a.length }, (_, i) => i));
        const renamed = Array.from(order, (i) => `c${3 - a[i]!}`);
        const moved = Array.from(order, (i) => b[i]!);
        for (const index of [adjustedRandIndex, jaccard, normalizedMutualInformation, adjustedMutualInformation]) {
          expect(index(renamed, moved)).toBeCloseTo(index(a, b), 9);
          expect(index(b, a)).toBeCloseTo(index(a, b), 9);
          expect(index(a, a)).toBeCloseTo(1, 9);
          expect(index(a, b)).toBeLessThan(1 + 1e-9);
        }
      }),
    );
  });

  it('is zero on average by chance where it is adjusted', () => {
    const random = createRandom(2);
    let rand = 0;
    let mutual = 0;
    for (let i = 0; i < 300; i++) {
      const shuffled = random.shuffle([...A]);
      rand += adjustedRandIndex(shuffled, B) / 300;
      mutual += adjustedMutualInformation(shuffled, B) / 300;
    }
    expect(Math.abs(rand)).toBeLessThan(0.02);
    expect(Math.abs(mutual)).toBeLessThan(0.02);
  });

  it('knows the trivial partitions, and refuses unequal lengths', () => {
    expect(adjustedRandIndex([1, 1, 1], [1, 1, 1])).toBe(1);
    expect(adjustedRandIndex([1, 2, 3], [1, 2, 3])).toBe(1);
    expect(adjustedMutualInformation([0, 0, 0, 0], [0, 1, 2, 3])).toBeCloseTo(0, 12);
    expect(normalizedMutualInformation([0, 0], [5, 5])).toBe(1);
    expect(jaccard([1, 2], [1, 2])).toBe(1);
    expect(() => adjustedRandIndex([1], [1, 2])).toThrow(/differ in length/);
    expect(() => jaccard([], [])).toThrow(/nothing/);
  });
});
