import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromRows } from '../linear/dense.ts';
import { cfa } from './cfa.ts';
import type { CfaParameter } from './report.ts';

const { data } = JSON.parse(readFileSync(new URL('../__fixtures__/cfa-lavaan.json', import.meta.url), 'utf8')) as { data: Record<'hs' | 'pd', { variables: string[]; rows: number[][] }> };
const NINE = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9';
const find = (parameters: readonly CfaParameter[], name: string): CfaParameter => parameters.find(({ lhs, op, rhs }) => `${lhs}${op}${rhs}` === name)!;

// Expected: lavaan 0.6-14, standardizedSolution() with type = 'std.all' and 'std.lv', its solutions polished by Newton steps.
describe('standard errors of standardised estimates', () => {
  const { variables, rows } = data.hs;

  it('follow by the delta method', () => {
    const { parameters } = cfa({ model: NINE, variables, data: fromRows(rows) });
    const expected: [string, number, number][] = [
      ['visual=~x1', 0.0549727480493637, 0.0808466026074552],
      ['visual=~x2', 0.059619137945932, 0.0774549033804025],
      ['x1~~x1', 0.0848647475308574, 0.113600920183635],
      ['visual~~textual', 0.0637793623587632, 0.0637793623587632],
    ];
    for (const [name, all, lv] of expected) {
      expect(find(parameters, name).stdAllSe).toBeCloseTo(all, 8);
      expect(find(parameters, name).stdLvSe).toBeCloseTo(lv, 8);
    }
    // Standardised, it is 1.
    expect(find(parameters, 'visual~~visual')).toMatchObject({ stdAllSe: null, stdLvSe: null });
  });

  it('of ordered variables', () => {
    const medians = variables.map((_, j) => rows.map((row) => row[j]!).sort((a, b) => a - b)[(rows.length - 1) / 2]!);
    const { parameters } = cfa({ model: NINE, variables, data: fromRows(rows.map((row) => row.map((x, j) => (x > medians[j]! ? 1 : 0)))), estimator: 'WLSMV' });
    expect(find(parameters, 'visual=~x1').stdAllSe).toBeCloseTo(0.0877866116363811, 7);
    expect(find(parameters, 'visual=~x2').stdLvSe).toBeCloseTo(0.0851965225768406, 7);
    expect(find(parameters, 'x1~~x1').stdAllSe).toBeCloseTo(0.130089879538169, 7);
  });

  it('of residual correlations and regressions', () => {
    const model = 'ind60 =~ x1+x2+x3\ndem60 =~ y1+y2+y3+y4\ndem65 =~ y5+y6+y7+y8\ndem60~ind60\ndem65~ind60+dem60\ny1~~y5';
    const { parameters } = cfa({ model, variables: data.pd.variables, data: fromRows(data.pd.rows) });
    expect(find(parameters, 'dem65~dem60').stdAllSe).toBeCloseTo(0.0467536495782229, 7);
    expect(find(parameters, 'dem60~~dem60').stdAllSe).toBeCloseTo(0.089646372177328, 7);
    expect(find(parameters, 'y1~~y5').stdAllSe).toBeCloseTo(0.116731302770082, 7);
    expect(find(parameters, 'y1~~y5').stdLvSe).toBeCloseTo(0.356310974715554, 7);
  });
});
