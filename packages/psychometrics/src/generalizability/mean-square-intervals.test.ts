import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../random/create-random.ts';
import { meanSquareIntervals } from './mean-square-intervals.ts';
import { varianceComponents } from './variance-components.ts';

describe('intervals of variance components', () => {
  it('of the residual are the exact ones of chi-square', () => {
    const [, , residual] = meanSquareIntervals([{ set: 1, scores: 4, df: 5 }, { set: 2, scores: 6, df: 3 }, { set: 3, scores: 1, df: 15 }], [2.5555555555555554, 5.244444444444444, 1.0194444444444444]);
    // R 4.2.2: 15 * 1.0194444444444444 / qchisq(c(.975, .025), 15).
    expect(residual![0]).toBeCloseTo(0.556295405942, 9);
    expect(residual![1]).toBeCloseTo(2.441924334334, 9);
  });

  it('of a difference of two mean squares come close to the exact test of it', () => {
    // Shrout & Fleiss (1979), table 3: 11.24 on 5 and 1.02 on 15 degrees of freedom. The lower limit is 0 where F is at its 97.5 % point.
    const strata = [{ set: 1, scores: 4, df: 5 }, { set: 2, scores: 6, df: 3 }, { set: 3, scores: 1, df: 15 }];
    const [target] = meanSquareIntervals(strata, [2.5555555555555554, 5.244444444444444, 1.0194444444444444]);
    // Formula of Ting et al. (1990) written out in R 4.2.2.
    expect(target![0]).toBeCloseTo(0.80794959915, 9);
    expect(target![1]).toBeCloseTo(16.634463226192, 9);
    // qf(.975, 5, 15) = 3.5764153493
    const [nought] = meanSquareIntervals(strata, [(3.5764153493 - 1) / 4, 0, 1]);
    expect(nought![0]).toBeCloseTo(0, 6);
  });

  it('hold what they promise', () => {
    const random = createRandom(3, 'coverage');
    const held = [0, 0, 0];
    const draws = 300;
    for (let draw = 0; draw < draws; draw++) {
      const [unit, item] = [Array.from({ length: 10 }, () => random.normal()), Array.from({ length: 8 }, () => 0.7 * random.normal())];
      const cells = Array.from({ length: 80 }, (_, i) => [Math.floor(i / 8), i % 8] as const);
      const result = varianceComponents({
        facets: [{ name: 'unit', levels: cells.map(([u]) => u) }, { name: 'item', levels: cells.map(([, i]) => i) }],
        score: cells.map(([u, i]) => unit[u]! + item[i]! + random.normal()),
      });
      [1, 0.49, 1].forEach((truth, c) => {
        const [low, high] = result.components[c]!.ci95!;
        if (low <= truth && truth <= high) held[c]!++;
      });
    }
    // 95 % of 300 with three standard errors.
    held.forEach((count) => expect(Math.abs(count - 0.95 * draws)).toBeLessThan(3 * Math.sqrt(0.0475 * draws)));
  });
});
