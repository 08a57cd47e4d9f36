import { golden } from '@valuelex/testkit';

export const { taxonomyOf } = golden;

/** The reported taxonomy (Biedma et al. 2024), with the 19 words that its figures show. */
export const reported = taxonomyOf(golden.paperWords, 'reported');
/** The same words, but found elsewhere. */
export const derived = taxonomyOf(golden.paperWords, 'derived');
export const flat = taxonomyOf({ one: { '': ['honesty', 'courage'] }, two: { '': ['kindness', 'generosity'] }, three: { '': ['order', 'efficiency'] } });
export const strange = taxonomyOf({ one: { '': ['xqzzt', 'blorfness'] }, two: { '': ['kindness', 'generosity'] } });
