import type { TestItem } from '@valuelex/core';

/** The subdimensions of the paper’s taxonomy, in its order. */
export const bankScopes = ['self-competent', 'user-oriented', 'social', 'idealistic', 'professional', 'ethical'] as const;
export type BankScope = (typeof bankScopes)[number];

/**
 * A pair of stems that ask for the same in other words or another scene, coded alike: the first goes to form A, the second to form B. `against`
 * makes it a conflict: acting on the one value costs something of the other.
 */
export type BankRow = readonly [
  referent: TestItem['referent'],
  valence: NonNullable<TestItem['valence']>,
  a: string,
  b: string,
  against?: BankScope,
];
