import { describe, expect, it } from '@jest/globals';
import type { FactorData } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { analysisTable } from './analysis-table.ts';
import { chooseAssociation } from './choose-association.ts';
import type { AssociationName, ChosenAssociation } from './choose-association.ts';

const random = createRandom(5, 'choose-association');

function choose(values: number[][], cell: FactorData['cell'] = 'rating', asked: AssociationName = 'auto'): ChosenAssociation {
  const variables = values[0]!.map((_, j) => `v${j}`);
  const data: FactorData = { kind: 'data', variables, n: values.length, values: Float64Array.from(values.flat()), cell };
  return chooseAssociation(analysisTable(data, 'auto'), asked);
}
const marks = (rows: number, columns: number, rate: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Number(random.next() < rate)));
const codes = ({ diagnostics }: ChosenAssociation): string[] => diagnostics.map(({ code }) => code);

describe('chooseAssociation', () => {
  it('takes Pearson for ratings', () => {
    const chosen = choose(Array.from({ length: 60 }, () => Array.from({ length: 5 }, () => 1 + random.int(6))));
    expect(chosen.options).toMatchObject({ kind: 'pearson', correction: 'none', missing: 'error' });
    expect(chosen.list).toBe(false);
    expect(codes(chosen)).toEqual([]);
  });

  it('takes tetrachoric for frequent marks and phi for rare ones, and says so', () => {
    expect(choose(marks(400, 6, 0.4)).options.kind).toBe('tetrachoric');
    const rare = choose(marks(400, 6, 0.02));
    expect(rare.options.kind).toBe('phi');
    expect(codes(rare)).toContain('sparse-marks');
  });

  it('finds lists that nobody declared, and corrects for them', () => {
    const lists = Array.from({ length: 300 }, () => {
      const order = random.shuffle(Array.from({ length: 20 }, (_, j) => j));
      return Array.from({ length: 20 }, (_, j) => Number(order.indexOf(j) < 4));
    });
    const chosen = choose(lists);
    expect(chosen.options).toMatchObject({ kind: 'phi', correction: 'list' });
    expect(chosen.list).toBe(true);
    expect(codes(chosen)).toEqual(['list-data']);
  });

  it('corrects declared lists', () => {
    const chosen = choose(marks(50, 5, 0.5), 'count');
    expect(chosen.options).toMatchObject({ kind: 'pearson', correction: 'list' });
    expect(chosen.description).toMatch(/arcsine shares, corrected for lists/);
  });

  it('gives marks of single rows, declared as presence, every association of marks, and refuses it for shares', () => {
    const values = marks(60, 5, 0.5);
    expect(choose(values, 'presence')).toMatchObject({ options: { kind: 'phi', correction: 'list' }, description: expect.stringMatching(/^phi, corrected for lists/), list: true });
    for (const kind of ['phi', 'tetrachoric', 'polychoric'] as const) {
      expect(choose(values, 'presence', kind)).toMatchObject({ options: { kind, correction: 'none' }, list: true });
      expect(() => choose(values, 'share', kind)).toThrow(/shares of lists/);
    }
    const variables = ['a', 'b', 'c', 'd', 'e'];
    const data: FactorData = { kind: 'data', variables, n: 60, values: Float64Array.from(values.flat()), cell: 'presence', groups: { model: values.map((_, i) => `m${i % 12}`) } };
    expect(() => chooseAssociation(analysisTable(data, 'between'), 'tetrachoric')).toThrow(/shares of lists/);
    expect(chooseAssociation(analysisTable(data, 'pooled'), 'tetrachoric').options.kind).toBe('tetrachoric');
  });

  it('correlates pair by pair where ratings are missing', () => {
    const values = Array.from({ length: 40 }, () => Array.from({ length: 4 }, () => 1 + random.int(6)));
    values[3]![2] = Number.NaN;
    const chosen = choose(values);
    expect(chosen.options.missing).toBe('pairwise');
    expect(codes(chosen)).toEqual(['missing-pairwise']);
  });
});
