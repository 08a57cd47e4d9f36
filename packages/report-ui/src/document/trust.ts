import type { UsabilityCheck } from '@valuelex/core';

/** Whether a part of a study can be relied on, by its checks. */
export interface Trust {
  readonly about: 'structure' | 'scores';
  readonly question: string;
  readonly pass: number;
  readonly fail: number;
  readonly checks: number;
  readonly level: 'usable' | 'with-care' | 'not-usable' | 'unknown';
  /** The same as advice. */
  readonly advice: string;
}

const questions = { structure: 'Which dimensions are there?', scores: 'Which model expresses what?' };
const advice = {
  structure: { usable: 'Can be relied on.', 'with-care': 'Read it with the failed and open checks in mind.', 'not-usable': 'Do not rely on it.', unknown: 'Cannot be told with this design.' },
  scores: { usable: 'Models can be compared.', 'with-care': 'Compare models with the failed and open checks in mind.', 'not-usable': 'Do not compare models by these scores.', unknown: 'Cannot be told with this design.' },
};

/**
 * The checks of a study in two lines, by a rule fixed beforehand: usable when none fails and most pass; not usable when as many fail as pass, or more; with care
 * between; unknown when nothing could be checked. Checks of studies that do not say what they are about are not summed up.
 */
export function trustOf(checks: readonly UsabilityCheck[]): Trust[] {
  return (['structure', 'scores'] as const).flatMap((about) => {
    const own = checks.filter((check) => check.about === about);
    if (own.length === 0) return [];
    const count = (verdict: UsabilityCheck['verdict']): number => own.filter((check) => check.verdict === verdict).length;
    const [pass, fail] = [count('pass'), count('fail')];
    const level = pass + fail + count('undecided') === 0 ? 'unknown' : fail === 0 && 2 * pass > own.length ? 'usable' : fail >= pass ? (fail === 0 ? 'unknown' : 'not-usable') : 'with-care';
    return [{ about, question: questions[about], pass, fail, checks: own.length, level, advice: advice[about][level] }];
  });
}
