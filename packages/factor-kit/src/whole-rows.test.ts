import { describe, expect, it } from '@jest/globals';
import type { FactorData } from '@valuelex/core';
import { wholeRows } from './whole-rows.ts';

const input: FactorData = {
  kind: 'data',
  variables: ['a', 'b'],
  n: 3,
  values: Float64Array.of(1, 2, Number.NaN, 4, 5, 6),
  cell: 'rating',
  exposure: Float64Array.of(7, 8, 9),
  groups: { model: ['x', 'y', 'z'] },
};

describe('wholeRows', () => {
  it('leaves out rows with a missing cell, and what belongs to them, and says so', () => {
    const { data, diagnostics } = wholeRows(input);
    expect(data).toEqual({ ...input, n: 2, values: Float64Array.of(1, 2, 5, 6), exposure: Float64Array.of(7, 9), groups: { model: ['x', 'z'] } });
    expect(diagnostics).toEqual([{ code: 'missing-listwise', severity: 'warning', message: '1 of 3 rows have a missing cell and were left out.' }]);
  });

  it('leaves whole data alone', () => {
    const whole = { ...input, values: Float64Array.of(1, 2, 3, 4, 5, 6) };
    expect(wholeRows(whole)).toEqual({ data: whole, diagnostics: [] });
  });
});
