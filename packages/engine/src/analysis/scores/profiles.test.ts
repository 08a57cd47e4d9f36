import { describe, expect, it } from '@jest/globals';
import type { Assessment } from '@valuelex/core';
import { assessedModels, scoreRow } from '../__fixtures__/assessed-models.ts';
import { profilesOf } from './profiles.ts';

const { assessment } = assessedModels({ seed: 'x', families: 5, perFamily: 2, stems: 2, rho: 0 });
const test = assessment.tests[0]!;
const withScores = (scores: Assessment['tests'][number]['scores']): Assessment => ({ ...assessment, tests: [{ ...test, scores }] });

describe('profilesOf', () => {
  it('takes out the model’s mean over dimensions, and says that what is left sums to zero', () => {
    const { profiles, diagnostics } = profilesOf(withScores({ ...test.scores, scores: [scoreRow('a', 'd1', 5), scoreRow('a', 'd2', 2), scoreRow('b', 'd1', 4), scoreRow('b', 'd2', null)] }));
    expect(profiles.map(({ ipsatised }) => ipsatised)).toEqual([1.5, -1.5, null, null]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['ipsatised-sum', 'desirability-not-partialled']);
    expect(diagnostics[1]!.message).toMatch(/no test measured it/);
  });

  it('partials desirability out: R resid(lm(c(1, 3, 2, 5, 4, 6, 8, 7) ~ c(1, 2, 3, 4, 5, 6, 7, 9)))', () => {
    const desirability = [1, 2, 3, 4, 5, 6, 7, 9];
    const scores = [1, 3, 2, 5, 4, 6, 8, 7].map((score, i) => scoreRow(`m${i}`, 'd1', score));
    const styles = desirability.map((value, i) => ({ index: 'desirability', model: `m${i}`, value, interval: null, n: 1, meaning: '' }));
    const { profiles } = profilesOf(withScores({ ...test.scores, scores, styles }));
    const expected = [-0.48370927, 0.68421053, -1.14786967, 1.02005013, -0.81203008, 0.35588972, 1.52380952, -1.14035088];
    profiles.forEach(({ partialled }, i) => expect(partialled).toBeCloseTo(expected[i]!, 6));
    const few = profilesOf(withScores({ ...test.scores, scores: scores.slice(1), styles: styles.slice(1) }));
    expect(few.profiles.every(({ partialled }) => partialled === null)).toBe(true);
    expect(few.diagnostics.at(-1)!.message).toMatch(/7 models; at least 8/);
  });
});
