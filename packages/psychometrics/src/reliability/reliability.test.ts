import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dense, fromRows } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { cronbachAlpha } from './alpha.ts';
import { itemCovariances, toCorrelation } from './covariance.ts';
import { intraclass } from './intraclass.ts';
import { cohenKappa, fleissKappa } from './kappa.ts';
import { krippendorff } from './krippendorff.ts';
import { omegaHierarchical, omegaTotal } from './omega.ts';
import { guttmanBounds, spearmanBrown, splitHalf, standardErrorOfMeasurement } from './split-half.ts';

interface Scale {
  covariance: number[][];
  n: number;
  raw_alpha: number;
  std_alpha: number;
  average_r: number;
  ase: number;
  feldt_ci: [number, number, number];
  duhachek_ci: [number, number];
  alpha_drop_raw: number[];
  r_drop: number[];
  r_cor: number[];
  raw_r: number[];
  omega_ml_1factor_standardised_exact: number;
  omega_total_1factor_minres_standardised: number;
  omega_cfa_raw_metric: number;
  guttman: { lambda1: number; lambda2: number; lambda3: number; lambda4_max: number; lambda5: number; lambda6: number };
  splitHalf: { max: number; min: number; odd_even_spearman_brown: number; odd_even_r: number };
}
interface Fixture {
  scales: Record<string, Scale>;
  icc: { data: number[][]; ICC: number[]; F: number[]; df1: number[]; df2: number[]; p: number[]; lower: number[]; upper: number[] };
  krippendorff4x12: { data_rows_are_raters: (number | null)[][]; nominal: number; ordinal: number; interval: number; ratio: number };
  krippendorff3x15: { data_rows_are_raters: (number | null)[][]; nominal: number; ordinal: number; interval: number };
  cohen: { data: [number, number][]; kappa: number; weighted_quadratic: number; ci: [number, number, number][] };
  fleiss: { counts: number[][]; kappa: number };
  omegaHarman74: { nfactors: number; omega_total: number; omega_h: number; ECV: number };
}
const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as T;
const fixture = load<Fixture>('reliability');

