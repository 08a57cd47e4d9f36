import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../random/create-random.ts';
import { dStudy, generalizability } from './generalizability.ts';
import { levelsFor, smallestDesign } from './smallest-design.ts';
import { varianceComponents } from './variance-components.ts';
import type { MeasurementDesign } from './effects.ts';

// 4 models x 3 items x 2 raters; mean squares by R 4.2.2, summary(aov(score ~ model * item * rater)).
const SCORES = [3.1, 5.1, 6.4, 5.3, 7.8, 8.5, 5.6, 8.2, 4.2, 8.9, 5.4, 5.8, 7.4, 9.9, 10.2, 10.5, 10.1, 11.5, 11.3, 10.8, 9.1, 9.6, 10.2, 9];
const model = SCORES.map((_, i) => `m${Math.floor(i / 6)}`);
const item = SCORES.map((_, i) => `i${Math.floor(i / 2) % 3}`);
const rater = SCORES.map((_, i) => i % 2);
const DESIGN: MeasurementDesign = { facets: [{ name: 'model', levels: model }, { name: 'item', levels: item }, { name: 'rater', levels: rater }], score: SCORES };

const byEffect = (result: ReturnType<typeof varianceComponents>, field: 'estimate' | 'meanSquare' | 'variance' | 'share' | 'df'): Record<string, number | null> =>
  Object.fromEntries(result.components.map((c) => [c.effect, c[field]]));

describe('variance components', () => {
  it('rounding is no variance: a coefficient is not made of what it leaves', () => {
    // 18 units that all score alike on items that differ by thirds and two raters; sums of thirds do not cancel to 0.
    const cells = Array.from({ length: 18 * 16 * 2 }, (_, i) => ({ unit: Math.floor(i / 32), item: Math.floor(i / 2) % 16, rater: i % 2 }));
    const result = varianceComponents({
      facets: [
        { name: 'unit', levels: cells.map(({ unit }) => unit) },
        { name: 'item', levels: cells.map((cell) => cell.item) },
        { name: 'rater', levels: cells.map((cell) => cell.rater) },
      ],
      score: cells.map((cell) => 3 + (cell.item % 5) / 3 + cell.rater * 0.1 * (cell.item % 3)),
    });
    const { unit, item: ofItems, residual } = byEffect(result, 'variance');
    expect([unit, residual]).toEqual([0, 0]);
    expect(ofItems).toBeGreaterThan(0.1);
    expect(generalizability(result).relative).toBeNull();
  });

  it('three facets, one score a cell', () => {
    const result = varianceComponents(DESIGN);
    const expected = {
      model: [28.60597222222221, 3.90736111111111],
      item: [1.505416666666662, -0.268472222222222],
      rater: [6.303749999999996, 0.352083333333333],
      'model:item': [3.969305555555554, 1.38347222222222],
      'model:rater': [2.394861111111113, 0.3975],
      'item:rater': [0.886249999999997, -0.079027777777779],
      residual: [1.202361111111113, 1.20236111111111],
    };
    expect(result.components.map((c) => c.effect)).toEqual(Object.keys(expected));
    for (const [effect, [meanSquare, estimate]] of Object.entries(expected)) {
      expect(byEffect(result, 'meanSquare')[effect]).toBeCloseTo(meanSquare!, 10);
      expect(byEffect(result, 'estimate')[effect]).toBeCloseTo(estimate!, 10);
    }
    expect(byEffect(result, 'variance')['item']).toBe(0);
    expect(Object.values(byEffect(result, 'share')).reduce<number>((a, b) => a + (b ?? Number.NaN), 0)).toBeCloseTo(1, 12);
    expect(result.diagnostics).toEqual([expect.objectContaining({ code: 'negative-variance', message: expect.stringContaining('item, item:rater') })]);
    expect(result).toMatchObject({ sizes: [4, 3, 2], replicates: 1 });
  });

  it('replicates within cells', () => {
    const result = varianceComponents({ facets: DESIGN.facets.slice(0, 2), score: SCORES });
    expect(result.components.map((c) => c.effect)).toEqual(['model', 'item', 'model:item', 'residual']);
    [4.10611111111111, -0.307986111111111, 1.04819444444444, 1.87291666666667].forEach((x, i) => expect(result.components[i]!.estimate).toBeCloseTo(x, 10));
    expect(result.replicates).toBe(2);
  });

  it('does not depend on the order of rows, and follows a change of unit', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const order = createRandom(seed).shuffle(Int32Array.from({ length: 24 }, (_, i) => i));
        const pick = <T>(list: readonly T[]): T[] => Array.from(order, (i) => list[i]!);
        const moved = varianceComponents({
          facets: [{ name: 'model', levels: pick(model) }, { name: 'item', levels: pick(item) }, { name: 'rater', levels: pick(rater) }],
          score: pick(SCORES).map((x) => 10 * x + 3),
        });
        varianceComponents(DESIGN).components.forEach((c, i) => expect(moved.components[i]!.estimate).toBeCloseTo(100 * c.estimate, 8));
      }),
      { numRuns: 20 },
    );
  });

  it('refuses what cannot be estimated, with the reason', () => {
    expect(() => varianceComponents({ facets: [{ name: 'model', levels: [1, 1] }, { name: 'item', levels: [1, 2] }], score: [1, 2] })).toThrow(/model has only 1 level/);
    expect(() => varianceComponents({ ...DESIGN, score: SCORES.map((x, i) => (i === 3 ? Number.NaN : x)) })).toThrow(/Score 3/);
    expect(() => varianceComponents({ facets: DESIGN.facets.slice(0, 1), score: SCORES })).toThrow(/1 to 7 facets/);
    const twice = { facets: [...DESIGN.facets.slice(0, 2), { name: 'topic', levels: item }], score: SCORES };
    expect(() => varianceComponents(twice)).toThrow(/item and item:topic have the same 3 levels/);
    const nested = { facets: DESIGN.facets.map((facet, i) => (i === 2 ? { ...facet, within: ['judge'] } : facet)), score: SCORES };
    expect(() => varianceComponents(nested)).toThrow(/cannot be nested in judge/);
    const circle = { facets: DESIGN.facets.map((facet, i) => (i === 0 ? facet : { ...facet, within: [i === 1 ? 'rater' : 'item'] })), score: SCORES };
    expect(() => varianceComponents(circle)).toThrow(/nested in each other/);
  });
});

