import { describe, expect, it } from '@jest/globals';
import { parseStep, parseWholeStep } from './step-options.ts';

describe('parseStep', () => {
  it('reads values as YAML and dotted keys as nesting', () => {
    expect(parseStep('efa', ['rotation=varimax', 'factors=3', 'a.b=[1, 2]', 'a.c=true', 'text=a=b'])).toEqual({
      use: 'efa',
      with: { rotation: 'varimax', factors: 3, a: { b: [1, 2], c: true }, text: 'a=b' },
    });
  });

  it.each(['rotation', '=x', '__proto__.polluted=1', 'a..b=1'])('refuses %s', (setting) => {
    expect(() => parseStep('efa', [setting])).toThrow(/--set/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('parseWholeStep', () => {
  it('takes a name, or a step as a config has it', () => {
    expect(parseWholeStep('--embed', 'wordnet')).toEqual({ use: 'wordnet', with: {} });
    expect(parseWholeStep('--embed', '{ use: provider, with: { model: a/b } }')).toEqual({ use: 'provider', with: { model: 'a/b' } });
  });

  it.each(['{ use: [', '{ with: {} }', '{ use: x, wiht: {} }', '{ use: x, with: 3 }'])('refuses %s', (text) => {
    expect(() => parseWholeStep('--embed', text)).toThrow(/--embed/);
  });
});
