import { cronbachAlpha, fromRows, intraclass, nestedSample } from '@valuelex/psychometrics';
import type { ScopedAnswer } from '../score/collect.ts';
import { groupBy } from '../score/group-by.ts';
import { correlation, fisherInterval, level, mean } from '../score/numbers.ts';
import { stemMeans } from '../score/score-model.ts';
import type { Account } from './account.ts';
import { fewestModels, scaleRows } from './scale-rows.ts';

const between = 'between-models';

/**
 * The same stems put to the same models again: with another seed (replicates), and at another sampling setting where models were asked at several. Over
 * models, Pearson's r of the first two occasions, and the intraclass correlation of one occasion: ICC(2,1) over replicates, ICC(1) over settings, which
 * have no common order. Stems are the same, so their difficulty and a model's own way with each count as true here: this says how far an answer
 * repeats itself, not how far other stems would agree. With several settings, α within models says whether stems agree on what a setting does.
 */
export function retest(byModel: ReadonlyMap<string, readonly ScopedAnswer[]>, account: Account): void {
  replicates(byModel, account);
  settings(byModel, account);
}

function replicates(byModel: ReadonlyMap<string, readonly ScopedAnswer[]>, account: Account): void {
  const occasions = [...new Set([...byModel.values()].flatMap((answers) => answers.map(({ answer }) => answer.replicate)))].sort((a, b) => a - b);
  if (occasions.length < 2) return;
  const rows: number[][] = [];
  for (const answers of byModel.values()) {
    const perOccasion = groupBy(answers, ({ answer }) => String(answer.replicate));
    const means = occasions.map((occasion) => stemMeans(perOccasion.get(String(occasion)) ?? []));
    const inAll = [...means[0]!.keys()].filter((stem) => means.every((own) => own.has(stem)));
    if (inAll.length > 0) rows.push(means.map((own) => mean(inAll.map((stem) => own.get(stem)!))));
  }
  const n = rows.length;
  const r = correlation(rows.map((row) => [row[0]!, row[1]!] as const));
  if (n < fewestModels || r === null) {
    account.withhold('test-retest-r', between, n, 'retest-not-estimable', `${n} models were scored on the same stems in every replicate and differ; it takes ${fewestModels}.`);
    return;
  }
  account.add('test-retest-r', between, r, n, fisherInterval(r, n));
  account.attempt(['test-retest-icc2-1'], between, n, 'retest-not-estimable', () => {
    const { value, ci } = intraclass(fromRows(rows), level)['ICC(2,1)'];
    if (!Number.isFinite(value)) return;
    account.add('test-retest-icc2-1', between, value, n, ci.every(Number.isFinite) ? { lower: ci[0], upper: ci[1], level, method: 'McGraw & Wong (1996), models as rows' } : null);
  });
}

function settings(byModel: ReadonlyMap<string, readonly ScopedAnswer[]>, account: Account): void {
  const perModel = [...byModel.values()]
    .map((answers) => [...groupBy(answers, ({ answer }) => answer.respondent)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => stemMeans(own)))
    .map((respondents) => respondents.filter((stems) => stems.size > 0));
  const several = perModel.filter((respondents) => respondents.length > 1);
  if (several.length === 0) return;
  const n = several.length;
  const pairs = several.map(([a, b]) => [mean([...a!.values()]), mean([...b!.values()])] as const);
  const r = correlation(pairs);
  if (r === null) account.withhold('settings-retest-r', between, n, 'retest-not-estimable', `${n} models were scored at two settings and differ; it takes ${fewestModels}.`);
  else account.add('settings-retest-r', between, r, n, fisherInterval(r, n));
  account.attempt(['settings-retest-icc1'], between, n, 'retest-not-estimable', () => {
    const scores = perModel.flatMap((respondents, model) => respondents.map((stems) => ({ model, score: mean([...stems.values()]) })));
    account.add('settings-retest-icc1', between, nestedSample(scores.map(({ score }) => score), scores.map(({ model }) => model)).icc, n);
  });
  withinModels(several, account);
}

/** Cronbach's α of respondents around their model: rows are settings, with what is common to a model's settings taken out of every stem. */
function withinModels(models: readonly (readonly ReadonlyMap<string, number>[])[], account: Account): void {
  const rows = models.flatMap((respondents) => {
    const centre = new Map<string, number>();
    for (const stem of new Set(respondents.flatMap((stems) => [...stems.keys()]))) centre.set(stem, mean(respondents.flatMap((stems) => stems.get(stem) ?? [])));
    return respondents.map((stems) => new Map([...stems].map(([stem, value]) => [stem, value - centre.get(stem)!])));
  });
  // A mean is lost for every model.
  const df = rows.length - models.length;
  const { covariance } = scaleRows(rows);
  if (covariance === null || df < 2) {
    account.withhold('alpha', 'within-models', df, 'too-few-settings', `${df} degrees of freedom within models, or too few stems that tell settings apart; it takes 2 of each.`);
    return;
  }
  const { raw, feldtCi } = cronbachAlpha({ covariance, n: df + 1 }, level);
  account.add('alpha', 'within-models', raw, rows.length, feldtCi === null ? null : { lower: feldtCi[0], upper: feldtCi[1], level, method: 'Feldt (1965), settings within models as rows' });
}