// Drawn in R 4.2.2 by seed: 5 models x 4 items x 3 raters, seven scores left out; expected from Henderson's equations written out in R.
const CROSSED = [
  1.5, -0.6, 0.3, 4.9, 4.3, 6.3, 2.2, 2.5, 1.5, 3.3, 4.3, 2.7, 4.3, 3.1, 1.5, 7.6, 7.6, 7.3, 5.4, 4.4, 4.1, 4.3, 4.1, 4.7, -0.3, 0.4, 1.7, 2.8, 2, 5.4,
  1.5, -0.2, 2.5, 3.5, 1.1, 1, 0.3, 1.8, 1.7, 3, 2.4, 3.7, 3.3, 2.5, 1.8, 1.4, 0, 1.7, 5.6, 6.1, 5.4, 6.3, 9.5, 6.9, 5.1, 7, 5.9, 4.4, 7.2, 5.2,
];
// 5 models x 3 dimensions of 3, 2 and 4 items.
const NESTED = [
  2.9, 5.2, 5.5, 6.4, 5.2, 4.2, 4.8, 2.3, 6.1, 0.1, 1.4, 2.1, 1.8, -2.1, 2.1, 2.6, -0.8, 3.6, 0, 2, 2.5, 4.8, 3, 5.7, 3.3, 2.5, 2.8, 1.7, 2.2, 2.8,
  3, 2.9, 6.1, 5.8, 2, 4.8, 2.3, 2.4, 3.9, 6.6, 3.2, 4.7, 3.3, 3, 5.5,
];
// 6 models x 6 items x 4 raters; lme4 1.1-31, lmer(REML = TRUE) of all effects with the optimiser's tolerances at 1e-13.
const NEARLY = [
  2.9, 0.9, 5.9, 5.7, 3.9, 3.7, 9.9, 6.8, 5.8, 3.8, 8.1, 6.3, 5.6, 0.3, 5.8, 6.8, 6.7, 3.3, 10.8, 8.5, 2.9, 2.3, 6, 6.2, 4.4, 3.4, 7.6, 5.1, 1.9, 0.4, 7, 1.8, 6.7,
  2.1, 9.6, 4.5, 4.1, 1.5, 5.5, 6, 5, 5.3, 8.3, 6.6, 0.9, -0.3, 6.8, 3.7, 3.4, -0.6, 5.7, 2.7, 5.4, 1.2, 6, 1.9, 8.6, 2.7, 6.8, 6.8, 5.5, 0.7, 5.3, 5, 7.5, 5.9, 8.4,
  4.3, 4, 1, 6.6, 3.3, 6, 5.2, 6.4, 8.1, 7.4, 8.4, 10, 9.6, 6.4, 7.7, 9, 8, 7.4, 5.9, 8.1, 9.7, 10.2, 8.6, 11.5, 13.2, 6, 7.6, 6.2, 9.2, 6.5, 4.9, 8.1, 4.3, 5.5, 7.7,
  10.5, 3.5, 4.8, 9.7, 10.3, 6.4, 5.8, 6.6, 6.8, 6.8, 6.8, 5.8, 10.7, 7.8, 3.3, 3.5, 6.4, 4.1, 2, 1.1, 3.5, 3.5, 3.1, 3.4, 5.6, 2, 4.6, 1.3, 3.8, 0.9, 3.7, 1.6, 3.2,
  5.3, 7, 1.6, 7.8, 6.1, 2.6, 0.4, 2, 2,
];
const SMALL = [
  -1, 0.3, -1.7, -2.4, -2, -2.2, -2.4, -1.8, -1, 2, 1.3, -1.1, 1.1, 0.2, 1.1, -1.5, -2.2, -1.3, -0.5, -1.7, 2.8, 3.7, 1.3, 2.7, -0.5, 0.5, 0.3, -0.3, -3.2, -0.3, -2.7, -2.3, -1.4,
  -1, -3.3, 0.8, 0.3, -1.1, 1.8, -0.8, -2.2, -2.2, -2.3, -3.4, -0.8, 1.7, -0.2, 1.1, 0.5, 0.2, 1.2, -1.5, 0.2, -0.1, -0.6, -0.3, -0.2, 0.9, 0.5, 3.1,
];
const without = <T>(list: readonly T[], left: readonly number[]): T[] => list.filter((_, i) => !left.includes(i));
/** Scores in the order model, item, rater (fastest), less those left out. */
const crossed = (scores: readonly number[], items: number, raters: number, left: readonly number[]): MeasurementDesign => ({
  facets: [
    { name: 'model', levels: without(scores.map((_, i) => Math.floor(i / (items * raters))), left) },
    { name: 'item', levels: without(scores.map((_, i) => Math.floor(i / raters) % items), left) },
    { name: 'rater', levels: without(scores.map((_, i) => i % raters), left) },
  ],
  score: without(scores, left),
});

