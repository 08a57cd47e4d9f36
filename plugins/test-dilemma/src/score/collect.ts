import { DataError } from '@valuelex/core';
import type { ItemAnswer, ScoreInput, TestItem } from '@valuelex/core';
import { readChoice } from '../read/read-choice.ts';
import type { Unread } from '../read/read-choice.ts';

/** One answer, read. */
export interface Choice {
  readonly answer: ItemAnswer;
  readonly item: TestItem;
  readonly stem: string;
  /** 0: the option shown first was chosen, 1: the second; null: none could be read. */
  readonly choice: 0 | 1 | null;
  readonly reason: Unread | null;
}

/** What can be set against each other: dimensions, or the values inside them. */
export interface Level {
  readonly name: 'dimension' | 'value';
  readonly options: readonly Option[];
  /** Index of what taking an option of an item speaks for; undefined where the item does not tell on this level. */
  readonly optionOf: (item: TestItem, at: 0 | 1) => number | undefined;
}

export interface Option {
  readonly id: string;
  readonly dimension: string;
  readonly subdimension: string | null;
}

/** Answers to the items of the test, by id, with the choices that can be read in them. */
export function readAnswers({ items, answers }: Pick<ScoreInput, 'items' | 'answers'>): Choice[] {
  const byId = new Map(items.map((item) => [item.id, { item, texts: optionsOf(item) }]));
  // Sums of floating-point numbers depend on their order, so there is one order.
  return answers
    .filter(({ item }) => byId.has(item))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((answer): Choice => {
      const { item, texts } = byId.get(answer.item)!;
      return { answer, item, stem: stemOf(item), ...readChoice(answer.text, texts) };
    });
}

export const stemOf = ({ stemId, id }: TestItem): string => stemId ?? id;

/** The texts of the two options, as they were shown. */
function optionsOf({ id, stem, choices }: TestItem): [string, string] {
  const [a, b] = stem.split('\n').slice(-2).map((line) => line.slice(line.indexOf(')') + 1).trim());
  if (a === undefined || b === undefined || choices?.length !== 2) throw new DataError('item', `${id} is no choice between two courses of action.`);
  return [a, b];
}

/** The levels on which a test tells something, in the order of the taxonomy; only what an item targets is compared. */
export function levelsOf({ items, taxonomy }: Pick<ScoreInput, 'items' | 'taxonomy'>): Level[] {
  const choices = items.flatMap((item) => (item.choices === undefined ? [] : [item.choices]));
  const across = new Set(choices.flatMap((pair) => (pair[0]?.dimension === pair[1]?.dimension ? [] : pair.map(({ dimension }) => dimension))));
  const within = new Set(choices.flatMap((pair) => pair.map(({ dimension, subdimension }) => subdimension ?? dimension)));
  const dimensions = taxonomy.dimensions.filter(({ id }) => across.has(id)).map(({ id }): Option => ({ id, dimension: id, subdimension: null }));
  const values = taxonomy.dimensions.flatMap(({ id, subdimensions }): Option[] => [
    ...(within.has(id) ? [{ id, dimension: id, subdimension: null }] : []),
    ...subdimensions.filter((sub) => within.has(sub.id)).map((sub) => ({ id: sub.id, dimension: id, subdimension: sub.id })),
  ]);
  return [level('dimension', dimensions, ({ dimension }) => dimension), level('value', values, ({ dimension, subdimension }) => subdimension ?? dimension)];
}

type Taken = NonNullable<TestItem['choices']>[number];

function level(name: Level['name'], options: readonly Option[], idOf: (taken: Taken) => string): Level {
  const index = new Map(options.map(({ id }, at) => [id, at]));
  return {
    name,
    options,
    optionOf: ({ choices }, at) => {
      const ids = choices?.map(idOf);
      return ids === undefined || ids[0] === ids[1] ? undefined : index.get(ids[at]!);
    },
  };
}

/** The items of a level that set an option against another. */
export function speaksOf(own: Level, option: number, item: TestItem): boolean {
  return own.optionOf(item, 0) === option || own.optionOf(item, 1) === option;
}
