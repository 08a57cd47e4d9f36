import type { Coefficient, Diagnostic, Interval } from '@valuelex/core';
import { cronbachAlpha, fromRows, normalQuantile, pearson } from '@valuelex/psychometrics';
import { mean, scopeName } from './collect.ts';
import type { Scope, ScopedAnswer } from './collect.ts';
import { groupBy } from './group-by.ts';
import { pairwiseCovariances } from './pairwise-covariances.ts';
import { stemMeans } from './score-model.ts';

const level = 0.95;
/** With fewer models a coefficient between models is a number without meaning. */
const fewestModels = 3;
/** Share of the models that must have answered a stem. */
const fewestShare = 0.5;

/**
 * Reliability of the scale between models: Cronbach's α over stems, and the correlation of the parallel forms. Rows are
 * models, so that many settings of few models do not inflate it. Stems that at least half of the models
 * answered count, by the models that two of them share.
 */
export function betweenModels(
  scope: Scope,
  byModel: ReadonlyMap<string, readonly ScopedAnswer[]>,
  diagnostics: Diagnostic[],
): Coefficient[] {
  const means = inOrder(byModel).map(stemMeans).filter((stems) => stems.size > 0);
  const stems = [...new Set(means.flatMap((own) => [...own.keys()]))].sort();
  const answered = stems.filter((stem) => means.filter((own) => own.has(stem)).length >= fewestShare * means.length);
  const varying = answered.filter((stem) => new Set(means.flatMap((own) => own.get(stem) ?? [])).size > 1);
  const name = scopeName(scope);
  const n = means.length;
  const coefficient = (which: string, value: number | null, interval: Interval | null): Coefficient => ({
    coefficient: which,
    scope: name,
    level: 'between-models',
    value,
    interval,
    n,
  });
  const withhold = (which: string, code: string, message: string): Coefficient => {
    diagnostics.push({ code, severity: 'warning', message: `${which} of ${name}: ${message}`, variables: [name] });
    return coefficient(which, null, null);
  };
  const forms = [...groupBy([...byModel.values()].flat(), ({ item }) => item.form).keys()].sort();
  if (n < fewestModels) {
    const message = `it compares models, and ${n === 1 ? 'one model was' : `${n} models were`} scored; it takes ${fewestModels}.`;
    return [
      withhold('alpha', 'too-few-models', message),
      ...(forms.length === 2 ? [withhold('parallel-forms-r', 'too-few-models', message)] : []),
    ];
  }

  const result: Coefficient[] = [];
  const covariance =
    varying.length < 2
      ? null
      : pairwiseCovariances(
          means.map((own) => varying.map((stem) => own.get(stem) ?? Number.NaN)),
          varying.length,
        );
  if (covariance === null) {
    result.push(withhold('alpha', 'too-few-stems', `${varying.length} stems were answered by enough models and tell them apart; it takes 2.`));
  } else {
    const alpha = cronbachAlpha({ covariance, n }, level);
    const ends = alpha.feldtCi;
    result.push(
      coefficient('alpha', alpha.raw, ends === null ? null : { lower: ends[0], upper: ends[1], level, method: 'Feldt (1965), models as rows' }),
    );
    if (varying.length < stems.length) {
      diagnostics.push({
        code: 'stems-left-out',
        severity: 'info',
        message: `alpha of ${name}: ${stems.length - varying.length} of ${stems.length} stems were answered by fewer than half of the models, or got one score from all, and were left out.`,
        variables: stems.filter((stem) => !varying.includes(stem)),
      });
    }
  }
  if (forms.length === 2) result.push(parallelForms(forms as [string, string]));
  return result;

  function parallelForms([a, b]: [string, string]): Coefficient {
    const rows = inOrder(byModel).map((answers) =>
      [a, b].map((form) => [...stemMeans(answers.filter(({ item }) => item.form === form)).values()]),
    );
    const complete = rows.filter((row) => row.every((stems) => stems.length > 0)).map((row) => row.map(mean));
    const constant = [0, 1].some((column) => new Set(complete.map((row) => row[column])).size < 2);
    if (complete.length < fewestModels || constant) {
      return withhold('parallel-forms-r', 'forms-not-comparable', 'too few models were scored on both forms, or a form gave all models one score.');
    }
    const r = pearson(fromRows(complete)).data[1]!;
    let interval: Interval | null = null;
    if (complete.length > 3 && Math.abs(r) < 1) {
      const reach = normalQuantile((1 + level) / 2) / Math.sqrt(complete.length - 3);
      interval = { lower: Math.tanh(Math.atanh(r) - reach), upper: Math.tanh(Math.atanh(r) + reach), level, method: 'Fisher z, models as rows' };
    }
    return { ...coefficient('parallel-forms-r', r, interval), n: complete.length };
  }
}

/** By the name of the model: sums depend on the order of their terms. */
function inOrder(byModel: ReadonlyMap<string, readonly ScopedAnswer[]>): (readonly ScopedAnswer[])[] {
  return [...byModel].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answers]) => answers);
}
