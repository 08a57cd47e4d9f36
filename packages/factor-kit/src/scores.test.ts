import { describe, expect, it } from '@jest/globals';
import { associate, createRandom, dense, factorAnalysis } from '@valuelex/psychometrics';
import { scoresOf } from './scores.ts';

describe('scoresOf', () => {
  const random = createRandom(3);
  const values = Float64Array.from(Array.from({ length: 40 }, () => random.normal()).flatMap((f) => Array.from({ length: 4 }, () => 0.8 * f + 0.6 * random.normal())));
  values[9] = Number.NaN;
  const data = dense(40, 4, values);
  const { correlation } = associate(data, { kind: 'pearson', missing: 'pairwise' });
  const fitted = factorAnalysis({ correlation, factors: 1 });

  it('scores the rows that are whole, and says how many are not', () => {
    const { scores, diagnostics } = scoresOf(data, correlation, fitted, 'thurstone');
    expect(scores).toHaveLength(40);
    expect(scores!.flatMap((row, i) => (row === null ? [i] : []))).toEqual([2]);
    expect(scores!.every((row) => row === null || row.every(Number.isFinite))).toBe(true);
    expect(diagnostics).toEqual([{ code: 'scores-of-whole-rows', severity: 'info', message: '1 of 40 rows have a missing cell and no scores.' }]);
  });

  it('has none of a correlation matrix, and says why', () => {
    expect(scoresOf(undefined, correlation, fitted, 'thurstone')).toMatchObject({ scores: null, diagnostics: [{ code: 'scores-withheld' }] });
  });
});
