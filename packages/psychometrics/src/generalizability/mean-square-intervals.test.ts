import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../random/create-random.ts';
import { generalizabilityLimits, meanSquareIntervals } from './mean-square-intervals.ts';
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

  it('of the coefficient with one facet are Feldt’s, with two those of the error’s own degrees of freedom', () => {
    // Shrout & Fleiss (1979): α .909, Feldt's limits by R 4.2.2: 1 - (1 - .909315542377069) * qf(c(.975, .025), 5, 15).
    const [low, high] = generalizabilityLimits([{ set: 1, scores: 4, df: 5 }, { set: 2, scores: 6, df: 3 }, { set: 3, scores: 1, df: 15 }], [2.5555555555555554, 5.244444444444444, 1.0194444444444444])!;
    expect(low).toBeCloseTo(0.675674713816303, 9);
    expect(high).toBeCloseTo(0.985891678169062, 9);
    // Unit, item, rater: 9, 4 and 2 degrees of freedom. Error of a unit's total: MS_ui + MS_ur − MS_uir = 9 + 8 − 2 = 15 on
    // 15² / (81/36 + 64/18 + 4/72) degrees, beside MS_u = 60: 1 − qf(c(.975, .025), 9, df) × 15 / 60.
    const strata = [{ set: 1, scores: 15, df: 9 }, { set: 2, scores: 30, df: 4 }, { set: 4, scores: 50, df: 2 }, { set: 3, scores: 3, df: 36 }, { set: 5, scores: 5, df: 18 }, { set: 6, scores: 10, df: 8 }, { set: 7, scores: 1, df: 72 }];
    const two = generalizabilityLimits(strata, [3, 0.5, 0.4, 7 / 3, 6 / 5, 0.1, 2])!;
    expect(two[0]).toBeCloseTo(0.383225497926727, 9);
    expect(two[1]).toBeCloseTo(0.928824770493609, 9);
  });

  it('hold what they promise', () => {
    const random = createRandom(3, 'coverage');
    const held = [0, 0, 0, 0];
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
      const [low, high] = result.relativeCi95!;
      if (low <= 8 / 9 && 8 / 9 <= high) held[3]!++;
    }
    // 95 % of 300 with three standard errors.
    held.forEach((count) => expect(Math.abs(count - 0.95 * draws)).toBeLessThan(3 * Math.sqrt(0.0475 * draws)));
  });
});
