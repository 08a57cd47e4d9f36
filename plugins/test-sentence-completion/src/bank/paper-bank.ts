import type { Taxonomy } from '@valuelex/core';
import type { CodedStem } from '../items/coded-stem.ts';
import { bankScopes } from './bank-row.ts';
import type { BankRow, BankScope } from './bank-row.ts';
import * as en from './en/index.ts';
import { translations } from './translations.ts';

/** Where the paper’s taxonomy has a subdimension. */
const places: Readonly<Record<BankScope, { readonly dimension: string; readonly name: string; readonly subdimension: string; readonly subname: string }>> = {
  'self-competent': { dimension: 'd1', name: 'Competence', subdimension: 'd1.s1', subname: 'Self-Competent' },
  'user-oriented': { dimension: 'd1', name: 'Competence', subdimension: 'd1.s2', subname: 'User-Oriented' },
  social: { dimension: 'd2', name: 'Character', subdimension: 'd2.s1', subname: 'Social' },
  idealistic: { dimension: 'd2', name: 'Character', subdimension: 'd2.s2', subname: 'Idealistic' },
  professional: { dimension: 'd3', name: 'Integrity', subdimension: 'd3.s1', subname: 'Professional' },
  ethical: { dimension: 'd3', name: 'Integrity', subdimension: 'd3.s2', subname: 'Ethical' },
};

const rows: Readonly<Record<BankScope, readonly BankRow[]>> = {
  'self-competent': en.selfCompetent,
  'user-oriented': en.userOriented,
  social: en.social,
  idealistic: en.idealistic,
  professional: en.professional,
  ethical: en.ethical,
};

/** Languages of the bank: English in both forms, the others in form A. */
export const bankLanguages: readonly string[] = ['en', ...Object.keys(translations)];

/** Pairs of stems that each subdimension has. */
export const bankPairs = 20;

/** Whether a taxonomy is the paper’s: the same dimensions and subdimensions by id and name, and not found in answers by chance. */
export function isPaperTaxonomy({ origin, dimensions }: Taxonomy): boolean {
  return (
    origin !== 'derived' &&
    dimensions.length === 3 &&
    bankScopes.every((scope) => {
      const { dimension, name, subdimension, subname } = places[scope];
      const found = dimensions.find(({ id }) => id === dimension);
      return found?.name === name && found.subdimensions.length === 2 && found.subdimensions.some((sub) => sub.id === subdimension && sub.name === subname);
    })
  );
}

/**
 * The first so many pairs of each subdimension in a language. The rows of a subdimension go in turns through referent and valence, so that the first
 * nine have every combination once.
 * @param language one of {@link bankLanguages}
 */
export function bankStems(language: string, pairs = bankPairs): CodedStem[] {
  return bankScopes.flatMap((scope) =>
    rows[scope].slice(0, pairs).flatMap(([referent, valence, a, b, against], at) => {
      const pair = `${scope}.${String(at + 1).padStart(2, '0')}`;
      const targets = [scope, ...(against === undefined ? [] : [against])].map((target) => {
        const { dimension, subdimension } = places[target];
        return { dimension, subdimension, keyed: 1 as const };
      });
      const stem = (form: 'A' | 'B', text: string): CodedStem => ({
        id: `${pair}.${form}`,
        pair,
        form,
        language,
        referent,
        valence,
        conflict: against !== undefined,
        text,
        targets,
      });
      return language === 'en' ? [stem('A', a), stem('B', b)] : [stem('A', translations[language]!.formA[scope][at]!)];
    }),
  );
}