describe('variance components of incomplete and nested designs', () => {
  it("follow Henderson's method I where cells are missing", () => {
    const result = varianceComponents(crossed(CROSSED, 4, 3, [2, 16, 17, 28, 43, 50, 51]));
    const expected = [3.014369400701865, 1.299728424698521, -0.185533569502811, 0.49564532301969, 0.792587274690453, -0.156582403991697, 0.727963042238398];
    expected.forEach((x, i) => expect(result.components[i]!.estimate).toBeCloseTo(x, 11));
    expect(result).toMatchObject({ balanced: false, method: 'henderson-1', scores: 53, replicates: 1 });
    expect(result.components.map(({ meanSquare }) => meanSquare)).toEqual(new Array(7).fill(null));
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['negative-variance', 'unbalanced-design', 'intervals-withheld']);
    expect(result.components.map(({ ci95 }) => ci95)).toEqual(new Array(7).fill(null));
  });

  it('are REML where few cells are missing and nothing is negative', () => {
    const design = crossed(NEARLY, 6, 4, [2, 16, 17, 28, 43, 50, 51, 99, 142]);
    const result = varianceComponents(design);
    const expected = [2.616718158643, 1.245576481808, 1.981339414151, 0.389259440677, 1.05140367952, 0.386398358205, 1.205875659869];
    expect(result.method).toBe('reml');
    // lme4 stops where the likelihood no longer changes in the last digits of a double: half the digits of the optimum.
    expected.forEach((x, i) => expect(result.components[i]!.estimate).toBeCloseTo(x, 4));
    const anova = varianceComponents(design, 'anova');
    expect(anova.method).toBe('henderson-1');
    expect(anova.components[0]!.estimate).not.toBeCloseTo(expected[0]!, 4);
  });

  it('are REML where its start is negative and its maximum is not', () => {
    // Drawn by seed; lme4 1.1-31, as above.
    const design = crossed(SMALL, 4, 3, [2, 5, 25, 27, 38, 41]);
    expect(varianceComponents(design, 'anova').components.some(({ estimate }) => estimate < 0)).toBe(true);
    const result = varianceComponents(design);
    expect(result.method).toBe('reml');
    const expected = [0.4909988925982, 1.1777985765194, 0.3180897008509, 0.1511062278296, 0.247836509875, 0.0436839458398, 0.8025946251067];
    expected.forEach((x, i) => expect(result.components[i]!.estimate).toBeCloseTo(x, 5));
    expect(result.components.every(({ ci95, variance }) => ci95![0] <= variance && variance <= ci95![1])).toBe(true);
  });

  it('of items nested in dimensions', () => {
    const dimension = [0, 0, 0, 1, 1, 2, 2, 2, 2];
    const label = [0, 1, 2, 0, 1, 0, 1, 2, 3];
    const design = (kept: (i: number) => boolean): MeasurementDesign => {
      const rows = NESTED.map((_, i) => i).filter((i) => kept(i % 9));
      return {
        facets: [
          { name: 'model', levels: rows.map((i) => Math.floor(i / 9)) },
          { name: 'dimension', levels: rows.map((i) => dimension[i % 9]!) },
          { name: 'item', levels: rows.map((i) => label[i % 9]!), within: ['dimension'] },
        ],
        score: rows.map((i) => NESTED[i]!),
      };
    };
    const unequal = varianceComponents(design(() => true));
    expect(unequal.components.map(({ effect }) => effect)).toEqual(['model', 'dimension', 'model:dimension', 'dimension:item', 'residual']);
    const byName = byEffect(unequal, 'estimate');
    expect(byName['model']).toBeCloseTo(1.430047008547008, 11);
    expect(byName['dimension']).toBeCloseTo(-0.162980769230769, 11);
    expect(byName['dimension:item']).toBeCloseTo(1.378138888888889, 11);
    expect(byName['model:dimension']).toBeCloseTo(0.58598076923077, 11);
    expect(byName['residual']).toBeCloseTo(0.846194444444444, 11);
    // Three, two and four items: their harmonic mean.
    expect(unequal.sizes).toEqual([5, 3, expect.closeTo(3 / (1 / 3 + 1 / 2 + 1 / 4), 12)]);
    expect(unequal.uneven).toEqual([false, false, true]);

    // Two items each: balanced, so that the mean squares of R's aov(y ~ model * dimension / item) apply.
    const equal = varianceComponents(design((i) => label[i]! < 2));
    expect(equal).toMatchObject({ balanced: true, method: 'anova', sizes: [5, 3, 2] });
    expect(byEffect(equal, 'meanSquare')['model']).toBeCloseTo(11.83, 2);
    expect(byEffect(equal, 'meanSquare')['model:dimension']).toBeCloseTo(2.737, 3);
    expect(byEffect(equal, 'df')['residual']).toBe(12);
    expect(byEffect(equal, 'estimate')['dimension:item']).toBeCloseTo(0.870666666666667, 11);
    // Every model meets the same dimensions and items: absolute error counts them, by 3 dimensions of 4 items here.
    const four = generalizability(equal, [3, 4]);
    expect(four.relativeError ** 2).toBeCloseTo(0.95175 / 3 + 0.833333333333333 / 12, 10);
    expect(four.absoluteError ** 2 - four.relativeError ** 2).toBeCloseTo(0.583916666666666 / 3 + 0.870666666666667 / 12, 10);
  });

  it('of items nested in scales of unequal length that all units met: REML', () => {
    // Five units on 15 items of five scales. R 4.2.2: REML by Fisher scoring on the dense 75 × 75 covariance matrix until nothing moves;
    // lme4 1.1-31, lmer(y ~ 1 + (1 | u) + (1 | g) + (1 | u:g) + (1 | i)), ends within 1e-5 of it.
    const scale = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5];
    const score = [
      [3, 3, 5, 6, 6, 7, 4, 2, 3, 3, 3, 4, 3, 2, 2],
      [4, 3, 6, 7, 8, 8, 1, 2, 3, 2, 2, 6, 6, 5, 6],
      [6, 6, 6, 8, 8, 7, 5, 3, 5, 6, 5, 5, 7, 7, 8],
      [1, 4, 4, 4, 5, 3, 2, 1, 4, 3, 1, 4, 7, 4, 4],
      [2, 3, 6, 8, 8, 7, 3, 2, 4, 4, 4, 6, 5, 5, 7],
    ].flat();
    const design: MeasurementDesign = {
      facets: [
        { name: 'unit', levels: score.map((_, i) => Math.floor(i / 15)) },
        { name: 'scale', levels: score.map((_, i) => scale[i % 15]!) },
        { name: 'item', levels: score.map((_, i) => i % 15), within: ['scale'] },
      ],
      score,
    };
    const result = varianceComponents(design);
    expect(result).toMatchObject({ method: 'reml', balanced: false });
    const reml = { unit: 1.049547175983, scale: 1.926885939976, 'unit:scale': 0.627270736493, 'scale:item': 0.241734736903, residual: 0.798312493915 };
    for (const [effect, variance] of Object.entries(reml)) expect(byEffect(result, 'estimate')[effect]).toBeCloseTo(variance, 9);
    // The mean over scales of the means over their items: its error by the definition of its variance, Σ over scales of (σ²_us + σ²_e / items) / 5².
    const { unit, 'unit:scale': inScale, residual } = reml;
    const error = [1, 2, 3, 5, 4].reduce((sum, items) => sum + (inScale + residual / items) / 25, 0);
    expect(generalizability(result).relative).toBeCloseTo(unit / (unit + error), 8);
    expect(generalizability(result).relativeError).toBeCloseTo(Math.sqrt(error), 8);
    const [lower, upper] = result.relativeCi95!;
    expect(lower).toBeLessThan(unit / (unit + error));
    expect(upper).toBeGreaterThan(unit / (unit + error));
    // A row missing, and it is Henderson's method again.
    const short = { facets: design.facets.map((facet) => ({ ...facet, levels: Array.from(facet.levels).slice(1) })), score: score.slice(1) };
    expect(varianceComponents(short).method).toBe('henderson-1');
  });

  it('counts the levels that a unit meets where each has raters of its own', () => {
    const result = varianceComponents({
      facets: [
        { name: 'model', levels: [0, 0, 1, 1, 2, 2, 2, 2] },
        { name: 'rater', levels: [0, 1, 0, 1, 0, 1, 2, 3], within: ['model'] },
      ],
      score: [1, 2, 4, 4, 7, 8, 6, 9],
    });
    expect(result.components.map(({ effect }) => effect)).toEqual(['model', 'residual']);
    expect(result.sizes[1]).toBeCloseTo(3 / (1 / 2 + 1 / 2 + 1 / 4), 12);
  });
});

