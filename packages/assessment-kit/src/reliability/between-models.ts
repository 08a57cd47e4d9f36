import type { Interval } from '@valuelex/core';
import { cronbachAlpha, spearmanBrown } from '@valuelex/psychometrics';
import { groupBy } from '../score/group-by.ts';
import { correlation, fisherInterval, level, mean } from '../score/numbers.ts';
import type { Account } from './account.ts';
import { omega } from './omega.ts';
import { fewestModels, scaleRows } from './scale-rows.ts';
import type { ScaleRows } from './scale-rows.ts';

const between = 'between-models';

/** What lies below it divides by a variance of nothing. */
const leastAlpha = -1e6;

/** Below it the correlation of halves is not stepped up: half of it comes to −2 already. */
const oppositeHalves = -0.5;

/** A stem as reliability sees it. */
export interface ScaleStem {
  readonly form: string;
  /** The same for stems that ask for the same; its own name for others. */
  readonly pair: string;
  /** The subdimensions that it targets, where a whole dimension is looked at. */
  readonly parts: readonly string[];
}

/**
 * Reliability of the scale between models: Cronbach's α and McDonald's ω over stems, two halves of the stems (every other one of each
 * subdimension and form) correlated and stepped up, and the correlation of the parallel forms. Rows are models, so that many settings of few models do not
 * inflate it. For α, ω and the halves the stems of a pair are one, by their mean: what a model makes of one pair is no part of what it would score on others. For α and ω
 * those count that at least half of the models answered, by the models that two of them share.
 *
 * @param byModel in the order of the models: sums depend on the order of their terms
 */
export function betweenModels(byModel: ReadonlyMap<string, ReadonlyMap<string, number>>, stems: ReadonlyMap<string, ScaleStem>, account: Account): void {
  const rows = [...byModel.values()].filter((own) => own.size > 0);
  const scale = scaleRows(rows);
  const n = scale.rows.length;
  const forms = [...new Set([...stems.values()].map(({ form }) => form))].sort();
  if (n < fewestModels) {
    const message = `it compares models, and ${n === 1 ? 'one model was' : `${n} models were`} scored; it takes ${fewestModels}.`;
    for (const which of ['alpha', 'split-half', 'omega-total', ...(forms.length === 2 ? ['parallel-forms-r'] : [])]) {
      account.withhold(which, between, n, 'too-few-models', message);
    }
    return;
  }
  const { whole, parts } = pairsAsOne(rows, stems);
  consistency(whole, account);
  omega(whole, parts, account);
  splitHalves(whole, parts, account);
  if (forms.length === 2) parallelForms(scale, stems, forms, account);
}

/** Rows of pair means, and what is known of each pair: its form is that of its stems together. */
function pairsAsOne(rows: ScaleRows['rows'], stems: ReadonlyMap<string, ScaleStem>): { whole: ScaleRows; parts: Map<string, ScaleStem> } {
  const pairOf = (stem: string): string => stems.get(stem)!.pair;
  const parts = new Map([...groupBy([...stems.values()], ({ pair }) => pair)].map(([pair, own]) => [pair, { ...own[0]!, form: own.map(({ form }) => form).sort().join(' ') }]));
  const means = rows.map((own) => new Map([...groupBy([...own], ([stem]) => pairOf(stem))].map(([pair, members]) => [pair, mean(members.map(([, value]) => value))])));
  return { whole: scaleRows(means), parts };
}

function consistency({ rows, stems, telling, covariance }: ScaleRows, account: Account): void {
  const n = rows.length;
  if (covariance === null) {
    const message = `${telling.length} stems or pairs of stems were answered by enough models and tell them apart; it takes 2.`;
    account.withhold('alpha', between, n, 'too-few-stems', message);
    return;
  }
  const alpha = cronbachAlpha({ covariance, n }, level);
  // Also where rounding leaves a trace of variance in the sums.
  if (!(alpha.raw > leastAlpha)) {
    account.withhold('alpha', between, n, 'sums-do-not-vary', 'the sums over stems do not vary between models: what one stem gives, another takes.');
    return;
  }
  const ends = alpha.feldtCi;
  account.add('alpha', between, alpha.raw, n, ends === null ? null : { lower: ends[0], upper: ends[1], level, method: 'Feldt (1965), models as rows' });
  if (telling.length < stems.length) {
    account.tell(
      'stems-left-out',
      'info',
      `alpha of ${account.name}: ${stems.length - telling.length} of ${stems.length} stems or pairs of stems were answered by fewer than half of the models, or got one score from all, and were left out.`,
      stems.filter((stem) => !telling.includes(stem)),
    );
  }
}

/** Every other stem of each subdimension and form against the rest; the correlation of halves is stepped up to the whole (Spearman 1910; Brown 1910). */
function splitHalves({ rows, stems: ids }: ScaleRows, stems: ReadonlyMap<string, ScaleStem>, account: Account): void {
  const place = new Map([...groupBy(ids, (id) => JSON.stringify([stems.get(id)?.parts, stems.get(id)?.form])).values()].flat().map((id, i) => [id, i % 2]));
  const pairs = pairsOf(rows, (stem) => place.get(stem));
  const r = correlation(pairs);
  if (r === null) {
    account.withhold('split-half', between, pairs.length, 'halves-not-comparable', 'too few models were scored on both halves of the stems, or a half gave all models one score.');
    return;
  }
  // Halves that are each other's mirror image have no reliability to step up: r → −1 goes to −∞.
  if (r < oppositeHalves) {
    account.withhold('split-half', between, pairs.length, 'halves-opposed', `the halves correlate ${r.toFixed(2)}: what one half gives, the other takes.`);
    return;
  }
  const ends = fisherInterval(r, pairs.length);
  const interval: Interval | null = ends && { ...ends, lower: spearmanBrown(ends.lower, 2), upper: spearmanBrown(ends.upper, 2), method: 'Fisher z, models as rows, stepped up' };
  account.add('split-half', between, spearmanBrown(r, 2), pairs.length, interval);
}

function parallelForms({ rows }: ScaleRows, stems: ReadonlyMap<string, ScaleStem>, forms: readonly string[], account: Account): void {
  const pairs = pairsOf(rows, (stem) => forms.indexOf(stems.get(stem)?.form ?? ''));
  const r = correlation(pairs);
  if (r === null) {
    account.withhold('parallel-forms-r', between, pairs.length, 'forms-not-comparable', 'too few models were scored on both forms, or a form gave all models one score.');
    return;
  }
  account.add('parallel-forms-r', between, r, pairs.length, fisherInterval(r, pairs.length));
}

/** Per model, its means on two sets of stems: those on side 0, those on side 1. */
function pairsOf(rows: ScaleRows['rows'], sideOf: (stem: string) => number | undefined): (readonly [number, number])[] {
  return rows.flatMap((own) => {
    const [a, b] = [0, 1].map((side) => [...own].flatMap(([stem, value]) => (sideOf(stem) === side ? [value] : [])));
    return a!.length > 0 && b!.length > 0 ? [[mean(a!), mean(b!)] as const] : [];
  });
}
