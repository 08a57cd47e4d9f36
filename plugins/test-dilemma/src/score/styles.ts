import type { Interval, StyleIndex } from '@valuelex/core';
import { circularTriads, tQuantile } from '@valuelex/psychometrics';
import type { ComparisonModel } from '@valuelex/psychometrics';
import type { Choice, Level } from './collect.ts';
import { comparisonsOf, uncertaintyOf } from './fit-model.ts';
import type { Scaling } from './fit-model.ts';

const level = 0.95;

/** Position bias, consistency over orders, and intransitivity of one model. */
export function stylesOf(model: string, choices: readonly Choice[], values: Level, fit: ComparisonModel | null, scaling: Scaling): StyleIndex[] {
  const n = choices.filter(({ choice }) => choice !== null).length;
  const order = fit?.orderEffect ?? null;
  const agreement = agreements(choices);
  const triads = circularTriads(comparisonsOf(choices, values).comparisons, Math.max(1, values.options.length));
  const index = (name: string, value: number | null, meaning: string, interval: Interval | null = null, rests = n): StyleIndex => ({ index: name, model, value, interval, n: rests, meaning });
  return [
    { ...index('position-bias', order?.estimate ?? null, meanings['position-bias'](scaling), order === null ? null : (uncertaintyOf(order)?.interval ?? null)), unit: scaling === 'thurstone' ? 'normal-deviates' : 'log-odds' },
    index('order-consistency', mean(agreement), meanings['order-consistency'], meanInterval(agreement, 'stems'), agreement.length),
    index('intransitivity', triads.consistence === null ? null : 1 - triads.consistence, meanings.intransitivity),
    index('intransitivity-p', triads.p, meanings['intransitivity-p']),
  ];
}

const meanings = {
  'position-bias': (scaling: Scaling): string =>
    `What being shown first, under the label A, adds to a course, in ${scaling === 'thurstone' ? 'normal deviates' : 'log-odds'}: 0 is no bias, above 0 favours the first, below 0 the second.`,
  'order-consistency': 'Share of pairs of answers to a dilemma in its two orders that take the same course: 1 is always, .5 what coins do, 0 always the same position. n: dilemmas.',
  intransitivity:
    'Circular triads of values (one beats a second, that a third, and that the first) as a share of the most there can be: 0 is a perfect order, 1 the least order (1 − ζ, Kendall & Babington Smith 1940).',
  'intransitivity-p': 'Probability that choices by coin have no more circular triads: small says that the values are in an order, large that no order shows.',
} as const;

/** The mean over models, with an interval over them. */
export function overallStyles(of: readonly StyleIndex[]): StyleIndex[] {
  const names = [...new Set(of.map(({ index }) => index))].filter((name) => name !== 'intransitivity-p');
  return names.map((name): StyleIndex => {
    const own = of.filter(({ index, value }) => index === name && value !== null);
    const values = own.map(({ value }) => value!);
    const { meaning, unit } = of.find(({ index }) => index === name)!;
    return { index: name, model: null, value: mean(values), interval: meanInterval(values, 'models'), n: own.reduce((sum, { n }) => sum + n, 0), ...(unit && { unit }), meaning: `Mean over models. ${meaning}` };
  });
}

/** Per stem, the share of its pairs of answers in either order, from the same setting and replicate, that take the same course. */
function agreements(choices: readonly Choice[]): number[] {
  const byStem = new Map<string, Map<string, { readonly item: string; readonly taken: string }[]>>();
  for (const { answer, item, stem, choice } of choices) {
    const taken = choice === null ? undefined : item.choices?.[choice];
    if (taken === undefined) continue;
    const trials = byStem.get(stem) ?? new Map<string, { item: string; taken: string }[]>();
    byStem.set(stem, trials);
    const key = `${answer.respondent}\n${answer.replicate}`;
    trials.set(key, [...(trials.get(key) ?? []), { item: item.id, taken: taken.subdimension ?? taken.dimension }]);
  }
  return [...byStem].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, trials]) => {
    const pairs = [...trials.values()].filter((own) => own.length === 2 && own[0]!.item !== own[1]!.item);
    return pairs.length === 0 ? [] : [pairs.filter(([a, b]) => a!.taken === b!.taken).length / pairs.length];
  });
}

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

/** A t interval, or null where values are fewer than two or all the same. */
function meanInterval(values: readonly number[], of: string): Interval | null {
  const centre = mean(values);
  if (centre === null || new Set(values).size < 2) return null;
  const n = values.length;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1) / n);
  const reach = tQuantile((1 + level) / 2, n - 1) * error;
  return { lower: centre - reach, upper: centre + reach, level, method: `t interval over ${of}` };
}
