import type { Taxonomy } from '@valuelex/core';
import type { BankValue, DilemmaPair } from './dilemma.ts';
import { ideals } from './ideals.ts';
import { selfCompetent } from './self-competent.ts';
import { social } from './social.ts';
import { userOriented } from './user-oriented.ts';

/** 60 dilemmas of our own, four for each of the 15 pairs of the six subdimensions that the ValueLex paper reports. */
export const paperBank: readonly DilemmaPair[] = [...selfCompetent, ...userOriented, ...social, ...ideals];

const byName: Readonly<Record<string, BankValue>> = {
  'Self-Competent': 'self-competent',
  'User-Oriented': 'user-oriented',
  Social: 'social',
  Idealistic: 'idealistic',
  Professional: 'professional',
  Ethical: 'ethical',
};

/**
 * Which subdimension, by id, is which value of the bank. Null unless the taxonomy is the reported one, names and all: the words of a
 * taxonomy that was found elsewhere decide what its values are, whatever their names.
 */
export function bankValues({ origin, dimensions }: Taxonomy): ReadonlyMap<string, BankValue> | null {
  const subdimensions = dimensions.flatMap((dimension) => dimension.subdimensions);
  const found = new Map(subdimensions.flatMap(({ id, name }) => (byName[name] === undefined ? [] : [[id, byName[name]] as const])));
  const isWhole = found.size === subdimensions.length && new Set(found.values()).size === Object.keys(byName).length;
  return origin === 'reported' && isWhole ? found : null;
}
