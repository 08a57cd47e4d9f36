import type { Assessment, HumanComparison, HumanProfile, ResponseMatrix, Traits } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { dealer } from '../validity/dealt-anew.ts';
import { jackknife } from '../statistics/jackknife.ts';
import { resamplingUnits } from '../statistics/resampling-units.ts';
import { correlation, mean } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

export interface ProfileAgreementInput {
  readonly systems: readonly HumanComparison[];
  readonly assessment: Assessment;
  readonly matrices: readonly ResponseMatrix[];
  readonly models: ReadonlyMap<string, Traits>;
  readonly block: string;
  readonly permutations: number;
  readonly seed: string;
}

/** One way to a profile: model → value on each category. */
interface View {
  readonly name: string;
  /** What it is a view by: the same for two forms of one test. */
  readonly kind: string;
  readonly direct: boolean;
  readonly of: ReadonlyMap<string, readonly number[]>;
}

const FEWEST_CATEGORIES = 3;

/**
 * Models’ profiles on systems of human values (Schwartz’s values, moral foundations, …): by the words that a model names, by each test, its dimensions
 * projected on the categories by the share of their words that are nearest to each, and by the scales of a questionnaire that asks for the
 * categories themselves (scales without a dimension whose ids are the categories’). Agreement is the correlation over models and categories after the mean of each
 * category is taken out: that all models name benevolence more than power is no agreement about models. Only what a questionnaire asks directly is
 * external; two projections share the mapping of words. Two forms of one test are one view twice, and are not compared.
 */
export function profileAgreement(input: ProfileAgreementInput): HumanProfile[] {
  return input.systems.flatMap((system) => {
    const views = [...selfViews(system, input.matrices), ...testViews(system, input.assessment), ...scaleViews(system, input.assessment)];
    return views.flatMap((a, i) => views.slice(i + 1).flatMap((b) => (a.direct || (!b.direct && a.kind === b.kind) ? [] : [compare(system, a, b, input)])));
  });
}

function compare(system: HumanComparison, a: View, b: View, { models, block, permutations, seed }: ProfileAgreementInput): HumanProfile {
  const names = [...a.of.keys()].filter((model) => b.of.has(model)).sort();
  const column = (view: View, c: number, of: readonly string[] = names): number[] => of.map((model) => view.of.get(model)![c]!);
  const varies = (x: readonly number[]): boolean => x.every(Number.isFinite) && Math.max(...x) - Math.min(...x) > 1e-12;
  const used = system.categories.map((_, c) => c).filter((c) => varies(column(a, c)) && varies(column(b, c)));
  const base = { system: system.system, a: a.name, b: b.name, direct: b.direct, models: names.length, categories: used.length };
  const none = (why: string): HumanProfile => ({ ...base, r: null, interval: null, p: null, verdict: 'not-estimable', why });
  if (names.length < thresholds.modelsForItems) return none(`${names.length} models have both profiles; at least ${thresholds.modelsForItems} are needed`);
  if (used.length < FEWEST_CATEGORIES) return none(`models differ by both on ${used.length} of ${system.categories.length} categories; at least ${FEWEST_CATEGORIES} are needed`);
  const agreement = (x: readonly (readonly number[])[], y: readonly (readonly number[])[]): number | null => correlation(x.flatMap(centred), y.flatMap(centred));
  const [x, y] = [used.map((c) => column(a, c)), used.map((c) => column(b, c))];
  const r = agreement(x, y);
  if (r === null) return none('the profiles do not vary');
  const deal = dealer(names.map((model) => models.get(model)?.[block]), createRandom(seed, 'profiles', system.system, a.name, b.name));
  let reached = 0;
  for (let draw = 0; draw < permutations; draw++) {
    const moved = deal();
    if ((agreement(x, y.map(moved)) ?? 0) >= r - 1e-12) reached++;
  }
  const p = (reached + 1) / (permutations + 1);
  const found = resamplingUnits(names, models, block);
  const without = (unit: string): number | null => {
    if (!found.ok) return null;
    const rest = names.filter((model) => found.units.of.get(model) !== unit);
    return agreement(used.map((c) => column(a, c, rest)), used.map((c) => column(b, c, rest)));
  };
  const interval = found.ok ? jackknife(r, found.units.names.map(without), found.units) : null;
  const verdict = interval === null ? 'undecided' : interval.upper < thresholds.convergence ? 'does-not-agree' : interval.lower > 0 && p <= thresholds.alpha ? 'agrees' : 'undecided';
  const how = b.direct ? 'a questionnaire asks for the categories themselves' : 'both rest on the same mapping of words to categories: no external criterion';
  return { ...base, r, interval, p, verdict, why: found.ok ? how : `${how}; ${found.why}` };
}

