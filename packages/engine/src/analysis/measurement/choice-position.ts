import type { Assessment, RaterDiagnostic } from '@valuelex/core';
import { normalQuantile } from '@valuelex/psychometrics';
import { thresholds } from '../thresholds.ts';

/** Whose bias it is where nobody judges: models choose for themselves. */
const CHOOSERS = 'the models';

/** Of tests of choice, the style index of position over all models: here the models are their own raters. */
export function choicePosition({ test, scores }: Assessment['tests'][number]): RaterDiagnostic[] {
  return (scores.styles ?? []).flatMap(({ index, model, value, interval, n, unit, meaning }): RaterDiagnostic[] => {
    if (model !== null || !index.split('-').includes('position')) return [];
    const [limit, name] = unit === 'normal-deviates' ? [inDeviates(thresholds.position), 'normal deviates'] : [thresholds.position, 'log-odds'];
    const base = { test, rater: CHOOSERS, bias: 'position' as const, scope: 'all', value, interval, p: null, n, threshold: `± ${limit.toFixed(2)} ${name}` };
    if (value === null) return [{ ...base, verdict: 'not-estimable', why: meaning }];
    if (interval === null) return [{ ...base, verdict: 'undecided', why: `${meaning} No interval.` }];
    const apart = interval.lower > 0 || interval.upper < 0;
    const inside = interval.lower > -limit && interval.upper < limit;
    return [{ ...base, verdict: apart && Math.abs(value) >= limit ? 'biased' : inside ? 'ok' : 'undecided', why: meaning }];
  });
}

/** The normal deviate that moves as many choices from a half as the log-odds do. */
const inDeviates = (logOdds: number): number => normalQuantile(1 / (1 + Math.exp(-logOdds)));
