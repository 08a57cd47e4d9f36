import { valuesMind } from './values-mind.ts';
import { valuesOrder } from './values-order.ts';
import { valuesOthers } from './values-others.ts';
import { valuesWorld } from './values-world.ts';

/** A value and all the ways in which a simulated model may put it. */
export interface ValueWord {
  readonly word: string;
  /** Semantic field: words near in meaning share one. Says nothing about dimensions. */
  readonly field: string;
  /** Inflections and derivations of the word; the first is the usual one. */
  readonly forms: readonly string[];
  readonly synonyms: readonly string[];
  /** A phrase of several words. */
  readonly paraphrase: string;
  /** Clauses that live the value without naming it. */
  readonly acts: readonly string[];
}

const split = (text: string): string[] => text.split('|');

/** All values, field by field; neighbouring fields are the closest in meaning, and the last is a neighbour of the first. */
export function valueWords(): ValueWord[] {
  const fields = { ...valuesMind, ...valuesOthers, ...valuesWorld, ...valuesOrder };
  return Object.entries(fields).flatMap(([field, rows]) =>
    rows.map(([word, forms, synonyms, paraphrase, acts]) => ({
      word,
      field,
      forms: split(forms),
      synonyms: split(synonyms),
      paraphrase,
      acts: split(acts),
    })),
  );
}

/** How a value may appear other than by its word and the inflections of it. */
export interface SurfaceForm {
  readonly word: string;
  readonly kind: 'synonym' | 'paraphrase' | 'completion';
  readonly text: string;
}

/** Every surface form of every value. They live in this package alone, so that nothing that reads answers can know them. */
export function surfaceForms(): SurfaceForm[] {
  return valueWords().flatMap(({ word, synonyms, paraphrase, acts }) => [
    ...synonyms.map((text) => ({ word, kind: 'synonym' as const, text })),
    { word, kind: 'paraphrase' as const, text: paraphrase },
    ...acts.map((text) => ({ word, kind: 'completion' as const, text })),
  ]);
}
