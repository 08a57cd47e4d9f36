import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossMultiply, dense, fromRows, identity, multiply } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { randomOrthogonal } from '../rotation/gradient-projection.ts';
import { alignFactors, matchFactors } from './match.ts';
import { procrustes } from './procrustes.ts';
import { tuckerCongruence } from './tucker.ts';

interface Reference {
  ml: { loadings: number[][] };
  minres: { loadings: number[][] };
  rotations: { ml: Record<string, { loadings: number[][] }> };
  congruence: { ml_varimax_vs_ml_oblimin: number[][]; minres_vs_ml_unrotated: number[][] };
}
const reference = JSON.parse(readFileSync(new URL('../__fixtures__/harman74.json', import.meta.url), 'utf8')) as Reference;

describe('congruence', () => {
  it('agrees with psych', () => {
    const { varimax_kaiser: varimax, oblimin_gam0: oblimin } = reference.rotations.ml;
    const result = tuckerCongruence(fromRows(varimax!.loadings), fromRows(oblimin!.loadings));
    reference.congruence.ml_varimax_vs_ml_oblimin.flat().forEach((x, i) => expect(result.data[i]).toBeCloseTo(x, 10));
  });

  it('matches factors whatever their order and signs, and says which have no answer', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 6 }), (seed, k) => {
        const random = createRandom(seed);
        const p = 20;
        const a = dense(p, k, Float64Array.from({ length: p * k }, () => random.normal()));
        const order = random.shuffle(Int32Array.from({ length: k }, (_, i) => i));
        const signs = Array.from({ length: k }, () => (random.next() < 0.5 ? -1 : 1));
        const b = dense(p, k, a.data.map((_, i) => signs[i % k]! * a.data[i - (i % k) + order[i % k]!]!));
        const match = matchFactors(a, b);
        expect(Array.from(alignFactors(b, match).data)).toEqual(Array.from(a.data));
        expect(match.mean).toBeCloseTo(1, 12);
        const fewer = matchFactors(a, dense(p, 1, b.data.filter((_, i) => i % k === 0)));
        expect(Array.from(fewer.permutation).filter((j) => j === 0)).toHaveLength(1);
        expect(fewer.permutation[order[0]!]).toBe(0);
        expect(Array.from(fewer.congruence).filter(Number.isNaN)).toHaveLength(k - 1);
      }),
      { numRuns: 40 },
    );
  });

  it('takes the best assignment, not the greedy one', () => {
    const angle = (x: number): number[] => [Math.cos(x), Math.sin(x)];
    const columns = (...all: number[][]): ReturnType<typeof fromRows> => fromRows([all.map((c) => c[0]!), all.map((c) => c[1]!)]);
    // Greedy pairs the first with the first (10° apart) and leaves 80°; the best total is 20° and 50°.
    const match = matchFactors(columns(angle(0), angle(0.5)), columns(angle(0.17), angle(-0.35)));
    expect(Array.from(match.permutation)).toEqual([1, 0]);
  });
});

describe('procrustes', () => {
  it('undoes an orthogonal rotation', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, k) => {
        const random = createRandom(seed);
        const target = dense(12, k, Float64Array.from({ length: 12 * k }, () => random.normal()));
        const turned = multiply(target, dense(k, k, randomOrthogonal(k, random)));
        const back = procrustes(turned, target);
        back.loadings.data.forEach((x, i) => expect(x).toBeCloseTo(target.data[i]!, 10));
        expect(back.phi).toEqual(identity(k));
        expect(back.overall).toBeCloseTo(1, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('reaches an oblique target exactly', () => {
    const target = fromRows(reference.rotations.ml['oblimin_gam0']!.loadings);
    const back = procrustes(fromRows(reference.ml.loadings), target, { oblique: true });
    back.loadings.data.forEach((x, i) => expect(x).toBeCloseTo(target.data[i]!, 6));
    expect(Math.min(...back.congruence)).toBeGreaterThan(0.999999);
    const orthogonal = procrustes(fromRows(reference.ml.loadings), target);
    expect(orthogonal.overall).toBeLessThan(back.overall);
    crossMultiply(orthogonal.phi, orthogonal.phi).data.forEach((x, i) => expect(x).toBe(i % 5 === 0 ? 1 : 0));
  });

  it('refuses other shapes', () => {
    expect(() => procrustes(identity(2), identity(3))).toThrow(/target 3 × 3/);
    expect(() => tuckerCongruence(identity(2), identity(3))).toThrow(/same variables/);
  });
});
