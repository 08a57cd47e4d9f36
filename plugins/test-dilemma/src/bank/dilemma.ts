import type { TestItem } from '@valuelex/core';

/** The values of the bank: the subdimensions of the ValueLex paper (Biedma et al. 2024). */
export type BankValue = 'self-competent' | 'user-oriented' | 'social' | 'idealistic' | 'professional' | 'ethical';

/** A situation with two courses of action, either good, one of which must be given up. */
export interface Dilemma {
  readonly referent: TestItem['referent'];
  readonly situation: string;
  /** What acts on the first value, and what acts on the second. */
  readonly courses: readonly [first: string, second: string];
}

/** The dilemmas of a pair of values: two for form A, two for form B. */
export interface DilemmaPair {
  readonly values: readonly [first: BankValue, second: BankValue];
  readonly forms: { readonly A: readonly Dilemma[]; readonly B: readonly Dilemma[] };
}

/** Shorthand for the bank. */
export const dilemma = (referent: Dilemma['referent'], situation: string, first: string, second: string): Dilemma => ({ referent, situation, courses: [first, second] });
