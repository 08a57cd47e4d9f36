import { describe, expect, it } from '@jest/globals';
import type { ResponseMatrix } from '@valuelex/core';
import { fisher, jackknife, unitsOf } from './jackknife.ts';

const units = (n: number) => ({ kind: 'family' as const, names: Array.from({ length: n }, (_, i) => `f${i}`) });

describe('jackknife', () => {
  it('gives for a mean the interval of the t test', () => {
    const x = [2, 4, 4, 5, 7, 8];
    const average = 5;
    const without = x.map((value) => (30 - value) / 5);
    // Half of t.test(c(2, 4, 4, 5, 7, 8) / 100)$conf.int in R: 2.570582 · 2.190890 / √6 / 100.
    const found = jackknife(average / 100, without.map((value) => value / 100), units(6))!;
    expect(found.upper - average / 100).toBeCloseTo(0.0229922, 6);
    expect(found.method).toBe('jackknife over 6 families, t(5)');
  });

  it('gives none below five families, nor where a family cannot be left out', () => {
    expect(jackknife(0.5, [0.4, 0.5, 0.6, 0.5], units(4))).toBeNull();
    expect(jackknife(0.5, [0.4, 0.5, 0.6, 0.5, null], units(5))).toBeNull();
  });

  it('keeps congruence below one', () => {
    const { lower, upper } = jackknife(0.97, [0.9, 0.98, 0.97, 0.99, 0.96], units(5), fisher)!;
    expect(upper).toBeLessThan(1);
    expect(0.97 - lower).toBeGreaterThan(upper - 0.97);
  });
});

describe('unitsOf', () => {
  const matrix = (family: string[]) => ({ rows: ['a', 'b', 'c'], groups: { model: ['m1', 'm1', 'm2'], family } }) as unknown as ResponseMatrix;

  it('are families, or models where a family is unknown', () => {
    expect(unitsOf([matrix(['f', 'f', 'g'])])).toMatchObject({ kind: 'family', names: ['f', 'g'] });
    expect(unitsOf([matrix(['f', 'f', ''])])).toMatchObject({ kind: 'model', names: ['m1', 'm2'] });
  });
});
