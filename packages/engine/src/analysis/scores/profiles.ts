import type { Assessment, Diagnostic, Profile } from '@valuelex/core';
import { correlation, mean, standardDeviation } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

/** Name of the style index that is taken out. */
const DESIRABILITY = 'desirability';

/** Profiles, and what a reader must know of them. */
export interface Profiles {
  readonly profiles: Profile[];
  readonly diagnostics: Diagnostic[];
}

/**
 * Every model’s scores raw, ipsatised (minus its mean over the scopes of the level; null where one of these is missing, since means over
 * other scopes do not compare), and with desirability partialled out: the residual on the model’s desirability index, by the test itself or else
 * by the first that measures one, in a regression over at least eight models.
 */
export function profilesOf({ tests }: Assessment): Profiles {
  const profiles: Profile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { test, scores } of tests) {
    const desirability = desirabilityOf(tests, test);
    const own: Profile[] = [];
    for (const rows of [scores.scores.filter(({ subdimension }) => subdimension === null), scores.scores.filter(({ subdimension }) => subdimension !== null)]) {
      const scopes = [...new Set(rows.map((row) => row.subdimension ?? row.dimension))];
      const byModel = new Map<string, (number | null)[]>();
      for (const row of rows) byModel.set(row.model, [...(byModel.get(row.model) ?? []), row.score]);
      const centre = new Map([...byModel].map(([model, raw]) => [model, scopes.length > 1 && raw.length === scopes.length && raw.every((v) => v !== null) ? mean(raw) : null]));
      const residuals = new Map(scopes.map((scope) => [scope, residualsOf(rows.filter((row) => (row.subdimension ?? row.dimension) === scope), desirability.of)]));
      for (const { model, dimension, subdimension, score } of rows) {
        const scope = subdimension ?? dimension;
        const level = centre.get(model) ?? null;
        own.push({ test, model, scope, raw: score, ipsatised: score === null || level === null ? null : score - level, partialled: residuals.get(scope)?.get(model) ?? null });
      }
    }
    profiles.push(...own);
    if (own.some(({ ipsatised }) => ipsatised !== null)) {
      diagnostics.push({ code: 'ipsatised-sum', severity: 'info', message: `${test}: ipsatised scores of a model sum to zero over the scopes of a level. They say what stands out in a model, not how models differ; correlations and effects of all of them cannot be read one by one.` });
    }
    if (own.every(({ partialled }) => partialled === null)) diagnostics.push({ code: 'desirability-not-partialled', severity: 'info', message: `${test}: desirability was not partialled out: ${desirability.why}.` });
    else diagnostics.push({ code: 'desirability-partialled', severity: 'info', message: `${test}: desirability as measured by ${desirability.by} was partialled out over models. What it takes along of the values themselves is lost: read it beside the raw score.` });
  }
  return { profiles, diagnostics };
}

function desirabilityOf(tests: Assessment['tests'], test: string): { of: ReadonlyMap<string, number>; by: string; why: string } {
  for (const source of [...tests].sort((a, b) => Number(b.test === test) - Number(a.test === test))) {
    const values = (source.scores.styles ?? []).flatMap(({ index, model, value }) => (index === DESIRABILITY && model !== null && value !== null ? [[model, value] as const] : []));
    if (values.length === 0) continue;
    const why = values.length < thresholds.modelsForRegression ? `it was measured in ${values.length} models; at least ${thresholds.modelsForRegression} are needed` : 'it does not vary over the models with a score, or too few have both';
    return { of: new Map(values), by: source.test, why };
  }
  return { of: new Map(), by: '', why: 'no test measured it' };
}

function residualsOf(rows: readonly { model: string; score: number | null }[], desirability: ReadonlyMap<string, number>): Map<string, number> {
  const known = rows.flatMap(({ model, score }) => (score === null || !desirability.has(model) ? [] : [{ model, x: desirability.get(model)!, y: score }]));
  const x = known.map((point) => point.x);
  const y = known.map((point) => point.y);
  if (known.length < thresholds.modelsForRegression || new Set(x).size < 2) return new Map();
  const slope = ((correlation(x, y) ?? 0) * standardDeviation(y)) / standardDeviation(x);
  const [meanX, meanY] = [mean(x), mean(y)];
  return new Map(known.map((point) => [point.model, point.y - meanY - slope * (point.x - meanX)]));
}
