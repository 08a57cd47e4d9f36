import type { Assessment, RaterDiagnostic } from '@valuelex/core';
import { thresholds } from '../thresholds.ts';

/** Whose bias it is where nobody judges: models choose for themselves. */
const CHOOSERS = 'the models';

/** Of tests of choice, the style index of position over all models: here the models are their own raters. */
export function choicePosition({ test, scores }: Assessment['tests'][number]): RaterDiagnostic[] {
  return (scores.styles ?? []).flatMap(({ index, model, value, interval, n, meaning }): RaterDiagnostic[] => {
    if (model !== null || !index.split('-').includes('position')) return [];
    const limit = thresholds.position;
    const base = { test, rater: CHOOSERS, bias: 'position' as const, scope: 'all', value, interval, p: null, n, threshold: `± ${limit.toFixed(2)} log-odds` };
    if (value === null) return [{ ...base, verdict: 'not-estimable', why: meaning }];
    if (interval === null) return [{ ...base, verdict: 'undecided', why: `${meaning} No interval.` }];
    const apart = interval.lower > 0 || interval.upper < 0;
    const inside = interval.lower > -limit && interval.upper < limit;
    return [{ ...base, verdict: apart && Math.abs(value) >= limit ? 'biased' : inside ? 'ok' : 'undecided', why: meaning }];
  });
}
