import { describe, expect, it } from '@jest/globals';
import { oneWay } from './icc.ts';

describe('oneWay', () => {
  it('gives the ICC(1) of Shrout & Fleiss (1979, table 2: six targets, four judges): .17', () => {
    const ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
    const { icc1, effectiveN } = oneWay(ratings.flat(), ratings.flatMap((row, i) => row.map(() => `t${i}`)));
    expect(icc1).toBeCloseTo(0.1657, 4);
    expect(effectiveN).toBeCloseTo(24 / (1 + 3 * icc1!), 10);
  });

  it('counts rows that repeat their model as one', () => {
    expect(oneWay([1, 1, 1, 5, 5, 5], ['a', 'a', 'a', 'b', 'b', 'b'])).toEqual({ icc1: 1, effectiveN: 2 });
  });

  it('is null where it cannot be had', () => {
    expect(oneWay([1, 2], ['a', 'b']).icc1).toBeNull();
    expect(oneWay([1, 2], ['a', 'a']).icc1).toBeNull();
  });
});
