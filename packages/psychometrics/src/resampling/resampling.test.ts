import { describe, expect, it } from '@jest/globals';
import { pearson } from '../association/pearson.ts';
import { dense } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { factorAnalysis } from '../solution/factor-analysis.ts';
import { clusterRobust } from './cluster-robust.ts';
import { loadingIntervals } from './loading-intervals.ts';
import { groupReplication, splitHalfReplication } from './replication.ts';
import { signFlip } from './sign-flip.ts';

/** Two factors of five variables, rows nested in groups that share a part of their factor values. */
function nested(groups: number, each: number, seed: number, p = 10): { data: Dense; groups: number[] } {
  const random = createRandom(seed, 'resampling.test');
  const n = groups * each;
  const data = dense(n, p);
  const ids: number[] = [];
  for (let g = 0; g < groups; g++) {
    const shared = [random.normal(), random.normal()];
    for (let i = 0; i < each; i++) {
      const own = shared.map((s) => 0.7 * s + 0.7 * random.normal());
      for (let j = 0; j < p; j++) data.data[(g * each + i) * p + j] = 0.8 * own[j % 2]! + 0.6 * random.normal();
      ids.push(g);
    }
  }
  return { data, groups: ids };
}
const fit = (data: Dense): { loadings: Dense } => factorAnalysis({ correlation: pearson(data), factors: 2 });

describe('intervals of loadings', () => {
  const sample = nested(60, 1, 1);
  const result = loadingIntervals({ data: sample.data, fit, random: createRandom(3), draws: 200 });

  it('hold most loadings and stand in the order of the sample', () => {
    expect(result).toMatchObject({ method: 'bootstrap', units: 60, fitted: 200, failed: 0, diagnostics: [] });
    result.estimate.data.forEach((x, i) => {
      expect(result.lower!.data[i]).toBeLessThan(x + 0.05);
      expect(result.upper!.data[i]).toBeGreaterThan(x - 0.05);
    });
    // Without alignment, factors that change places would make main loadings straddle zero.
    for (let i = 0; i < 10; i++) {
      const main = [0, 1].map((k) => result.lower!.data[2 * i + k]! > 0.3).filter(Boolean);
      expect(main).toHaveLength(1);
    }
    result.congruence!.lower.forEach((c, k) => {
      expect(c).toBeGreaterThan(0.9);
      expect(c).toBeLessThan(result.congruence!.mean[k]!);
    });
  });

  it('are the same for the same seed', () => {
    expect(loadingIntervals({ data: sample.data, fit, random: createRandom(3), draws: 200 })).toEqual(result);
  });

  it('are wider when groups are resampled whole', () => {
    const many = nested(30, 8, 5);
    const rows = loadingIntervals({ data: many.data, fit, random: createRandom(1), draws: 100 });
    const blocks = loadingIntervals({ ...many, fit, random: createRandom(1), draws: 100 });
    const total = (m: Dense): number => m.data.reduce((a, b) => a + b, 0);
    expect(blocks.units).toBe(30);
    expect(total(blocks.standardError!)).toBeGreaterThan(total(rows.standardError!));
  });

  it('become a jackknife with few groups, and nothing with fewer than five', () => {
    const few = nested(6, 20, 2);
    const jackknife = loadingIntervals({ ...few, fit, random: createRandom(1) });
    expect(jackknife).toMatchObject({ method: 'jackknife', units: 6, fitted: 6 });
    // t(5) at .975 is 2.5706.
    const half = jackknife.upper!.data[0]! - jackknife.estimate.data[0]!;
    expect(half / jackknife.standardError!.data[0]!).toBeCloseTo(2.570582, 5);
    const none = loadingIntervals({ ...nested(4, 20, 2), fit, random: createRandom(1) });
    expect(none).toMatchObject({ method: 'none', lower: null, standardError: null });
    expect(none.diagnostics.map((d) => d.code)).toEqual(['too-few-groups']);
    const forced = loadingIntervals({ ...few, fit, random: createRandom(1), method: 'bootstrap', draws: 30 });
    expect(forced.diagnostics.map((d) => d.code)).toContain('few-groups');
  });

  it('the jackknife of a statistic that is a mean is its standard error', () => {
    const x = [2.1, 1.7, 2.6, 3.9, 3.1, 0.4, 0.9];
    const meanOf = (data: Dense): { loadings: Dense } => ({ loadings: dense(1, 1, Float64Array.of(data.data.reduce((a, b) => a + b, 0) / data.rows)) });
    const result1 = loadingIntervals({ data: dense(7, 1, Float64Array.from(x)), fit: meanOf, random: createRandom(1) });
    const mean = x.reduce((a, b) => a + b, 0) / 7;
    const sd = Math.sqrt(x.reduce((a, b) => a + (b - mean) ** 2, 0) / 6);
    expect(result1.standardError!.data[0]).toBeCloseTo(sd / Math.sqrt(7), 12);
  });

  it('count resamples that cannot be fitted', () => {
    const data = dense(20, 3, Float64Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? Number(i === 0) : createRandom(i).normal())));
    const one = (d: Dense): { loadings: Dense } => factorAnalysis({ correlation: pearson(d), factors: 1 });
    const rare = loadingIntervals({ data, fit: one, random: createRandom(1), draws: 50 });
    expect(rare.failed).toBeGreaterThan(5);
    expect(rare.diagnostics[0]).toMatchObject({ code: 'resamples-failed', severity: 'error' });
  });
});

