import type { Coefficient, Diagnostic, Interval } from '@valuelex/core';
import { fromRows, normalQuantile, pearson, spearmanBrown } from '@valuelex/psychometrics';
import type { Choice, Level } from './collect.ts';
import { fitModel } from './fit-model.ts';
import type { Scaling } from './fit-model.ts';

const level = 0.95;
/** With fewer models a correlation over models is a number without meaning. */
const fewestModels = 3;

/** Abilities per model, by option; only models whose choices connect them. */
type Abilities = ReadonlyMap<string, readonly number[]>;

/** Two sets of dilemmas that ought to give the same scores. */
interface Halves {
  readonly name: string;
  readonly scores: readonly [Abilities, Abilities];
  /** The whole test is twice as long as a half. */
  readonly steppedUp: boolean;
}

/** Correlation of parallel forms and of halves: over models for every option, and inside models over the options. */
export function reliabilityOf(own: Level, byModel: ReadonlyMap<string, readonly Choice[]>, scaling: Scaling, diagnostics: Diagnostic[]): Coefficient[] {
  const abilities = (keep: (choice: Choice) => boolean): Abilities =>
    new Map(
      [...byModel].flatMap(([model, choices]) => {
        const fit = fitModel(choices.filter(keep), own, scaling, false);
        return fit === null ? [] : [[model, fit.abilities.map(({ estimate }) => estimate)] as const];
      }),
    );
  const all = [...byModel.values()].flat();
  const forms = [...new Set(all.map(({ item }) => item.form))].sort();
  const turn = alternation(all);
  const designs: Halves[] = [
    ...(forms.length === 2 ? [{ name: 'parallel-forms-r', scores: forms.map((form) => abilities(({ item }) => item.form === form)) as unknown as [Abilities, Abilities], steppedUp: false }] : []),
    { name: 'split-half', scores: [abilities(({ stem }) => turn.get(stem) === 0), abilities(({ stem }) => turn.get(stem) === 1)], steppedUp: true },
  ];
  return designs.flatMap(({ name, scores: [a, b], steppedUp }) => {
    const models = [...a.keys()].filter((model) => b.has(model));
    const between = own.options.map(({ id }, at) => {
      const { r, interval } = correlate(models.map((model) => [a.get(model)![at]!, b.get(model)![at]!]), steppedUp);
      return { coefficient: name, scope: id, level: 'between-models' as const, value: r, interval, n: models.length };
    });
    // With two options a profile is one number and its mirror image.
    const profiles = own.options.length < 3 ? [] : models.flatMap((model) => correlate(a.get(model)!.map((value, at) => [value, b.get(model)![at]!]), steppedUp).r ?? []);
    const missing = between.filter(({ value }) => value === null).map(({ scope }) => scope);
    if (missing.length > 0) {
      const why = models.length < fewestModels ? `it compares models, ${models.length} could be scored on both parts, and it takes ${fewestModels}.` : 'all models got one score on a part.';
      diagnostics.push({ code: models.length < fewestModels ? 'too-few-models' : 'forms-not-comparable', severity: 'warning', message: `${name}: ${why}`, variables: missing });
    }
    return [
      ...between,
      {
        coefficient: name === 'split-half' ? 'split-half-of-profiles' : 'parallel-forms-of-profiles',
        scope: own.name === 'dimension' ? 'dimensions' : 'values',
        level: 'within-models' as const,
        value: profiles.length === 0 ? null : profiles.reduce((sum, value) => sum + value, 0) / profiles.length,
        interval: null,
        n: profiles.length,
      },
    ];
  });
}

/** Dilemmas of a pair of values go to the two halves by turns, so that each half has every pair and both forms. */
function alternation(choices: readonly Choice[]): ReadonlyMap<string, 0 | 1> {
  const pairs = new Map<string, Set<string>>();
  for (const { item, stem } of choices) {
    const pair = (item.choices ?? []).map(({ dimension, subdimension }) => subdimension ?? dimension).sort().join('\n');
    pairs.set(pair, (pairs.get(pair) ?? new Set()).add(stem));
  }
  return new Map([...pairs.values()].flatMap((stems) => [...stems].sort().map((stem, at) => [stem, (at % 2) as 0 | 1] as const)));
}

function correlate(rows: readonly (readonly [number, number])[], steppedUp: boolean): { readonly r: number | null; readonly interval: Interval | null } {
  if (rows.length < fewestModels || [0, 1].some((at) => new Set(rows.map((row) => row[at])).size < 2)) return { r: null, interval: null };
  const r = pearson(fromRows(rows)).data[1]!;
  // Halves that go against each other share nothing that a longer test could bring out.
  const step = (value: number): number => (steppedUp && value > 0 ? spearmanBrown(value, 2) : value);
  if (rows.length === 3 || Math.abs(r) >= 1) return { r: step(r), interval: null };
  const reach = normalQuantile((1 + level) / 2) / Math.sqrt(rows.length - 3);
  const [lower, upper] = [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)];
  return { r: step(r), interval: { lower: step(lower), upper: step(upper), level, method: `Fisher z${steppedUp ? ', stepped up by Spearman and Brown where above 0' : ''}, models as rows` } };
}
