import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromRows } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { htmtIntervals } from './htmt-interval.ts';
import { measurementInvariance } from './invariance.ts';

const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as T;
const { hs } = load<{ data: { hs: { variables: string[]; groups: string[]; clusters: string[]; rows: number[][] } } }>('cfa-lavaan').data;
const model = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9';
const data = fromRows(hs.rows);

describe('measurementInvariance', () => {
  const reference = load<Record<'ML' | 'MLR', { step: string; difference: number; df: number; p: number }[]>>('cfa-invariance');

  it.each(['ML', 'MLR'] as const)('has the differences of lavaan: %s', (estimator) => {
    const { steps, diagnostics } = measurementInvariance({ model, variables: hs.variables, data, groups: hs.groups, estimator });
    expect(diagnostics).toEqual([]);
    expect(steps.map((one) => one.step)).toEqual(['configural', 'metric', 'scalar', 'strict']);
    reference[estimator].forEach(({ step, difference, df, p }, i) => {
      const mine = steps[i + 1]!;
      expect(mine.step).toBe(step);
      expect(mine.difference!.df).toBe(df);
      expect(mine.difference!.chiSquare).toBeCloseTo(difference, 5);
      expect(mine.difference!.p).toBeCloseTo(p, 6);
    });
    expect(steps[2]!.cfiChange).toBeLessThan(-0.01);
  });

  it('takes exceptions, each from the step that would hold it', () => {
    const { steps } = measurementInvariance({ model, variables: hs.variables, data, groups: hs.groups, free: ['x3~1', 'x7~1'] });
    expect(steps[1]!.result.fit.df).toBe(54);
    expect(steps[2]!.result.fit.df).toBe(58);
    expect(steps[2]!.difference!.p).toBeGreaterThan(0.01);
  });

  it('needs groups', () => {
    expect(() => measurementInvariance({ model, variables: hs.variables, data })).toThrow(/two groups/);
  });
});

describe('htmtIntervals', () => {
  const construct = [0, 0, 0, 1, 1, 1, 2, 2, 2];

  it('tells factors apart, and not one from itself', () => {
    const intervals = htmtIntervals(data, construct, { random: createRandom(1), draws: 300 });
    expect(intervals.map((one) => one.pair)).toEqual([[0, 1], [0, 2], [1, 2]]);
    for (const { htmt, ci95, verdict } of intervals) {
      expect(ci95[0]).toBeLessThan(htmt);
      expect(ci95[1]).toBeGreaterThan(htmt);
      expect(verdict).toBe('distinct');
    }
    // Two halves of one scale are one construct.
    const halves = htmtIntervals(fromRows(hs.rows.map((row) => [row[3]!, row[4]!, row[3]! + row[5]!, row[4]! + row[5]!])), [0, 0, 1, 1], { random: createRandom(1), draws: 300 });
    expect(halves[0]!.verdict).toBe('not-distinct');
    expect(htmtIntervals(data, construct, { random: createRandom(1), draws: 300 })).toEqual(intervals);
  });

  it('draws clusters whole, and needs enough of them', () => {
    const rows = htmtIntervals(data, construct, { random: createRandom(1), draws: 300 });
    const whole = htmtIntervals(data, construct, { random: createRandom(1), draws: 300, clusters: hs.clusters });
    expect(whole[0]!.htmt).toBe(rows[0]!.htmt);
    expect(whole[0]!.ci95).not.toEqual(rows[0]!.ci95);
    expect(() => htmtIntervals(data, construct, { random: createRandom(1), clusters: hs.groups })).toThrow(/at least 10 clusters/);
    expect(() => htmtIntervals(data, construct, { random: createRandom(1), draws: 5 })).toThrow(/100 draws/);
  });
});
