import { describe, expect, it } from '@jest/globals';
import type { UsabilityCheck } from '@valuelex/core';
import { trustOf } from './trust.ts';

const checks = (about: UsabilityCheck['about'], verdicts: string): UsabilityCheck[] =>
  [...verdicts].map((sign) => ({ check: sign, value: '', number: null, threshold: '', verdict: ({ p: 'pass', f: 'fail', u: 'undecided', n: 'not-estimable' } as const)[sign as 'p']!, why: '', ...(about && { about }) }));

describe('trustOf', () => {
  it.each([
    ['ppp', 'usable'],
    ['ppn', 'usable'],
    ['ppu', 'usable'],
    ['pu', 'with-care'],
    ['pppf', 'with-care'],
    ['pf', 'not-usable'],
    ['pff', 'not-usable'],
    ['f', 'not-usable'],
    ['uu', 'unknown'],
    ['nn', 'unknown'],
  ])('takes %s for %s', (verdicts, level) => {
    expect(trustOf(checks('structure', verdicts))).toMatchObject([{ about: 'structure', level, checks: verdicts.length }]);
  });

  it('keeps structure and scores apart, and sums up nothing that does not say what it is about', () => {
    expect(trustOf([...checks('scores', 'ff'), ...checks('structure', 'pp')]).map(({ about, level }) => [about, level])).toEqual([['structure', 'usable'], ['scores', 'not-usable']]);
    expect(trustOf(checks(undefined, 'ppp'))).toEqual([]);
  });
});