describe('scales against psych and lavaan', () => {
  it.each(Object.entries(fixture.scales))('%s', (_, scale) => {
    const items = { covariance: fromRows(scale.covariance), n: scale.n };
    const alpha = cronbachAlpha(items);
    expect(alpha.raw).toBeCloseTo(scale.raw_alpha, 10);
    expect(alpha.standardised).toBeCloseTo(scale.std_alpha, 10);
    expect(alpha.averageCorrelation).toBeCloseTo(scale.average_r, 10);
    expect(alpha.standardError).toBeCloseTo(scale.ase, 10);
    expect(alpha.feldtCi![0]).toBeCloseTo(scale.feldt_ci[0], 9);
    expect(alpha.feldtCi![1]).toBeCloseTo(scale.feldt_ci[2], 9);
    // psych takes 1.96 for the normal quantile.
    expect(alpha.raw - 1.96 * alpha.standardError!).toBeCloseTo(scale.duhachek_ci[0], 10);
    scale.alpha_drop_raw.forEach((x, i) => expect(alpha.ifDropped![i]).toBeCloseTo(x, 10));
    scale.r_drop.forEach((x, i) => expect(alpha.itemRest[i]).toBeCloseTo(x, 10));
    scale.raw_r.forEach((x, i) => expect(alpha.itemTotal[i]).toBeCloseTo(x, 10));
    scale.r_cor.forEach((x, i) => expect(alpha.itemTotalCorrected![i]).toBeCloseTo(x, 10));

    const omega = omegaTotal(items);
    expect(omega.standardised).toBeCloseTo(scale.omega_ml_1factor_standardised_exact, 9);
    // lavaan stops at a gradient of about 1e-6.
    expect(omega.raw).toBeCloseTo(scale.omega_cfa_raw_metric, 6);
    // psych stops at a tolerance of 1e-6 too.
    expect(omegaTotal(items, 'minres').standardised).toBeCloseTo(scale.omega_total_1factor_minres_standardised, 6);

    const bounds = guttmanBounds(items);
    expect(bounds.lambda1).toBeCloseTo(scale.guttman.lambda1, 10);
    expect(bounds.lambda2).toBeCloseTo(scale.guttman.lambda2, 10);
    expect(bounds.lambda3).toBeCloseTo(scale.guttman.lambda3, 10);
    expect(bounds.lambda5).toBeCloseTo(scale.guttman.lambda5, 10);
    expect(bounds.lambda6).toBeCloseTo(scale.guttman.lambda6, 10);
    const halves = splitHalf(items);
    expect(bounds.lambda4).toBe(halves.max);
    expect(halves).toMatchObject({ splits: 10, exhaustive: true });
    // psych 2.2.9 tries only half of the splits of an odd number of items.
    expect(halves.max).toBeGreaterThan(scale.guttman.lambda4_max - 1e-9);
    expect(halves.min).toBeLessThan(scale.splitHalf.min + 1e-9);
    expect(halves.oddEvenCorrelation).toBeCloseTo(scale.splitHalf.odd_even_r, 10);
    expect(halves.spearmanBrown).toBeCloseTo(scale.splitHalf.odd_even_spearman_brown, 10);
  });

  it('all splits of 6 tests', () => {
    // R: psych::splitHalf(cov2cor(ability.cov$cov))
    const { correlation } = load<{ correlation: number[][] }>('ability-cov');
    const halves = splitHalf({ covariance: fromRows(correlation), n: null });
    expect(halves.splits).toBe(10);
    expect(halves.max).toBeCloseTo(0.883262816669448, 10);
    expect(halves.mean).toBeCloseTo(0.80294000741347, 10);
    expect(halves.min).toBeCloseTo(0.655976353443401, 10);
  });

  it('omega hierarchical of 24 tests', () => {
    const { correlation } = load<{ correlation: number[][] }>('harman74');
    const { nfactors, omega_total, omega_h, ECV } = fixture.omegaHarman74;
    const omega = omegaHierarchical(fromRows(correlation), nfactors, createRandom(1));
    // psych's extraction and rotation stop early, at differences of up to 1e-4 in loadings.
    expect(omega.total).toBeCloseTo(omega_total, 5);
    expect(omega.hierarchical).toBeCloseTo(omega_h, 3);
    expect(omega.explainedCommonVariance).toBeCloseTo(ECV, 3);
  });
});

