import type { TestItem } from '@valuelex/core';

/** Two stems that ask for the same in different words or scenes: the first goes to form A, the second to form B. */
export interface StemPair {
  readonly referent: TestItem['referent'];
  readonly valence: NonNullable<TestItem['valence']>;
  readonly stems: readonly [a: string, b: string];
}

/** Shorthand for the banks. */
export const pair = (referent: StemPair['referent'], a: string, b: string, valence: StemPair['valence'] = 'neutral'): StemPair => ({
  referent,
  valence,
  stems: [a, b],
});
