import { createContext } from 'preact';
import type { Comparison } from '@valuelex/core';
import { shown } from '../parts/format.ts';

/** How simulated data are marked, on the page and on what leaves it. */
export interface Mark {
  /** Beside a heading. */
  readonly tag: string;
  /** Under the title of a saved picture. */
  readonly title: string;
  /** In every row of a saved table. */
  readonly cell: string;
}

/** Null: nothing here is simulated. */
export const MarkContext = createContext<Mark | null>(null);

export const simulatedMark: Mark = { tag: 'simulated data', title: 'Simulated data', cell: 'true' };

/** Of two studies one may be simulated: then it is named. */
export function markOf({ a, b }: Comparison): Mark | null {
  if (a.simulated && b.simulated) return simulatedMark;
  if (!a.simulated && !b.simulated) return null;
  const side = a.simulated ? 'first' : 'second';
  return { tag: `${side} study simulated`, title: `Simulated data in the ${side} study, ${shown((a.simulated ? a : b).study)}`, cell: side };
}
