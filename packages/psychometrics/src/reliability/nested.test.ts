import { describe, expect, it } from '@jest/globals';
import { fromRows } from '../linear/dense.ts';
import { heterotraitMonotrait } from './htmt.ts';
import { intraclass } from './intraclass.ts';
import { nestedSample } from './nested.ts';

describe('nested samples', () => {
  it('agree with ICC(1,1) for equal groups', () => {
    // Shrout & Fleiss (1979), targets as groups.
    const data = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
    const result = nestedSample(data.flat(), data.flatMap((row, i) => row.map(() => i)));
    expect(result.icc).toBeCloseTo(intraclass(fromRows(data))['ICC(1,1)'].value, 12);
    expect(result.designEffect).toBeCloseTo(1 + 3 * result.icc, 12);
    expect(result).toMatchObject({ n: 24, groups: 6 });
    expect(result.effectiveN).toBeCloseTo(24 / result.designEffect, 12);
  });

  it('of unequal groups', () => {
    // R: a <- anova(lm(x ~ g)); n0 <- (n - sum(m^2) / n) / (k - 1); (MSB - MSW) / (MSB + (n0 - 1) * MSW)
    const result = nestedSample([1, 2, 2, 5, 6, 9, 8, 9.5, 8.5], [0, 0, 0, 1, 1, 2, 2, 2, 2]);
    expect(result.icc).toBeCloseTo(0.97343573844419, 10);
    expect(nestedSample([1, 2, 1, 2], [0, 0, 1, 1])).toMatchObject({ designEffect: 1, effectiveN: 4 });
  });

  it('refuse what has no groups', () => {
    expect(() => nestedSample([1, 2], [0, 1])).toThrow(/two rows/);
    expect(() => nestedSample([1, 2], [0, 0])).toThrow(/two groups/);
    expect(() => nestedSample([1, 1, 1], [0, 0, 1])).toThrow(/do not vary/);
    expect(() => nestedSample([1, Number.NaN, 1], [0, 0, 1])).toThrow(/Row 1/);
  });
});

describe('heterotrait–monotrait ratio', () => {
  it('is the ratio of mean correlations', () => {
    const r = fromRows([[1, 0.6, 0.3, -0.2], [0.6, 1, 0.4, 0.3], [0.3, 0.4, 1, 0.5], [-0.2, 0.3, 0.5, 1]]);
    const result = heterotraitMonotrait(r, [0, 0, 1, 1]);
    expect(result.data[1]).toBeCloseTo(0.3 / Math.sqrt(0.3), 12);
    expect(result.data[0]).toBe(1);
    expect(heterotraitMonotrait(r, [0, 0, 0, 1]).data[1]).toBeNaN();
    expect(() => heterotraitMonotrait(r, [0, 1])).toThrow(/4 items/);
    expect(() => heterotraitMonotrait(r, [0, 1, -1, 0])).toThrow(/Item 2/);
  });
});