describe('generalizability', () => {
  const components = varianceComponents(DESIGN);
  it('follows from the components', () => {
    const relative = 1.38347222222222 / 3 + 0.3975 / 2 + 1.20236111111111 / 6;
    const absolute = relative + 0.352083333333333 / 2;
    const result = generalizability(components);
    expect(result.relative).toBeCloseTo(3.90736111111111 / (3.90736111111111 + relative), 10);
    expect(result.absolute).toBeCloseTo(3.90736111111111 / (3.90736111111111 + absolute), 10);
    expect(result.relativeError).toBeCloseTo(Math.sqrt(relative), 10);
    expect(result.absoluteError).toBeCloseTo(Math.sqrt(absolute), 10);
  });

  it('with one facet the relative coefficient is alpha, and ICC(3,k)', () => {
    const two = varianceComponents({ facets: [{ name: 'model', levels: [0, 0, 1, 1, 2, 2, 3, 3] }, { name: 'item', levels: [0, 1, 0, 1, 0, 1, 0, 1] }], score: [1, 2, 3, 3, 4, 6, 7, 6] });
    const between = two.components[0]!.meanSquare!;
    expect(generalizability(two).relative).toBeCloseTo((between - two.components[2]!.meanSquare!) / between, 12);
  });

  it('grows with every facet in a D-study', () => {
    const study = dStudy(components, [[1, 10, 40], [1, 4]]);
    expect(study.map((s) => s.levels)).toEqual([[1, 1], [1, 4], [10, 1], [10, 4], [40, 1], [40, 4]]);
    expect(study[5]!.absolute).toBeGreaterThan(study[3]!.absolute!);
    expect(study[3]!.relative).toBeGreaterThan(study[1]!.relative!);
    expect(() => generalizability(components, [3])).toThrow(/2 facet/);
  });

  it('says how many levels reach a coefficient, and what is cheapest', () => {
    // Universe 3.907, model:item 1.383, model:rater .3975, residual 1.202, as above.
    const enough = levelsFor(components, 0, [1, 2], 0.9)!;
    expect(enough.relative).toBeGreaterThanOrEqual(0.9);
    expect(generalizability(components, [enough.levels[0]! - 1, 2]).relative).toBeLessThan(0.9);
    // With one rater error never falls below .3975: .9077 is the most that items can reach.
    expect(levelsFor(components, 0, [1, 1], 0.9)).not.toBeNull();
    expect(levelsFor(components, 0, [1, 1], 0.91)).toBeNull();
    const cheapest = smallestDesign(components, 0.9)!;
    const cost = cheapest.levels[0]! * cheapest.levels[1]!;
    for (let items = 1; items < 40; items++) {
      for (let raters = 1; raters < 40; raters++) if (items * raters < cost) expect(generalizability(components, [items, raters]).relative).toBeLessThan(0.9);
    }
    expect(() => levelsFor(components, 0, [1, 1], 1)).toThrow(/between 0 and 1/);
  });
});
