import type { Coefficient, Diagnostic, Interval } from '@valuelex/core';
import { fromRows, intraclass, isNumericalError, krippendorff, NumericalError } from '@valuelex/psychometrics';
import { scopeName } from './collect.ts';
import type { Collection, Scope } from './collect.ts';

const level = 0.95;

/**
 * Agreement of the raters on single answers: ICC(2,1) and ICC(2,k) on answers that all of them scored, Krippendorff's α
 * (interval) on all that two or more scored. Nothing where there is one rater: that is a choice, not a gap.
 */
export function betweenRaters(scope: Scope, collection: Collection, diagnostics: Diagnostic[]): Coefficient[] {
  const units = new Map<string, Map<string, number>>();
  const raters = new Set<string>();
  for (const { answer } of collection.answersOf(scope)) {
    for (const { rating, score } of collection.ratingsOf(answer, scope)) {
      if (score === null) continue;
      raters.add(rating.rater);
      const unit = `${answer.id}\n${rating.subdimension ?? ''}`;
      if (!units.has(unit)) units.set(unit, new Map());
      units.get(unit)!.set(rating.rater, score);
    }
  }
  if (raters.size < 2) return [];
  const order = [...raters].sort();
  const rows = [...units.values()].map((unit) => order.map((rater) => unit.get(rater) ?? Number.NaN));
  const complete = rows.filter((row) => !row.some(Number.isNaN));
  const name = scopeName(scope);
  const coefficient = (which: string, value: number | null, interval: Interval | null, n: number): Coefficient => ({
    coefficient: which,
    scope: name,
    level: 'ratings',
    value,
    interval,
    n,
  });
  /** What cannot be computed is null, with the reason that the computation gave. */
  const attempt = (which: readonly string[], n: number, make: () => Coefficient[]): Coefficient[] => {
    try {
      return make();
    } catch (error) {
      if (!isNumericalError(error)) throw error;
      diagnostics.push({ code: 'agreement-not-estimable', severity: 'warning', message: `${which.join(', ')} of ${name}: ${error.message}`, variables: [name] });
      return which.map((one) => coefficient(one, null, null, n));
    }
  };
  return [
    ...attempt(['icc2-1', 'icc2-k'], complete.length, () => {
      if (complete.length < 2) {
        throw new NumericalError('too-few-rows', `${complete.length} answers were scored by every rater; it takes 2.`);
      }
      const forms = intraclass(fromRows(complete), level);
      return ([['icc2-1', 'ICC(2,1)'], ['icc2-k', 'ICC(2,k)']] as const).map(([which, form]) => {
        const { value, ci } = forms[form];
        const interval = ci.every(Number.isFinite)
          ? { lower: ci[0], upper: ci[1], level, method: 'McGraw & Wong (1996), answers as rows' }
          : null;
        return coefficient(which, Number.isFinite(value) ? value : null, interval, complete.length);
      });
    }),
    ...attempt(['krippendorff-alpha-interval'], rows.length, () => {
      const { alpha, units: n } = krippendorff(fromRows(rows), 'interval');
      return [coefficient('krippendorff-alpha-interval', Number.isFinite(alpha) ? alpha : null, null, n)];
    }),
  ];
}
