import type { StyleIndex } from '@valuelex/core';
import type { Placement } from '../instrument/place-scales.ts';
import type { Instrument, InstrumentItem } from '../instrument/schema.ts';
import type { ChoiceMade } from './read-choices.ts';
import { estimate, mean } from './style-index.ts';

/** The styles of answering of every model: what its answers show beside values. */
export function styleIndices(models: readonly string[], choices: readonly ChoiceMade[], instrument: Instrument, placement: Placement): StyleIndex[] {
  const values = instrument.options.map(({ value }) => value);
  const scale = { min: Math.min(...values), max: Math.max(...values) };
  return models.flatMap((model) => {
    const own = choices.filter(({ answer }) => answer.model === model);
    return [...fromScales(model, own, instrument, placement, scale), acquiescence(model, own, placement, scale), extreme(model, own, placement, scale), ...order(model, own, placement)];
  });
}

interface Ends {
  readonly min: number;
  readonly max: number;
}

/** Desirability, attention, and scales without a dimension. */
function fromScales(model: string, own: readonly ChoiceMade[], { scales }: Instrument, placement: Placement, { min, max }: Ends): StyleIndex[] {
  const styles = new Map<string, string[]>();
  for (const { id } of scales) {
    const place = placement.get(id)!;
    if ('style' in place) styles.set(place.style, [...(styles.get(place.style) ?? []), id]);
  }
  return [...styles].map(([index, ids]) => {
    const mine = own.filter(({ item }) => ids.includes(item.scale));
    const score = ({ item, value }: ChoiceMade): number => (index === 'attention' ? Number(value === item.right) : item.keyed === 1 ? value : min + max - value);
    const meaning =
      index === 'attention'
        ? 'share of the items with one right answer that were answered so: 1 is full attention'
        : index === 'desirability'
          ? `mean, from ${min} to ${max}: the larger, the more a model claims what hardly anyone can claim`
          : `mean of the scale ${scales.find(({ id }) => id === index)?.name ?? index}, from ${min} to ${max}`;
    const perItem = [...byItem(mine).values()].map((answers) => mean(answers.map(score)));
    return estimate([{ weight: 1, values: perItem }], { index, model, n: mine.length, meaning, unit: 'items' });
  });
}

/**
 * Agreement whatever the content: in each scale the mean of the answers as they are to items for it and to items against it, half each, beside the middle of
 * the scale; then the mean over scales (Soto, John, Gosling & Potter, 2008, J. Pers. Soc. Psychol. 94:718).
 */
function acquiescence(model: string, own: readonly ChoiceMade[], placement: Placement, { min, max }: Ends): StyleIndex {
  const balanced = new Map<string, { readonly for: ChoiceMade[]; readonly against: ChoiceMade[] }>();
  for (const choice of own.filter(({ item }) => counts(item, placement))) {
    const pair = balanced.get(choice.item.scale) ?? { for: [], against: [] };
    pair[choice.item.keyed === 1 ? 'for' : 'against'].push(choice);
    balanced.set(choice.item.scale, pair);
  }
  const pairs = [...balanced.values()].filter((pair) => pair.for.length > 0 && pair.against.length > 0);
  const raw = (choices: readonly ChoiceMade[]): number[] => [...byItem(choices).values()].map((answers) => mean(answers.map(({ value }) => value)));
  const weight = 1 / (2 * Math.max(1, pairs.length));
  return estimate(
    pairs.flatMap((pair) => [
      { weight, values: raw(pair.for) },
      { weight, values: raw(pair.against) },
    ]),
    {
      index: 'acquiescence',
      model,
      n: pairs.reduce((sum, pair) => sum + pair.for.length + pair.against.length, 0),
      meaning: '0: as much agreement with statements for a value as disagreement with those against it; positive: agreement whatever is said, in points of the scale',
      offset: -(min + max) / 2,
      unit: 'items, those for and those against each scale apart',
    },
  );
}

function extreme(model: string, own: readonly ChoiceMade[], placement: Placement, { min, max }: Ends): StyleIndex {
  const mine = own.filter(({ item }) => counts(item, placement));
  const shares = [...byItem(mine).values()].map((answers) => mean(answers.map(({ value }) => Number(value === min || value === max))));
  return estimate([{ weight: 1, values: shares }], {
    index: 'extreme-responding',
    model,
    n: mine.length,
    meaning: 'share of answers at either end of the scale: 0 none, 1 all',
    unit: 'items',
  });
}

/** What listing the options from the lowest does, item by item; none where they were listed in one order. */
function order(model: string, own: readonly ChoiceMade[], placement: Placement): StyleIndex[] {
  const both = [...byItem(own.filter(({ item }) => counts(item, placement))).values()]
    .map((answers) => ({
      n: answers.length,
      ascending: answers.filter(({ order: listed }) => listed === 'ascending').map(({ value }) => value),
      descending: answers.filter(({ order: listed }) => listed === 'descending').map(({ value }) => value),
    }))
    .filter(({ ascending, descending }) => ascending.length > 0 && descending.length > 0);
  if (both.length === 0) return [];
  return [
    estimate([{ weight: 1, values: both.map(({ ascending, descending }) => mean(ascending) - mean(descending)) }], {
      index: 'order-effect',
      model,
      n: both.reduce((sum, { n }) => sum + n, 0),
      meaning: '0: the order of the options does nothing; positive: more agreement where they are listed from the lowest, in points of the scale',
      unit: 'items',
    }),
  ];
}

/** Items with one right answer say nothing of a style. */
function counts({ scale }: InstrumentItem, placement: Placement): boolean {
  const place = placement.get(scale)!;
  return !('style' in place) || place.style !== 'attention';
}

function byItem(choices: readonly ChoiceMade[]): Map<string, ChoiceMade[]> {
  const groups = new Map<string, ChoiceMade[]>();
  for (const choice of choices) groups.set(choice.item.id, [...(groups.get(choice.item.id) ?? []), choice]);
  return groups;
}