describe('alpha', () => {
  it('does not depend on the order of items or on a common scale, and equals KR-20', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 8 }), (seed, k) => {
        const random = createRandom(seed);
        const n = 30;
        const common = Float64Array.from({ length: n }, () => random.normal());
        const data = Float64Array.from({ length: n * k }, (_, i) => common[Math.floor(i / k)]! + random.normal());
        const order = random.shuffle(Int32Array.from({ length: k }, (_, i) => i));
        const moved = data.map((_, i) => 3 * data[i - (i % k) + order[i % k]!]! - 7);
        const one = cronbachAlpha(itemCovariances(dense(n, k, data)));
        const other = cronbachAlpha(itemCovariances(dense(n, k, moved)));
        expect(other.raw).toBeCloseTo(one.raw, 10);
        expect(splitHalf(itemCovariances(dense(n, k, data))).max).toBeGreaterThanOrEqual(one.standardised - 1e-9 - (k % 2));
      }),
    );
    const right = fromRows([[1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0], [1, 1, 0]]);
    // KR-20 by hand: p q = .16, .24, .16 (divisor n), variance of sums 1.04.
    expect(cronbachAlpha(itemCovariances(right)).raw).toBeCloseTo(1.5 * (1 - 0.56 / 1.04), 12);
  });

  it('explains a negative value and refuses what it cannot compute', () => {
    const opposed = itemCovariances(fromRows([[1, 5], [2, 4], [3, 3], [4, 1]]));
    const alpha = cronbachAlpha(opposed);
    expect(alpha.raw).toBeLessThan(0);
    expect(alpha.diagnostics.map((d) => d.code)).toEqual(['negative-alpha']);
    expect(alpha.ifDropped).toBeNull();
    expect(() => cronbachAlpha(itemCovariances(fromRows([[1, 2], [1, 3]])))).toThrow(/do not vary/);
    expect(() => cronbachAlpha(itemCovariances(fromRows([[1], [2]])))).toThrow(/at least 2 items/);
    expect(() => itemCovariances(fromRows([[1, Number.NaN], [2, 3]]))).toThrow(/missing/);
    expect(() => omegaTotal(opposed)).toThrow(/at least 3 items/);
  });

  it('steps up and turns into an error of measurement', () => {
    expect(spearmanBrown(0.5, 2)).toBeCloseTo(2 / 3, 12);
    expect(standardErrorOfMeasurement(10, 0.84)).toBeCloseTo(4, 12);
  });

  it('draws splits of long scales by seed', () => {
    const random = createRandom(5);
    const data = dense(50, 20, Float64Array.from({ length: 1000 }, () => random.normal()));
    const items = itemCovariances(data);
    expect(() => splitHalf(items)).toThrow(/random generator/);
    expect(guttmanBounds(items).lambda4).toBeNull();
    expect(guttmanBounds(items, createRandom(1), 50).lambda4).toBe(splitHalf(items, createRandom(1), 50).max);
    const one = splitHalf(items, createRandom(1));
    expect(one).toEqual(splitHalf(items, createRandom(1)));
    expect(one).toMatchObject({ splits: 10_000, exhaustive: false });
  });
});

