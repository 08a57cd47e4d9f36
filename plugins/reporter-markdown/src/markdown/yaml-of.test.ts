import { describe, expect, it } from '@jest/globals';
import { golden } from '@valuelex/testkit';
import { parse } from 'yaml';
import { yamlOf } from './yaml-of.ts';

describe('yamlOf', () => {
  it('reads back as what it was', () => {
    const shared = { a: 1 };
    const value = { texts: [...golden.hostileTexts.map((text) => text.toWellFormed()), 'a\u202eb', 'c\u2028d', 'e\n\nf\t\u0007', '\u{e0041}', '<<', 'a: b # c'], '<key>\u200b': 'x', one: shared, two: shared, 'long line': 'word '.repeat(80), nothing: null };
    expect(parse(yamlOf(value))).toEqual(value);
    expect(yamlOf(value)).not.toMatch(/[<\p{Cf}\u2028]|[&*]a1/u);
  });

  it('is plain where nothing is hostile', () => {
    expect(yamlOf({ study: 's', sampling: { temperature: [0.2, 1] } })).toBe('study: s\nsampling:\n  temperature:\n    - 0.2\n    - 1');
    expect(yamlOf(undefined)).toBe('null');
  });

  it('has no lone surrogates', () => {
    expect(yamlOf(['a\ud800'])).toBe('- a\ufffd');
  });
});
