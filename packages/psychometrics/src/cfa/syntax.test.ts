import { describe, expect, it } from '@jest/globals';
import { buildModel } from './model.ts';
import type { ModelOptions } from './model.ts';
import { estimability } from './estimability.ts';
import { parseModel } from './syntax.ts';

const brief = (text: string): string[] =>
  parseModel(text).map(({ lhs, op, rhs, modifiers }) => `${lhs}${op}${rhs}${modifiers.map((m) => ` ${m.role}:${m.entries.map(String).join('/')}`).join('')}`);

describe('parseModel', () => {
  it('reads operators, modifiers, comments and line breaks', () => {
    expect(
      brief(`# a comment
        visual =~ x1 + 0.5*x2 +
                  NA*x3   ! another
                  + a*x4 + start(.8)*x5 + c(1, NA)*x6 + c("u", v)*x7
        x1 ~~ -1.5e-2*x2 ; y1 + y2 ~ visual
        x1 ~ 1; x2 ~ 0*1
        \`self-control\` ~~ \`self-control\``),
    ).toEqual([
      'visual=~x1',
      'visual=~x2 value:0.5',
      'visual=~x3 value:null',
      'visual=~x4 value:a',
      'visual=~x5 start:0.8',
      'visual=~x6 value:1/null',
      'visual=~x7 value:u/v',
      'x1~~x2 value:-0.015',
      'y1~visual',
      'y2~visual',
      'x1~1',
      'x2~1 value:0',
      'self-control~~self-control',
    ]);
  });

  it.each([
    ['f =~ x1 + + x2', 1, 11, /name of a variable, found "\+"/],
    ['f =~ x1\nf ~~', 2, 5, /end of the model/],
    ['f = x1', 1, 3, /=~/],
    ['f =~ x1 x2', 1, 9, /expected \+ or a new line/],
    ['\nx1 == x2', 2, 4, /constraints/],
    ['f =~ g(2)*x1', 1, 6, /g\(\) is not known/],
    ['f =~ c(1,*x1', 1, 10, /number, a label or NA/],
    ['f =~ self-control', 1, 10, /backticks/],
    ['f =~ 2x*x1', 1, 6, /not a number/],
    ['x ~ 0', 1, 5, /intercept/],
    ['f =~ `x1', 1, 6, /not closed/],
    ['', 1, 1, /empty/],
    ['f =~ c(1', 1, 9, /expected "\)"/],
  ])('%j fails at %d:%d', (text, line, column, message) => {
    let error: unknown;
    try {
      parseModel(text);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ code: 'bad-model', line, column });
    expect(String(error)).toMatch(message);
  });

  it('reads hostile text in linear time and without harm', () => {
    expect(() => parseModel('('.repeat(200_000))).toThrow(/Line 1, column 1/);
    expect(() => parseModel(`f =~ ${'c('.repeat(50_000)}`)).toThrow(/column 9/);
    expect(brief(`f =~ ${Array.from({ length: 20_000 }, (_, i) => `x${i}`).join('+')}`)).toHaveLength(20_000);
    expect(brief('__proto__ =~ constructor')).toEqual(['__proto__=~constructor']);
  });
});

describe('buildModel', () => {
  const options: ModelOptions = { variables: ['x1', 'x2', 'x3', 'y1', 'y2'], groups: [''], meanStructure: false, standardiseLatents: false, equal: [], free: [], ordinal: false };
  const rows = (text: string, more: Partial<ModelOptions> = {}): string[] =>
    buildModel(text, { ...options, ...more }).rows.map((row) => `${row.lhs}${row.op}${row.rhs}${row.free < 0 ? `@${row.fixed}` : ''}`);

  it('adds what lavaan adds', () => {
    expect(rows('f =~ x1 + x2 + x3\ng =~ y1')).toEqual(['f=~x1@1', 'f=~x2', 'f=~x3', 'g=~y1@1', 'x1~~x1', 'x2~~x2', 'x3~~x3', 'y1~~y1@0', 'f~~f', 'g~~g', 'f~~g']);
    expect(rows('f =~ x1 + x2 + x3\nf ~~ 2*f', { standardiseLatents: true })).toContain('f~~f@2');
    expect(rows('f =~ x1 + x2\ng =~ y1 + y2\ng ~ f')).not.toContain('f~~g');
  });

  it('shares what is labelled or held equal', () => {
    const model = buildModel('f =~ x1 + a*x2 + a*x3', { ...options, groups: ['u', 'v'], meanStructure: true, equal: ['loadings', 'intercepts'], free: ['x1 ~ 1'] });
    const freeOf = (lhs: string, op: string, rhs: string): number[] => model.rows.filter((r) => r.lhs === lhs && r.op === op && r.rhs === rhs).map((r) => r.free);
    expect(new Set([...freeOf('f', '=~', 'x2'), ...freeOf('f', '=~', 'x3')]).size).toBe(1);
    expect(new Set(freeOf('x2', '~1', '')).size).toBe(1);
    expect(new Set(freeOf('x1', '~1', '')).size).toBe(2);
    expect(freeOf('f', '~1', '')[0]).toBe(-1);
    expect(freeOf('f', '~1', '')[1]).toBeGreaterThan(-1);
  });

  it('says which name is wrong', () => {
    expect(() => rows('f =~ x1 + X2')).toThrow(/did you mean "x2"/);
    expect(() => rows('x1 =~ x2 + x3')).toThrow(/a factor of the model and a column/);
    expect(() => rows('f =~ f + x1')).toThrow(/measure itself/);
    expect(() => rows('x1 ~~ x2')).toThrow(/names no factor/);
    expect(() => rows('f =~ c(1, 1, 1)*x1 + x2', { groups: ['u', 'v'] })).toThrow(/3 values for 2 group/);
    expect(() => rows('f =~ x1 + x2 + x3', { equal: ['loadings'], free: ['f=~y9'] })).toThrow(/no parameter "f=~y9"/);
  });
});

describe('estimability', () => {
  it('counts clusters for free loadings', () => {
    const clusters = Array.from({ length: 40 }, (_, i) => `m${i % 10}`);
    expect(estimability('f =~ x1 + x2 + x3', clusters)).toEqual({ estimable: true, clusters: 10, freeLoadings: 2, needed: 10 });
    expect(estimability('f =~ NA*x1 + x2 + x3', clusters)).toEqual({ estimable: false, clusters: 10, freeLoadings: 3, needed: 15 });
    expect(estimability('f =~ x1 + 1*x2 + a*x3', clusters).freeLoadings).toBe(1);
  });
});
