import type { TestItem } from '@valuelex/core';

/** Two stems that ask for the same in different words or scenes: the first goes to form A, the second to form B. */
export interface StemPair {
  readonly referent: TestItem['referent'];
  readonly stems: readonly [a: string, b: string];
}

/** Shorthand for the banks. */
export const pair = (referent: StemPair['referent'], a: string, b: string): StemPair => ({ referent, stems: [a, b] });