describe('replication', () => {
  it('is high where there is structure and low where there is none', () => {
    const planted = nested(40, 3, 7);
    const found = splitHalfReplication({ ...planted, fit, random: createRandom(1), splits: 30 });
    expect(Math.min(...found.mean)).toBeGreaterThan(0.9);
    expect(found.allFair).toBeGreaterThan(0.9);
    const random = createRandom(2);
    const noise = dense(120, 10, Float64Array.from({ length: 1200 }, () => random.normal()));
    const nothing = splitHalfReplication({ data: noise, fit, random: createRandom(1), splits: 20 });
    expect(Math.max(...nothing.mean)).toBeLessThan(0.8);
    expect(() => splitHalfReplication({ ...nested(3, 4, 1), fit, random })).toThrow(/3 units/);
  });

  it('compares every pair of groups', () => {
    const { data } = nested(90, 1, 9);
    const groups = Array.from({ length: 90 }, (_, i) => i % 3);
    const found = groupReplication({ data, fit, groups });
    expect(found.pairs.map(({ a, b }) => [a, b])).toEqual([[0, 1], [0, 2], [1, 2]]);
    found.pairs.forEach(({ congruence }) => expect(Math.min(...congruence)).toBeGreaterThan(0.85));
    expect(() => groupReplication({ data, fit, groups: new Array<number>(90).fill(0) })).toThrow(/one group/);
  });
});

describe('few clusters', () => {
  // R 4.2.2, clubSandwich 0.5.8: coef_test(lm(y ~ x + z), vcovCR(…, cluster = g, type = "CR2")), made-up numbers.
  const g = [1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6];
  const x = [0.5, 0.5, 0.5, 1.2, 1.2, -0.7, -0.7, -0.7, -0.7, 2, 2, 0.1, 0.1, 1];
  const z = [1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0];
  const y = [2.1, 1.7, 2.6, 3.9, 3.1, 0.4, 0.9, 1.2, 0.2, 4.4, 3.7, 1.5, 2.2, 2.9];

  it('CR2 with Satterthwaite’s degrees of freedom agrees with clubSandwich', () => {
    const design = dense(14, 3, Float64Array.from(y.flatMap((_, i) => [1, x[i]!, z[i]!])));
    const { coefficients } = clusterRobust(design, y, g);
    const expected = [
      [1.8295504253, 0.147752980612, 12.3824941988, 2.8394703595, 0.0014766733414],
      [1.2921020656, 0.082738001625, 15.6167908366, 1.7291960356, 0.0072889572862],
      [-0.4219927096, 0.261913262535, -1.6111925968, 4.1713616914, 0.1795071775356],
    ];
    coefficients.forEach((c, j) => {
      [c.estimate, c.standardError, c.t, c.df, c.p].forEach((value, i) => expect(value).toBeCloseTo(expected[j]![i]!, 8));
      expect(c.interval[1] - c.estimate).toBeCloseTo(c.estimate - c.interval[0], 12);
    });
    const [mean] = clusterRobust(dense(14, 1, new Float64Array(14).fill(1)), y, g).coefficients;
    expect([mean!.estimate, mean!.standardError, mean!.df].map((v) => v.toFixed(8))).toEqual(['2.20000000', '0.62720062', '4.20176298']);
  });

  it('equal clusters give a mean t(G − 1)', () => {
    const means = [1, 2.5, 0.4, 1.9];
    const [mean] = clusterRobust(dense(8, 1, new Float64Array(8).fill(1)), means.flatMap((m) => [m - 0.3, m + 0.3]), [0, 0, 1, 1, 2, 2, 3, 3]).coefficients;
    expect(mean!.df).toBeCloseTo(3, 9);
    const average = 1.45;
    expect(mean!.standardError).toBeCloseTo(Math.sqrt(means.reduce((s, m) => s + (m - average) ** 2, 0) / 12), 10);
  });

  it('refuses dependent columns and a single cluster', () => {
    const twice = dense(4, 2, Float64Array.from([1, 1, 1, 1, 1, 1, 1, 1]));
    expect(() => clusterRobust(twice, [1, 2, 3, 4], [0, 0, 1, 1])).toThrow(/depend/);
    expect(() => clusterRobust(dense(4, 1, new Float64Array(4).fill(1)), [1, 2, 3, 4], [0, 0, 0, 0])).toThrow(/two/);
  });

  it('sign flips are exact where they can be', () => {
    // All eight patterns of 1, 2, 3 up to a mirror: |±1 ± 2 + 3| ≥ 6 in one of four.
    expect(signFlip([1, 2, 3])).toEqual({ estimate: 2, p: 0.25, exact: true, flips: 4 });
    expect(signFlip([1, -1, 1, -1]).p).toBe(1);
    expect(signFlip([5, 6, 7], { center: 6 }).p).toBe(1);
    const random = createRandom(4);
    const many = Array.from({ length: 40 }, () => 0.8 + random.normal());
    expect(signFlip(many, { random })).toMatchObject({ exact: false, flips: 9999 });
    expect(signFlip(many, { random }).p).toBeLessThan(0.01);
    expect(() => signFlip(many)).toThrow(/random generator/);
    expect(() => signFlip([1, Number.NaN])).toThrow(/missing/);
  });
});
