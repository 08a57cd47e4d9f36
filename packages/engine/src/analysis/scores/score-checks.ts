import type { Discriminant, Findings, GeneralizabilityStudy, RaterDiagnostic, UsabilityCheck } from '@valuelex/core';
import { thresholds } from '../thresholds.ts';

export type Verdict = Omit<UsabilityCheck, 'check' | 'threshold'>;

export const unknown = (why: string): Verdict => ({ value: '–', number: null, verdict: 'not-estimable', why });
export const judged = (number: number, passes: boolean, value: string, why: string): Verdict => ({ value, number, verdict: passes ? 'pass' : 'fail', why });

/** Names a scope, with its test where a study has several. */
export type Place = (test: string, ...scopes: readonly string[]) => string;
export const placeIn =
  (tests: number): Place =>
  (test, ...scopes) =>
    [...(tests > 1 ? [test] : []), ...scopes].join(', ');

/** Do the scores of a dimension tell models apart over other stems, replicates and raters? */
export function generalizable(studies: readonly GeneralizabilityStudy[], dimensions: ReadonlySet<string>, place: Place): Verdict {
  const own = studies.filter(({ scope }) => dimensions.has(scope));
  const found = own.flatMap((study) => (study.relative === null ? [] : [{ ...study, relative: study.relative }])).sort((a, b) => a.relative - b.relative);
  const [least] = found;
  if (least === undefined) return unknown(own[0]?.why ?? 'It takes several models rated on several stems.');
  const { relative, relativeInterval: limits, test, scope, advice } = least;
  const beside = limits == null ? '' : ` [${limits.lower.toFixed(2)}, ${limits.upper.toFixed(2)}]`;
  const verdict = judged(relative, relative >= thresholds.generalizability, `${relative.toFixed(2)}${beside} (${place(test, scope)})`, advice);
  if (limits != null && limits.lower < thresholds.generalizability && limits.upper >= thresholds.generalizability) return { ...verdict, verdict: 'undecided', why: `The interval holds the threshold. ${advice}` };
  // A dimension on which no coefficient can be had, such as one without any variance, is no reason for all the others to pass.
  const without = own.filter((study) => study.relative === null).map((study) => place(study.test, study.scope));
  return verdict.verdict === 'pass' && without.length > 0 ? { ...verdict, verdict: 'undecided', why: `No coefficient can be estimated for ${[...new Set(without)].join('; ')}.` } : verdict;
}

/** Are the dimensions more than names for one score? */
export function distinct(pairs: readonly Discriminant[], dimensions: ReadonlySet<string>, place: Place): Verdict {
  const own = pairs.filter(({ a, b }) => dimensions.has(a) && dimensions.has(b));
  const known = own.flatMap((pair) => (pair.htmt === null ? [] : [{ ...pair, htmt: pair.htmt }])).sort((a, b) => (b.interval?.upper ?? b.htmt) - (a.interval?.upper ?? a.htmt));
  const [worst] = known;
  if (worst === undefined) return unknown(own[0] === undefined ? 'There are no two dimensions with scores.' : `${own[0].why}.`);
  const of = (verdict: Discriminant['verdict']): number => own.filter((pair) => pair.verdict === verdict).length;
  const range = worst.interval === null ? '' : ` [${worst.interval.lower.toFixed(2)}, ${worst.interval.upper.toFixed(2)}]`;
  return {
    value: `${of('distinct')} of ${own.length} pairs; largest ${worst.htmt.toFixed(2)}${range} (${place(worst.test, worst.a, worst.b)})`,
    number: worst.interval?.upper ?? worst.htmt,
    verdict: of('not-distinct') > 0 ? 'fail' : of('distinct') === own.length ? 'pass' : 'undecided',
    why: 'Scores on dimensions that are not told apart are not ranked.',
  };
}

/** Did a rater reward what it was not asked to? */
export function unbiased(raters: readonly RaterDiagnostic[], place: Place): Verdict {
  const of = (verdict: RaterDiagnostic['verdict']): RaterDiagnostic[] => raters.filter((row) => row.verdict === verdict);
  const tested = raters.length - of('not-estimable').length;
  if (tested === 0) return unknown('No bias of a rater, or of the order of options, could be tested.');
  const biased = of('biased');
  const names = [...new Set(biased.map(({ test, rater, bias }) => place(test, `${rater}: ${bias}`)))];
  return {
    value: biased.length === 0 ? `none of ${tested} diagnostics` : `${biased.length} of ${tested} diagnostics (${names.slice(0, 4).join('; ')}${names.length > 4 ? '; …' : ''})`,
    number: biased.length,
    verdict: biased.length > 0 ? 'fail' : of('ok').length === tested ? 'pass' : 'undecided',
    why: biased[0]?.why ?? (of('ok').length === tested ? 'Length, halo, severity and the like, each with its interval.' : `${of('undecided').length} diagnostics are undecided.`),
  };
}

/** Do methods agree on a dimension? */
export function agreeing(multimethod: Findings['multimethod']): Verdict {
  if (multimethod == null) return unknown('One method: nothing to agree with.');
  const { convergent, verdict, why } = multimethod.summary;
  if (verdict === 'not-estimable' || convergent === null) return unknown(`${why}.`);
  return { value: `mean r ${convergent.toFixed(2)}`, number: convergent, verdict: verdict === 'convergent' ? 'pass' : verdict === 'not-convergent' ? 'fail' : 'undecided', why };
}
