import { fromRows, intraclass, krippendorff, NumericalError } from '@valuelex/psychometrics';
import { scoringRaters } from '../score/collect.ts';
import type { ScopedAnswer } from '../score/collect.ts';
import { level } from '../score/numbers.ts';
import type { Account } from './account.ts';

/**
 * Agreement of the raters on single answers: ICC(2,1) and ICC(2,k) on answers that all of them scored, Krippendorff's α
 * (interval) on all that two or more scored. Nothing where there is one rater: that is a choice, not a gap.
 */
export function betweenRaters(answers: readonly ScopedAnswer[], account: Account): void {
  const raters = scoringRaters(answers);
  if (raters.length < 2) return;
  const column = new Map(raters.map((rater, i) => [rater, i]));
  const rows: number[][] = [];
  for (const { ratings } of answers) {
    /** One unit a subdimension: an answer that is judged on two is two judgements. */
    const units = new Map<string, number[]>();
    for (const { rating, score } of ratings) {
      if (score === null) continue;
      const about = rating.subdimension ?? '';
      let unit = units.get(about);
      if (unit === undefined) {
        unit = new Array<number>(raters.length).fill(Number.NaN);
        units.set(about, unit);
        rows.push(unit);
      }
      unit[column.get(rating.rater)!] = score;
    }
  }
  const complete = rows.filter((row) => !row.some(Number.isNaN));
  account.attempt(['icc2-1', 'icc2-k'], 'ratings', complete.length, 'agreement-not-estimable', () => {
    if (complete.length < 2) {
      throw new NumericalError('too-few-rows', `${complete.length} answers were scored by every rater; it takes 2.`);
    }
    const forms = intraclass(fromRows(complete), level);
    for (const [which, form] of [['icc2-1', 'ICC(2,1)'], ['icc2-k', 'ICC(2,k)']] as const) {
      const { value, ci } = forms[form];
      const interval = ci.every(Number.isFinite) ? { lower: ci[0], upper: ci[1], level, method: 'McGraw & Wong (1996), answers as rows' } : null;
      if (Number.isFinite(value)) account.add(which, 'ratings', value, complete.length, interval);
      else account.withhold(which, 'ratings', complete.length, 'agreement-not-estimable', 'its mean squares do not define it.');
    }
  });
  account.attempt(['krippendorff-alpha-interval'], 'ratings', rows.length, 'agreement-not-estimable', () => {
    const { alpha, units } = krippendorff(fromRows(rows), 'interval');
    if (Number.isFinite(alpha)) account.add('krippendorff-alpha-interval', 'ratings', alpha, units);
    else account.withhold('krippendorff-alpha-interval', 'ratings', units, 'agreement-not-estimable', 'all ratings are the same.');
  });
}
