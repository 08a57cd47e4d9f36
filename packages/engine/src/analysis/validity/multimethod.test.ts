import { describe, expect, it } from '@jest/globals';
import type { Assessment, Multimethod, ResponseMatrix } from '@valuelex/core';
import { assessedModels, twoDimensions } from '../__fixtures__/assessed-models.ts';
import type { AssessedDesign } from '../__fixtures__/assessed-models.ts';
import { multimethod } from './multimethod.ts';
import { selfDescription } from './self-description.ts';

const of = (design: Partial<AssessedDesign>, matrix: ResponseMatrix | null = null): Multimethod | null => {
  const { assessment, models } = assessedModels({ seed: 'm', families: 10, perFamily: 3, stems: 8, rho: 0, tests: ['stems', 'stories'], ...design });
  return multimethod({ assessment, models, taxonomy: twoDimensions, matrix, holdout: null, promptHalves: null, block: 'family', permutations: 199, seed: 's' });
};

describe('multimethod', () => {
  it('is convergent where two tests see the same in a model', () => {
    const found = of({})!;
    expect(found.methods).toEqual(['stems', 'stories']);
    expect(found.cells.map(({ kind }) => kind).sort()).toEqual([
      'heterotrait-heteromethod', 'heterotrait-heteromethod', 'heterotrait-monomethod', 'heterotrait-monomethod', 'monotrait-heteromethod', 'monotrait-heteromethod',
      'reliability', 'reliability', 'reliability', 'reliability',
    ]);
    expect(found.summary).toMatchObject({ verdict: 'convergent', why: expect.stringContaining('p = 0.005') });
    expect(found.summary.convergent).toBeGreaterThan(0.9);
  });

  it('is not convergent where each test sees something of its own', () => {
    expect(of({ common: 0, families: 20 })!.summary.verdict).toBe('not-convergent');
  });

  it('does not take one trait under two names for agreement of methods on two', () => {
    const { discriminant, convergent, verdict } = of({ rho: 1 })!.summary;
    expect(convergent).toBeGreaterThan(0.9);
    expect(Math.abs(discriminant! - convergent!)).toBeLessThan(0.02);
    expect(verdict).not.toBe('convergent');
  });

  it('takes two forms of one test for one method', () => {
    const { assessment, models } = assessedModels({ seed: 'm', families: 10, perFamily: 3, stems: 8, rho: 0, common: 0.05, tests: ['stems', 'stories'] });
    const [stems, stories] = assessment.tests;
    const again: Assessment = { ...assessment, tests: [stems!, { ...stems!, test: 'stems (2)' }, stories!] };
    const found = (tests: Assessment): Multimethod | null => multimethod({ assessment: tests, models, taxonomy: twoDimensions, matrix: null, holdout: null, promptHalves: null, block: 'family', permutations: 99, seed: 's' });
    // The same scores twice correlate 1, and would make methods agree that do not.
    const [once, twice] = [found(assessment)!, found(again)!];
    expect(twice.summary.convergent).toBeCloseTo(once.summary.convergent!, 12);
    expect(twice.summary).toMatchObject({ verdict: once.summary.verdict, why: expect.stringContaining('2 forms of stems count as one method') });
    expect(twice.cells.filter(({ kind }) => kind === 'monotrait-monomethod').map(({ traitA, methodA, methodB, r }) => [traitA, methodA, methodB, r!.toFixed(6)])).toEqual([
      ['d1', 'stems', 'stems (2)', '1.000000'],
      ['d2', 'stems', 'stems (2)', '1.000000'],
    ]);
    expect(found({ ...assessment, tests: again.tests.slice(0, 2) })).toBeNull();
  });

  it('says which reliabilities bound the agreement', () => {
    const { assessment, models } = assessedModels({ seed: 'm', families: 10, perFamily: 3, stems: 8, rho: 0, tests: ['stems', 'stories'] });
    const coefficient = { coefficient: 'alpha', scope: 'd2', level: 'between-models' as const, value: 0.31, interval: null, n: 30 };
    const tests = assessment.tests.map((test, i) => (i === 0 ? { ...test, scores: { ...test.scores, reliability: [coefficient] } } : test));
    const found = multimethod({ assessment: { ...assessment, tests }, models, taxonomy: twoDimensions, matrix: null, holdout: null, promptHalves: null, block: 'family', permutations: 99, seed: 's' })!;
    expect(found.cells.find(({ kind, traitA, methodA }) => kind === 'reliability' && traitA === 'd2' && methodA === 'stems')).toMatchObject({ r: 0.31, models: 30 });
    expect(found.summary.why).toMatch(/1 of 4 scales have a reliability under 0\.70 \(least 0\.31: stems, d2\)/);
  });

  it('says why it is not estimable, and is absent with one method', () => {
    expect(of({ families: 2 })!.summary).toMatchObject({ verdict: 'not-estimable', why: expect.stringContaining('6 models') });
    expect(of({ families: 4, perFamily: 4 })!.summary.why).toMatch(/different methods \d\.\d\d \(4 families: under 5 they give no interval\), /);
    expect(of({ tests: ['stems'] })).toBeNull();
  });
});

describe('selfDescription', () => {
  it('is the share of a model’s words that belong to a dimension', () => {
    const matrix: ResponseMatrix = {
      schema: 'valuelex.response-matrix/1', unit: 'respondent', cell: 'count', rows: ['a1', 'a2'], columns: ['honesty', 'kindness', 'thrift'], cells: [3, 1, 0, 2, 0, 2], exposure: [4, 4], groups: { model: ['a', 'a'] },
    };
    expect([...selfDescription([matrix], twoDimensions).get('a')!]).toEqual([['d1', 5 / 8], ['d2', 1 / 8]]);
  });
});
