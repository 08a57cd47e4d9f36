import type { TestItem } from '@valuelex/core';

/** The stem that an item puts: items that differ in framing, or in the order of their options, alone are one. */
export const stemOf = ({ id, stemId }: Pick<TestItem, 'id' | 'stemId'>): string => stemId ?? id;

/** What is drawn from the universe of stems: a pair of stems that ask for the same, or a stem of its own. */
export const pairOf = (item: Pick<TestItem, 'id' | 'stemId' | 'pair'>): string => item.pair ?? stemOf(item);

const isNeutral = ({ framing }: TestItem): boolean => framing === undefined || framing === 'neutral';

/**
 * The items whose answers enter the scores: those that are put as they are. Other framings are there to be compared with these; where a design has
 * nothing else, they are what there is.
 */
export function countedItems(items: readonly TestItem[]): readonly TestItem[] {
  const neutral = items.filter(isNeutral);
  return neutral.length > 0 ? neutral : items;
}
