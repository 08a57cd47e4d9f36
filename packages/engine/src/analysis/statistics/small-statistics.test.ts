import { describe, expect, it } from '@jest/globals';
import { benjaminiHochberg, correlation, holm, median } from './small-statistics.ts';

describe('benjaminiHochberg', () => {
  it('gives what p.adjust(c(.01, .04, .03, .005), "BH") gives in R', () => {
    benjaminiHochberg([0.01, 0.04, 0.03, 0.005]).forEach((p, i) => expect(p).toBeCloseTo([0.02, 0.04, 0.04, 0.02][i]!, 12));
  });
});

describe('holm', () => {
  it('gives what p.adjust(c(.01, .04, .03, .005), "holm") gives in R', () => {
    holm([0.01, 0.04, 0.03, 0.005]).forEach((p, i) => expect(p).toBeCloseTo([0.03, 0.06, 0.06, 0.02][i]!, 12));
  });
});

describe('correlation and median', () => {
  it('are the textbook ones', () => {
    expect(correlation([1, 2, 3, 4], [2, 1, 4, 3])).toBeCloseTo(0.6, 12);
    expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
    // The same number by two ways of adding up.
    expect(correlation([0.1 + 0.2, 0.3, 0.3], [1, 2, 3])).toBeNull();
    expect(median([3, 1, 2, 10])).toBe(2.5);
  });
});
