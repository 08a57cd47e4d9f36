import { describe, expect, it } from '@jest/globals';
import { emptySolution } from '@valuelex/factor-kit';
import { paper2024 } from '../../taxonomies/paper-2024.ts';
import { forcedFactors, forcedText, keptByRule } from './forced-factors.ts';
import { statements } from '../statements.ts';

const base = emptySolution({ method: 'minres', n: 12, variables: ['a'], diagnostics: [] });

describe('forcedFactors', () => {
  it('tells a number that was asked for from one that a rule chose', () => {
    const ruled = { ...base, retention: { rule: 'block-permutation', chosen: 3 } };
    expect([forcedFactors(null), forcedFactors(ruled), keptByRule(ruled)]).toEqual([null, null, 3]);
    const forced = { ...base, retention: { rule: 'given', chosen: 3, blockPermutation: { k: 2 }, parallel: { k: 9 } } };
    expect(forcedFactors(forced)).toEqual({ asked: 3, ruleKeeps: 2 });
    expect(forcedText(forcedFactors(forced)!)).toBe('3 dimensions were asked for; the rule keeps 2');
    expect(keptByRule({ ...base, retention: { rule: 'given', chosen: 1 } })).toBeNull();
  });

  it('enters the first sentence of the findings', () => {
    const factor = { ...base, retention: { rule: 'given', chosen: 3, blockPermutation: { k: 2 } } };
    const findings = { usable: [], nesting: [], replication: [], effects: [], diagnostics: [] };
    const taxonomy = { ...paper2024, origin: 'derived' as const };
    const [first] = statements({ simulated: false, lexicon: null, matrix: null, factor, taxonomy, assessment: null, findings });
    expect(first).toContain('3 dimensions were asked for; the rule keeps 2: d1 “Competence”');
  });
});
