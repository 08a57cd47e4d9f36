import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromRows, identity } from '../linear/dense.ts';
import { adequacy } from './adequacy.ts';

interface Reference {
  n: number;
  correlation: number[][];
  kmo: { overall: number; items: number[] };
  bartlett: { chisq: number; df: number; p: number };
  determinant: number;
  condition: number;
  smc: number[];
}
const load = (name: string): Reference =>
  JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as Reference;

describe('adequacy', () => {
  it.each(['harman74', 'thurstone', 'ability-cov'])('agrees with psych on %s', (name) => {
    const reference = load(name);
    const result = adequacy(fromRows(reference.correlation), reference.n);
    expect(result.kmo!.overall).toBeCloseTo(reference.kmo.overall, 10);
    reference.kmo.items.forEach((value, i) => expect(result.kmo!.perVariable[i]).toBeCloseTo(value, 10));
    expect(result.bartlett!.chiSquare).toBeCloseTo(reference.bartlett.chisq, 6);
    expect(result.bartlett!.df).toBe(reference.bartlett.df);
    expect(result.bartlett!.p / reference.bartlett.p).toBeCloseTo(1, 8);
    expect(result.determinant / reference.determinant).toBeCloseTo(1, 9);
    expect(result.condition).toBeCloseTo(reference.condition, 8);
    reference.smc.forEach((value, i) => expect(result.smc![i]).toBeCloseTo(value, 10));
    expect(result.diagnostics).toEqual([]);
  });

  it('gives null and the reason where there is no inverse', () => {
    const fewRows = adequacy(identity(5), 4);
    expect(fewRows.kmo).toBeNull();
    expect(fewRows.bartlett).toBeNull();
    expect(fewRows.smc).toBeNull();
    expect(fewRows.diagnostics.map((d) => d.code)).toEqual(['fewer-rows-than-variables']);

    const duplicates = adequacy(fromRows([[1, 1, 0.3], [1, 1, 0.3], [0.3, 0.3, 1]]), 100);
    expect(duplicates.kmo).toBeNull();
    expect(duplicates.diagnostics.map((d) => d.code)).toEqual(['not-positive-definite']);
  });

  it('refuses what is not a correlation matrix', () => {
    expect(() => adequacy(fromRows([[2, 0], [0, 2]]))).toThrow(/diagonal/);
    expect(() => adequacy(fromRows([[1, 0.5], [0.2, 1]]))).toThrow(/symmetric/);
    expect(() => adequacy(fromRows([[1, Number.NaN], [Number.NaN, 1]]))).toThrow(/missing or infinite/);
    expect(() => adequacy(fromRows([[1, 0.5, 0.1]]))).toThrow(/square/);
    expect(() => adequacy(identity(3), 2.5)).toThrow(/whole number/);
  });
});
