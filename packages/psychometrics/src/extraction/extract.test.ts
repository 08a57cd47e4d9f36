import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { pearson } from '../association/pearson.ts';
import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { fromRows, identity, multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { imageFactors } from './alpha-image.ts';
import { extract } from './extract.ts';

interface Solution {
  psi: number[];
  f: number;
  loadings: number[][];
}
interface Reference {
  factors: number;
  correlation: number[][];
  pca: number[][];
  minres: Solution;
  ml: Solution;
}
interface Heywood {
  harman5: number[][];
  data60: number[][];
  cases: Record<string, Record<'minres' | 'ml', { psi: number[]; f: number; at_lower_bound: number | number[]; lower: number }>>;
}
const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as T;

/** Equal to 1e-9, element by element. */
function expectEqual(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 9): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) expect(actual[i]).toBeCloseTo(expected[i]!, digits);
}
const flat = (m: Dense): Float64Array => m.data;

describe('extract at the exact optimum', () => {
  it.each(['harman74', 'thurstone', 'ability-cov'])('%s', (name) => {
    const reference = load<Reference>(name);
    const r = fromRows(reference.correlation);
    for (const method of ['minres', 'ml'] as const) {
      const result = extract(r, reference.factors, { method });
      expectEqual(flat(result.loadings), reference[method].loadings.flat());
      expectEqual(result.uniquenesses, reference[method].psi);
      expect(result.objective).toBeCloseTo(reference[method].f, 10);
      expect(result.gradient).toBeLessThan(1e-10);
      expect(result.diagnostics).toEqual([]);
    }
    expectEqual(flat(extract(r, reference.factors, { method: 'paf' }).loadings), reference.minres.loadings.flat(), 8);
    expectEqual(flat(extract(r, reference.factors, { method: 'pca' }).loadings), reference.pca.flat());
  });
});

describe('the other methods on Thurstone’s tests', () => {
  const r = fromRows(load<Reference>('thurstone').correlation);

  // BFGS of the matrix formula over all loadings and ln ψ in R 4.2.2, to a gradient of 1e-9.
  it.each([
    ['gls', [0.173231602, 0.163822016, 0.26237056, 0.264598865, 0.370839602, 0.504081187, 0.272179103, 0.490329057, 0.47210712], 0.0138632656],
    ['wls', [0.176638603, 0.164517996, 0.266615512, 0.268756239, 0.370346156, 0.504462212, 0.279560107, 0.496070265, 0.47343699], 0.007622952563],
  ] as const)('%s', (method, psi, f) => {
    const result = extract(r, 3, { method });
    expectEqual(result.uniquenesses, psi, 7);
    expect(result.objective).toBeCloseTo(f, 10);
    expect(result.gradient).toBeLessThan(1e-10);
    expect(result.iterations).toBeLessThan(15);
  });

  it('one factor by gls agrees with lavaan 0.6-14', () => {
    const psi = [0.181094212, 0.169824387, 0.264591788, 0.33101694, 0.384748671, 0.512008903, 0.399959212, 0.489296258, 0.4745276];
    // lavaan stops at steps of about 1e-6.
    expectEqual(extract(r, 1, { method: 'gls' }).uniquenesses, psi, 5);
  });

  it('alpha agrees with psych at its fixed point', () => {
    // psych 2.2.9 fa(fm = "alpha", min.err = 1e-10, max.iter = 2000).
    const psi = [0.18833912, 0.16491444, 0.25762698, 0.27100643, 0.36694271, 0.50536329, 0.27210906, 0.49483265, 0.4773969];
    const result = extract(r, 3, { method: 'alpha' });
    expect(result.converged).toBe(true);
    expectEqual(result.uniquenesses, psi, 6);
    result.communalities.forEach((h, i) => expect(h + result.uniquenesses[i]!).toBeCloseTo(1, 8));
  });

  it('image factors together make up the image covariances', () => {
    const p = 9;
    const inverse = choleskyInverse(cholesky(r)!);
    const s2 = Float64Array.from({ length: p }, (_, i) => 1 / inverse.data[i * p + i]!);
    // All nine: one more than a factor model allows, so from the function itself.
    const l = imageFactors(r, p, s2);
    const product = multiply(l, transpose(l));
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        const image = r.data[i * p + j]! + s2[i]! * s2[j]! * inverse.data[i * p + j]! - (i === j ? 2 * s2[i]! : 0);
        expect(product.data[i * p + j]).toBeCloseTo(image, 10);
      }
    }
    expectEqual(extract(r, 3, { method: 'image' }).loadings.data.subarray(0, 1), [Math.abs(l.data[0]!)], 9);
  });
});

