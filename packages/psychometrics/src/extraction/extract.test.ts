import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { pearson } from '../association/pearson.ts';
import { fromRows, identity } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
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
