import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../random/create-random.ts';
import { dStudy, generalizability } from './generalizability.ts';
import { varianceComponents } from './variance-components.ts';
import type { CrossedDesign } from './variance-components.ts';

// 4 models x 3 items x 2 raters; mean squares by R 4.2.2, summary(aov(score ~ model * item * rater)).
const SCORES = [3.1, 5.1, 6.4, 5.3, 7.8, 8.5, 5.6, 8.2, 4.2, 8.9, 5.4, 5.8, 7.4, 9.9, 10.2, 10.5, 10.1, 11.5, 11.3, 10.8, 9.1, 9.6, 10.2, 9];
const model = SCORES.map((_, i) => `m${Math.floor(i / 6)}`);
const item = SCORES.map((_, i) => `i${Math.floor(i / 2) % 3}`);
const rater = SCORES.map((_, i) => i % 2);
const DESIGN: CrossedDesign = { facets: [{ name: 'model', levels: model }, { name: 'item', levels: item }, { name: 'rater', levels: rater }], score: SCORES };

const byEffect = (result: ReturnType<typeof varianceComponents>, field: 'estimate' | 'meanSquare' | 'variance' | 'share'): Record<string, number> =>
  Object.fromEntries(result.components.map((c) => [c.effect, c[field]]));

describe('variance components', () => {
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
    expect(Object.values(byEffect(result, 'share')).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
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

  it('refuses designs that are not crossed and balanced, naming the cell', () => {
    const drop = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== 7);
    const incomplete = { facets: [{ name: 'model', levels: drop(model) }, { name: 'item', levels: drop(item) }], score: drop(SCORES) };
    expect(() => varianceComponents(incomplete)).toThrow(/model = m1, item = i0 has 1 score\(s\), others have 2/);
    expect(() => varianceComponents({ facets: [{ name: 'model', levels: [1, 1] }, { name: 'item', levels: [1, 2] }], score: [1, 2] })).toThrow(/model has only 1 level/);
    expect(() => varianceComponents({ ...DESIGN, score: SCORES.map((x, i) => (i === 3 ? Number.NaN : x)) })).toThrow(/Score 3/);
    expect(() => varianceComponents({ facets: DESIGN.facets.slice(0, 1), score: SCORES })).toThrow(/1 to 7 facets/);
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
    const between = two.components[0]!.meanSquare;
    expect(generalizability(two).relative).toBeCloseTo((between - two.components[2]!.meanSquare) / between, 12);
  });

  it('grows with every facet in a D-study', () => {
    const study = dStudy(components, [[1, 10, 40], [1, 4]]);
    expect(study.map((s) => s.levels)).toEqual([[1, 1], [1, 4], [10, 1], [10, 4], [40, 1], [40, 4]]);
    expect(study[5]!.absolute).toBeGreaterThan(study[3]!.absolute!);
    expect(study[3]!.relative).toBeGreaterThan(study[1]!.relative!);
    expect(() => generalizability(components, [3])).toThrow(/2 facet/);
  });
});
