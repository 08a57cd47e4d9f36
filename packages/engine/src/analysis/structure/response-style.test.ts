import { describe, expect, it } from '@jest/globals';
import type { FactorSolution, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { emptySolution } from '@valuelex/factor-kit';
import { createRandom } from '@valuelex/psychometrics';
import { responseStyle, suspects } from './response-style.ts';

const models = Array.from({ length: 20 }, (_, m) => `m${m}`);
const random = createRandom('response-style.test');
const style = models.map(() => random.normal());

/** Every model names the words as its lean says. */
const matrixOf = (words: readonly string[], lean: readonly number[]): ResponseMatrix => ({
  schema: 'valuelex.response-matrix/1',
  unit: 'respondent',
  cell: 'share',
  rows: [...models],
  columns: [...words],
  cells: models.flatMap((_, m) => words.map(() => 0.5 + 0.1 * lean[m]! + 0.01 * random.normal())),
  exposure: models.map(() => 100),
  groups: { model: [...models] },
});
const solution = (words: readonly string[], k: number): FactorSolution => ({
  ...emptySolution({ method: 'minres', n: 20, variables: [...words], association: 'pearson', diagnostics: [] }),
  retention: { rule: 'block-permutation', chosen: k },
  loadings: words.map(() => Array.from({ length: k }, (_, f) => (f === 0 ? 0.8 : 0))),
});
const taxonomy: Taxonomy = {
  schema: 'valuelex.taxonomy/1',
  origin: 'derived',
  source: 'test',
  dimensions: [{ id: 'd1', name: 'n', names: [], members: ['a', 'b', 'c'].map((descriptor) => ({ descriptor, loading: 0.8, crossLoads: false })), subdimensions: [], underIdentified: false }],
  homeless: [],
  agreement: null,
  diagnostics: [],
};
const given = (lean: readonly number[], factors: number, placeboFactors: number) =>
  responseStyle({
    taxonomy,
    matrix: matrixOf(['a', 'b', 'c'], lean),
    factor: solution(['a', 'b', 'c'], factors),
    placebo: { matrix: matrixOf(['x', 'y', 'z'], style), factor: solution(['x', 'y', 'z'], placeboFactors) },
    permutations: 199,
    seed: 's',
  });

describe('responseStyle', () => {
  it('is what has no more factors than the placebo', () => {
    expect(given(style, 1, 1).verdict).toBe('response-style');
    expect(given(style, 2, 1).verdict).toBe('exceeds');
    expect(given(style, 1, 0)).toMatchObject({ verdict: 'exceeds', dimensions: [] });
    expect(given(style, 0, 0).verdict).toBe('not-estimable');
  });

  it('suspects a dimension on which models stand as on the placebo, and no other', () => {
    const same = given(style, 2, 1);
    expect(same.dimensions[0]).toMatchObject({ dimension: 'd1', placeboFactor: 1, p: 1 / 200, models: 20 });
    expect(suspects(same)).toEqual(['d1']);
    expect(suspects(given(models.map(() => random.normal()), 2, 1))).toEqual([]);
  });

  it('cannot be told where the number of factors was asked for', () => {
    const asked = { ...solution(['a', 'b', 'c'], 1), retention: { rule: 'given', chosen: 1 } };
    expect(responseStyle({ taxonomy, matrix: matrixOf(['a', 'b', 'c'], style), factor: asked, placebo: { matrix: matrixOf(['x'], style), factor: solution(['x'], 0) }, permutations: 199, seed: 's' }).verdict).toBe('not-estimable');
  });
});