describe('Heywood cases', () => {
  const heywood = load<Heywood>('heywood');
  const cases = Object.entries(heywood.cases).flatMap(([name, methods]) =>
    (['minres', 'ml'] as const).map((method) => ({ name, method, ...methods[method] })),
  );
  it.each(cases)('$name $method', ({ name, method, psi, f, at_lower_bound, lower }) => {
    const r = name.startsWith('harman5') ? fromRows(heywood.harman5) : pearson(fromRows(heywood.data60));
    const result = extract(r, name.endsWith('m3') ? 3 : 2, { method, lower });
    expectEqual(result.uniquenesses, psi, 8);
    expect(result.objective).toBeCloseTo(f, 9);
    const expected = [at_lower_bound].flat().map((one) => one - 1);
    expect(result.heywood).toEqual(expected);
    expect(result.diagnostics.some((d) => d.code === 'heywood')).toBe(expected.length > 0);
  });

  it('minres of a matrix that is not positive definite says that its loadings explain more than there is', () => {
    const { communalities, heywood: found, diagnostics, uniquenesses } = extract(fromRows([[1, 0.9, -0.7, 0.1], [0.9, 1, 0.6, 0.2], [-0.7, 0.6, 1, 0.1], [0.1, 0.2, 0.1, 1]]), 2, { method: 'minres' });
    const beyond = [...communalities].flatMap((h, i) => (h > 1 ? [i] : []));
    expect(beyond.length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining(beyond));
    beyond.forEach((i) => expect(uniquenesses[i]).toBe(0.005));
    expect(diagnostics.find((d) => d.code === 'heywood')!.message).toContain(`largest communality is ${Math.max(...communalities).toFixed(2)}`);
  });

  it('alpha factors of the self-reported SAT and ACT scores are held at the bound', () => {
    // psychTools::sat.act (n = 700, pairwise correlations; 6 decimals). psych 2.2.9 fa(nfactors = 2, fm = "alpha") runs on to uniquenesses of −1.77 and −1.20.
    const lower = [[], [0.087269], [-0.020854, 0.54827], [-0.036503, 0.154829, 0.110546], [-0.018843, 0.046477, -0.042354, 0.561056], [-0.165303, 0.034626, -0.033944, 0.587112, 0.6443]];
    const r = fromRows(Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_, j) => (i === j ? 1 : lower[Math.max(i, j)]![Math.min(i, j)]!))));
    const result = extract(r, 2, { method: 'alpha' });
    expect(result.converged).toBe(true);
    expect(result.heywood).toEqual([1, 5]);
    expect([result.uniquenesses[1], result.uniquenesses[5]]).toEqual([0.005, 0.005]);
    expect(Math.min(...result.uniquenesses)).toBe(0.005);
  });

  it('principal axes pass communality 1 openly', () => {
    const result = extract(pearson(fromRows(heywood.data60)), 3, { method: 'paf', maxIterations: 100 });
    expect(Math.max(...result.communalities)).toBeGreaterThan(1);
    expect(result.diagnostics.map((d) => d.code)).toEqual(['heywood', 'not-converged']);
  });
});

describe('refusals', () => {
  it('names what is wrong', () => {
    expect(() => extract(identity(4), 4, { method: 'minres' })).toThrow(/at most 3 factors/);
    expect(() => extract(identity(4), 0, { method: 'minres' })).toThrow(/at least 1/);
    expect(() => extract(fromRows([[1, 1, 0.2], [1, 1, 0.2], [0.2, 0.2, 1]]), 1, { method: 'ml' })).toThrow(/positive definite/);
    expect(() => extract(identity(4), 1, { method: 'ml', lower: 0 })).toThrow(/between 0 and 1/);
  });

  it('minres takes a singular matrix', () => {
    const result = extract(fromRows([[1, 1, 0.2, 0.1], [1, 1, 0.2, 0.1], [0.2, 0.2, 1, 0.3], [0.1, 0.1, 0.3, 1]]), 1, { method: 'minres' });
    expect(result.converged).toBe(true);
    expect(result.communalities[0]).toBeCloseTo(result.communalities[1]!, 10);
    expect(result.communalities[0]).toBeGreaterThan(0.9);
  });

  it('says when a factor is empty or not identified', () => {
    expect(extract(identity(5), 3, { method: 'minres' }).diagnostics.map((d) => d.code)).toContain('not-identified');
    expect(extract(fromRows([[1, 1], [1, 1]]), 2, { method: 'pca' }).diagnostics.map((d) => d.code)).toEqual(['empty-factor']);
  });
});
