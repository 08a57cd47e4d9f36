import { createRandom, cronbachAlpha, splitHalf } from '@valuelex/psychometrics';
import { correlation, fisherInterval, level, mean } from '../score/numbers.ts';
import type { Account } from './account.ts';
import { omega } from './omega.ts';
import { fewestModels, scaleRows } from './scale-rows.ts';
import type { ScaleRows } from './scale-rows.ts';

const between = 'between-models';
/** Random halvings over which split-half reliability is the mean. */
const halvings = 200;

/** A stem as reliability sees it. */
export interface ScaleStem {
  readonly form: string;
  /** The subdimensions that it targets, where a whole dimension is looked at. */
  readonly parts: readonly string[];
}

/**
 * Reliability of the scale between models: Cronbach's α, the mean split half and McDonald's ω over stems, and the correlation of the parallel forms. Rows are
 * models, so that many settings of few models do not inflate it. Stems that at least half of the models
 * answered count, by the models that two of them share.
 *
 * @param byModel in the order of the models: sums depend on the order of their terms
 */
export function betweenModels(byModel: ReadonlyMap<string, ReadonlyMap<string, number>>, stems: ReadonlyMap<string, ScaleStem>, account: Account): void {
  const scale = scaleRows([...byModel.values()].filter((own) => own.size > 0));
  const n = scale.rows.length;
  const forms = [...new Set([...stems.values()].map(({ form }) => form))].sort();
  if (n < fewestModels) {
    const message = `it compares models, and ${n === 1 ? 'one model was' : `${n} models were`} scored; it takes ${fewestModels}.`;
    for (const which of ['alpha', 'split-half', 'omega-total', ...(forms.length === 2 ? ['parallel-forms-r'] : [])]) {
      account.withhold(which, between, n, 'too-few-models', message);
    }
    return;
  }
  consistency(scale, account);
  omega(scale, stems, account);
  if (forms.length === 2) parallelForms(scale, stems, forms as [string, string], account);
}

function consistency({ rows, stems, telling, covariance }: ScaleRows, account: Account): void {
  const n = rows.length;
  if (covariance === null) {
    const message = `${telling.length} stems were answered by enough models and tell them apart; it takes 2.`;
    account.withhold('alpha', between, n, 'too-few-stems', message);
    account.withhold('split-half', between, n, 'too-few-stems', message);
    return;
  }
  const alpha = cronbachAlpha({ covariance, n }, level);
  const ends = alpha.feldtCi;
  account.add('alpha', between, alpha.raw, n, ends === null ? null : { lower: ends[0], upper: ends[1], level, method: 'Feldt (1965), models as rows' });
  account.attempt(['split-half'], between, n, 'too-few-stems', () => {
    account.add('split-half', between, splitHalf({ covariance, n }, createRandom('split-half', account.name), halvings).mean, n);
  });
  if (telling.length < stems.length) {
    account.tell(
      'stems-left-out',
      'info',
      `alpha of ${account.name}: ${stems.length - telling.length} of ${stems.length} stems were answered by fewer than half of the models, or got one score from all, and were left out.`,
      stems.filter((stem) => !telling.includes(stem)),
    );
  }
}

function parallelForms({ rows }: ScaleRows, stems: ReadonlyMap<string, ScaleStem>, forms: readonly [string, string], account: Account): void {
  const pairs = rows.flatMap((own): (readonly [number, number])[] => {
    const [a, b] = forms.map((form) => [...own].flatMap(([stem, value]) => (stems.get(stem)?.form === form ? [value] : [])));
    return a!.length > 0 && b!.length > 0 ? [[mean(a!), mean(b!)]] : [];
  });
  const r = correlation(pairs);
  if (r === null) {
    account.withhold('parallel-forms-r', between, pairs.length, 'forms-not-comparable', 'too few models were scored on both forms, or a form gave all models one score.');
    return;
  }
  account.add('parallel-forms-r', between, r, pairs.length, fisherInterval(r, pairs.length));
}
