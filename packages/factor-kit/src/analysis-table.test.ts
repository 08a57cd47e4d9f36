import { describe, expect, it } from '@jest/globals';
import type { FactorData } from '@valuelex/core';
import { analysisTable } from './analysis-table.ts';

const lists: FactorData = {
  kind: 'data',
  variables: ['a', 'b', 'never'],
  n: 4,
  values: Float64Array.from([1, 2, 0, 3, 0, 0, 0, 4, 0, 2, 2, 0]),
  cell: 'count',
  exposure: Float64Array.from([4, 4, 4, 4]),
  groups: { model: ['x', 'x', 'y', 'y'] },
};

describe('analysisTable', () => {
  it('adds up the rows of a model and stabilises the variance of the share', () => {
    const table = analysisTable(lists, 'between');
    expect(table.data.rows).toBe(2);
    expect(table.variables).toEqual(['a', 'b']);
    // Model x names a in 1 + 3 of 4 + 4 lists.
    expect(table.data.data[0]).toBeCloseTo(Math.asin(Math.sqrt(4.375 / 8.75)), 12);
    expect(table.blocks).toBeNull();
    expect(table.diagnostics.map(({ code }) => code)).toEqual(['level-between', 'constant-variables']);
    expect(table.diagnostics[1]?.variables).toEqual(['never']);
  });

  it('makes the same of shares as of counts', () => {
    const shares: FactorData = { ...lists, cell: 'share', values: lists.values.map((x) => x / 4) };
    expect([...analysisTable(shares, 'between').data.data]).toEqual([...analysisTable(lists, 'between').data.data]);
  });

  it('keeps the rows of few models and names their blocks', () => {
    const table = analysisTable(lists, 'auto');
    expect(table.level).toBe('pooled');
    expect(table.nested).toBe(true);
    expect(table.blocks).toEqual(['x', 'x', 'y', 'y']);
  });

  it('refuses ratings that do not vary, by name', () => {
    const ratings: FactorData = { kind: 'data', variables: ['a', 'same'], n: 3, values: Float64Array.from([1, 5, 2, 5, 3, 5]), cell: 'rating' };
    expect(() => analysisTable(ratings, 'auto')).toThrow(/same/);
  });

  it('averages what there is of ratings with gaps', () => {
    const ratings: FactorData = {
      kind: 'data',
      variables: ['a', 'b'],
      n: 4,
      values: Float64Array.from([1, 1, Number.NaN, 2, 3, Number.NaN, 5, 4]),
      cell: 'rating',
      groups: { model: ['x', 'x', 'y', 'y'] },
    };
    expect([...analysisTable(ratings, 'between').data.data]).toEqual([1, 1.5, 4, 4]);
  });

  it.each([
    ['presence', [1, 0, 2, 0], 'row 2 holds 2 for a'],
    ['presence', [1, 0.5, 0, 0], 'row 1 holds 0.5 for b'],
    ['count', [1, 0, -3, 0], 'row 2 holds -3 for a'],
    ['count', [1, 0, 0, 1.5], 'row 2 holds 1.5 for b'],
    ['share', [0.2, 0, 0, 1.5], 'row 2 holds 1.5 for b'],
    ['rating', [1, 2, Infinity, 3], 'row 2 holds Infinity for a'],
  ] as const)('refuses what is no %s', (cell, cells, told) => {
    const wrong: FactorData = { kind: 'data', variables: ['a', 'b'], n: 2, values: Float64Array.from(cells), cell };
    expect(() => analysisTable(wrong, 'auto')).toThrow(expect.objectContaining({ code: `data-not-${cell}`, message: expect.stringContaining(told) }));
  });

  it('takes columns of huge and tiny numbers, and means of them', () => {
    const column = [1, 3, 2, 5];
    const values = column.flatMap((x) => [x, x * 3e307, x * 1e-300, x * 5e-324]);
    const ratings: FactorData = { kind: 'data', variables: ['a', 'huge', 'tiny', 'least'], n: 4, values: Float64Array.from(values), cell: 'rating' };
    const { data } = analysisTable(ratings, 'pooled').data;
    for (let j = 0; j < 4; j++) {
      const ofColumn = column.map((_, i) => data[i * 4 + j]!);
      ofColumn.forEach((x, i) => expect(x / ofColumn[0]!).toBeCloseTo(column[i]!, 12));
    }
    expect(column.map((_, i) => data[i * 4]!)).toEqual(column);
    const between = analysisTable({ ...ratings, groups: { model: ['x', 'x', 'y', 'y'] } }, 'between').data.data;
    expect(between[5]! / between[1]!).toBeCloseTo(3.5 / 2, 12);
  });
});