describe('agreement of raters', () => {
  it('intraclass correlations of Shrout and Fleiss', () => {
    const { icc } = fixture;
    const result = Object.values(intraclass(fromRows(icc.data)));
    result.forEach((one, i) => {
      expect(one.value).toBeCloseTo(icc.ICC[i]!, 10);
      expect(one.f).toBeCloseTo(icc.F[i]!, 9);
      expect(one.df1).toBe(icc.df1[i]);
      expect(one.df2).toBe(icc.df2[i]);
      expect(one.p).toBeCloseTo(icc.p[i]!, 10);
      expect(one.ci[0]).toBeCloseTo(icc.lower[i]!, 9);
      expect(one.ci[1]).toBeCloseTo(icc.upper[i]!, 9);
    });
    expect(() => intraclass(fromRows([[3, 3], [3, 3]]))).toThrow(/equal/);
    const perfect = intraclass(fromRows([[1, 1], [2, 2], [4, 4]]));
    expect(perfect['ICC(2,1)']).toMatchObject({ value: 1, f: Infinity, p: 0, ci: [Number.NaN, Number.NaN] });
    // Raters a constant apart: consistent, not in absolute agreement.
    const shifted = intraclass(fromRows([[1, 2], [2, 3], [4, 5]]));
    expect(shifted['ICC(3,1)'].value).toBe(1);
    expect(shifted['ICC(2,1)'].value).toBeLessThan(0.9);
    // Targets alike on average: no variance to agree about.
    const none = intraclass(fromRows([[1, 2], [2, 1], [1, 2]]));
    expect(none['ICC(1,1)'].value).toBe(-1);
    expect(none['ICC(2,k)'].value).toBeNaN();
    expect(() => intraclass(fromRows([[1, 2], [3, Number.NaN]]))).toThrow(/missing/);
  });

  const unitsByRaters = (rows: (number | null)[][]): number[][] => rows[0]!.map((_, u) => rows.map((row) => row[u] ?? Number.NaN));
  it("Krippendorff's alpha at all levels, with missing ratings", () => {
    const one = fromRows(unitsByRaters(fixture.krippendorff4x12.data_rows_are_raters));
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      expect(krippendorff(one, level).alpha).toBeCloseTo(fixture.krippendorff4x12[level], 10);
    }
    const other = fromRows(unitsByRaters(fixture.krippendorff3x15.data_rows_are_raters));
    for (const level of ['nominal', 'ordinal', 'interval'] as const) {
      expect(krippendorff(other, level).alpha).toBeCloseTo(fixture.krippendorff3x15[level], 10);
    }
    expect(krippendorff(one, 'nominal')).toMatchObject({ units: 11, values: 40 });
    expect(krippendorff(fromRows([[2, 2], [2, 2]]), 'nominal').alpha).toBeNaN();
    expect(krippendorff(fromRows([[0.1, 0.1, 0.1], [0.1, 0.1, 0.1]]), 'interval').alpha).toBeNaN();
    expect(() => krippendorff(fromRows([[2, Number.NaN]]), 'nominal')).toThrow(/two ratings/);
    expect(() => krippendorff(fromRows([[2, -1]]), 'ratio')).toThrow(/negative/);
  });

  it('kappa of two and of many raters', () => {
    const { cohen, fleiss } = fixture;
    const a = cohen.data.map((pair) => pair[0]);
    const b = cohen.data.map((pair) => pair[1]);
    const plain = cohenKappa(a, b);
    expect(plain.kappa).toBeCloseTo(cohen.kappa, 10);
    expect(plain.ci[0]).toBeCloseTo(cohen.ci[0]![0], 4);
    expect(plain.ci[1]).toBeCloseTo(cohen.ci[0]![2], 4);
    const weighted = cohenKappa(a, b, 'quadratic');
    expect(weighted.kappa).toBeCloseTo(cohen.weighted_quadratic, 10);
    // R: psych::cohen.kappa(x, w = 1 - abs(outer(1:3, 1:3, '-')) / 2)
    expect(cohenKappa(a, b, 'linear').kappa).toBeCloseTo(0.491525423728814, 10);
    expect(() => cohenKappa(a, b.map((y, i) => (i === 3 ? Number.NaN : y)))).toThrow(/not finite/);
    expect(fleissKappa(fromRows(fleiss.counts))).toBeCloseTo(fleiss.kappa, 10);
    expect(() => fleissKappa(fromRows([[2, 1], [1, 1]]))).toThrow(/ratings/);
    expect(() => cohenKappa([1], [1, 2])).toThrow(/same things/);
  });
});

describe('split halves of more items than all splits are tried of', () => {
  it('are climbed to the best', () => {
    const random = createRandom(5, 'many');
    const k = 18;
    const rows = Array.from({ length: 60 }, () => {
      const factors = Array.from({ length: 3 }, () => random.normal());
      return Array.from({ length: k }, (_, i) => factors[i % 3]! + 1.5 * random.normal());
    });
    const items = itemCovariances(fromRows(rows));
    const { data: r } = toCorrelation(items.covariance);
    const total = r.reduce((sum, x) => sum + x, 0);
    let best = 0;
    const visit = (next: number, first: number[], second: number[], between: number): void => {
      if (first.length > k / 2 || second.length > k / 2) return;
      if (next === k) best = Math.max(best, (4 * between) / total);
      else {
        visit(next + 1, [...first, next], second, between + second.reduce((sum, i) => sum + r[i * k + next]!, 0));
        if (next > 0) visit(next + 1, first, [...second, next], between + first.reduce((sum, i) => sum + r[i * k + next]!, 0));
      }
    };
    visit(0, [], [], 0);
    const found = splitHalf(items, createRandom(1, 'draws'), 200);
    expect(found.exhaustive).toBe(false);
    expect(found.max).toBeCloseTo(best, 12);
    expect(found.mean).toBeLessThan(best);
  });
});
