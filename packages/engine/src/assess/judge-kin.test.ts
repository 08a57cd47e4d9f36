import { describe, expect, it } from '@jest/globals';
import type { Rater } from '@valuelex/core';
import type { AccountedRespondent } from '../study/run-context.ts';
import { judgeKin } from './judge-kin.ts';

const respondent = (model: string, family?: string): AccountedRespondent => ({
  ref: `account/${model}`,
  respondent: { id: model, model, sampling: {}, role: 'build', traits: family === undefined ? {} : { family } },
});
const respondents = [respondent('a', 'x'), respondent('b', 'x'), respondent('c', 'y'), respondent('d')];
const judge = (model: string | null): { port: Rater } => ({ port: { model, rate: () => Promise.reject(new Error('not asked')) } });
const listed = { account: [{ model: 'judge', traits: { family: 'y' } }, { model: 'other' }] };

describe('judgeKin', () => {
  it('knows a judge that is a respondent', () => {
    expect(judgeKin({ respondents, listed: {} }, judge('account/a'))).toEqual({ self: 'a', kin: ['a', 'b'] });
    expect(judgeKin({ respondents, listed: {} }, judge('account/d'))).toEqual({ self: 'd', kin: ['d'] });
  });

  it('knows the family of another judge from its account, and before all from the config', () => {
    expect(judgeKin({ respondents, listed }, judge('account/judge'))).toEqual({ self: null, kin: ['c'] });
    expect(judgeKin({ respondents, listed }, { ...judge('account/judge'), family: 'x' })).toEqual({ self: null, kin: ['a', 'b'] });
  });

  it('finds nobody for a judge of unknown family, and for a rater that asks nobody', () => {
    expect(judgeKin({ respondents, listed }, judge('account/other'))).toEqual({ self: null, kin: [] });
    expect(judgeKin({ respondents, listed }, judge(null))).toEqual({ self: null, kin: [] });
  });
});
