import { describe, expect, it } from '@jest/globals';
import type { Discriminant, RaterDiagnostic } from '@valuelex/core';
import { agreeing, distinct, generalizable, placeIn, unbiased } from './score-checks.ts';

const dimensions = new Set(['d1', 'd2', 'd3']);
const place = placeIn(1);
const pair = (a: string, b: string, verdict: Discriminant['verdict'], htmt: number | null = 0.5): Discriminant => ({ test: 't', a, b, htmt, interval: null, models: 9, verdict, why: 'because' });
const bias = (verdict: RaterDiagnostic['verdict']): RaterDiagnostic => ({ test: 't', rater: 'r', bias: 'halo', scope: 'all', value: 0, interval: null, p: null, n: 9, threshold: '', verdict, why: 'because' });

describe('the checks on scores', () => {
  it('one dimension that is not distinct fails, one that is undecided leaves it open, subdimensions do not count', () => {
    expect(distinct([pair('d1', 'd2', 'distinct'), pair('d1.s1', 'd1.s2', 'not-distinct')], dimensions, place).verdict).toBe('pass');
    expect(distinct([pair('d1', 'd2', 'distinct'), pair('d1', 'd3', 'undecided')], dimensions, place).verdict).toBe('undecided');
    expect(distinct([pair('d1', 'd2', 'distinct'), pair('d1', 'd3', 'not-distinct', 1)], dimensions, place)).toMatchObject({ verdict: 'fail', number: 1 });
    expect(distinct([pair('d1', 'd2', 'not-estimable', null)], dimensions, place)).toMatchObject({ verdict: 'not-estimable', why: 'because.' });
  });

  it('one bias of a rater fails, none that could be tested is no pass', () => {
    expect(unbiased([bias('ok'), bias('not-estimable')], place).verdict).toBe('pass');
    expect(unbiased([bias('ok'), bias('undecided')], place).verdict).toBe('undecided');
    expect(unbiased([bias('ok'), bias('biased')], place)).toMatchObject({ verdict: 'fail', value: '1 of 2 diagnostics (r: halo)' });
    expect(unbiased([bias('not-estimable')], place).verdict).toBe('not-estimable');
  });

  it('the least generalizable dimension decides, with what to buy', () => {
    const study = { test: 't', facets: [], components: [], absolute: null, expectedCorrelation: null, dStudy: [], why: '' };
    expect(generalizable([{ ...study, scope: 'd1', relative: 0.9, advice: '' }, { ...study, scope: 'd2', relative: 0.6, advice: 'More.' }, { ...study, scope: 'd1.s1', relative: 0.1, advice: '' }], dimensions, place)).toEqual({ value: '0.60 (d2)', number: 0.6, verdict: 'fail', why: 'More.' });
  });

  it('a coefficient whose interval holds the threshold is undecided, and so is a pass without one of the dimensions', () => {
    const study = { test: 't', facets: [], components: [], absolute: null, expectedCorrelation: null, dStudy: [], why: 'because', advice: 'More.' };
    const limits = (lower: number, upper: number) => ({ lower, upper, level: 0.95, method: 'm' });
    expect(generalizable([{ ...study, scope: 'd1', relative: 0.797, relativeInterval: limits(0.6, 0.9) }], dimensions, place)).toEqual({ value: '0.80 [0.60, 0.90] (d1)', number: 0.797, verdict: 'undecided', why: 'The interval holds the threshold. More.' });
    expect(generalizable([{ ...study, scope: 'd1', relative: 0.9, relativeInterval: limits(0.85, 0.95) }], dimensions, place).verdict).toBe('pass');
    expect(generalizable([{ ...study, scope: 'd1', relative: 0.9 }, { ...study, scope: 'd2', relative: null }], dimensions, place)).toMatchObject({ verdict: 'undecided', why: 'No coefficient can be estimated for d2.' });
    expect(generalizable([{ ...study, scope: 'd2', relative: null }], dimensions, place)).toMatchObject({ verdict: 'not-estimable', why: 'because' });
  });

  it('name the test where there are several', () => {
    const several = placeIn(3);
    const study = { test: 'stems', scope: 'd1', facets: [], components: [], relative: 0.6, absolute: null, expectedCorrelation: null, dStudy: [], why: '', advice: '' };
    expect(generalizable([study], dimensions, several).value).toBe('0.60 (stems, d1)');
    expect(distinct([pair('d1', 'd2', 'distinct')], dimensions, several).value).toContain('(t, d1, d2)');
    expect(unbiased([bias('biased')], several).value).toContain('(t, r: halo)');
  });

  it('one method has nothing to agree with', () => {
    expect(agreeing(null).verdict).toBe('not-estimable');
    expect(agreeing({ methods: [], traits: [], cells: [], summary: { convergent: 0.7, discriminant: 0.2, method: 0.3, verdict: 'convergent', why: '' } }).verdict).toBe('pass');
  });
});