const centred = (x: readonly number[]): number[] => {
  const centre = mean(x);
  return x.map((v) => v - centre);
};

/** Share of a model’s words that are nearest to each category. */
function selfViews({ words, categories }: HumanComparison, matrices: readonly ResponseMatrix[]): View[] {
  const at = new Map(words.flatMap(({ descriptor, nearest }) => (nearest === null ? [] : [[descriptor, categories.findIndex(({ id }) => id === nearest.category)] as const])));
  const sums = new Map<string, number[]>();
  for (const { rows, columns, cells, cell, exposure, groups } of matrices) {
    rows.forEach((_, i) => {
      const model = groups['model']?.[i] ?? '';
      const sum = sums.get(model) ?? categories.map(() => 0);
      columns.forEach((descriptor, j) => {
        const c = at.get(descriptor) ?? -1;
        if (c >= 0) sum[c]! += cells[i * columns.length + j]! * (cell === 'share' ? exposure[i]! : 1);
      });
      sums.set(model, sum);
    });
  }
  const of = new Map([...sums].flatMap(([model, sum]) => {
    const all = sum.reduce((total, v) => total + v, 0);
    return all > 0 ? [[model, sum.map((v) => v / all)] as const] : [];
  }));
  return of.size === 0 ? [] : [{ name: 'self-description', kind: 'self-description', direct: false, of }];
}

/** A test’s dimension scores, weighted by the share of each dimension’s words that are nearest to a category. */
function testViews({ dimensions, categories }: HumanComparison, { tests }: Assessment): View[] {
  return tests.flatMap(({ test, items, scores }) => {
    const byModel = new Map<string, Map<string, number>>();
    for (const { model, dimension, subdimension, score } of scores.scores) if (subdimension === null && score !== null) byModel.set(model, (byModel.get(model) ?? new Map<string, number>()).set(dimension, score));
    const scored = dimensions.filter(({ dimension }) => [...byModel.values()].some((own) => own.has(dimension)));
    const weights = categories.map(({ id }) => scored.map(({ categories: own, known }) => (known === 0 ? 0 : (own.find(({ category }) => category === id)?.nearest ?? 0) / known)));
    const complete = [...byModel].filter(([, own]) => scored.length > 0 && scored.every(({ dimension }) => own.has(dimension)));
    const of = new Map(complete.map(([model, own]) => [model, weights.map((row) => row.reduce((sum, w, d) => sum + w * own.get(scored[d]!.dimension)!, 0))]));
    return of.size === 0 ? [] : [{ name: test, kind: items[0]?.test ?? test, direct: false, of }];
  });
}

/** Scales of a questionnaire that are the categories. */
function scaleViews({ categories }: HumanComparison, { tests }: Assessment): View[] {
  return tests.flatMap(({ test, scores }) => {
    const found = new Map<string, number[]>();
    let scales = 0;
    categories.forEach(({ id }, c) => {
      const own = (scores.styles ?? []).filter(({ index, model, value }) => index === id && model !== null && value !== null);
      if (own.length > 0) scales++;
      for (const { model, value } of own) {
        const row = found.get(model!) ?? categories.map(() => Number.NaN);
        row[c] = value!;
        found.set(model!, row);
      }
    });
    return scales < FEWEST_CATEGORIES ? [] : [{ name: `${test}: scales of the categories`, kind: test, direct: true, of: found }];
  });
}
