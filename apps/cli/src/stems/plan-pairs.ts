import { referents, valences } from '@valuelex/core';
import type { Taxonomy } from '@valuelex/core';
import type { StemRow } from './stem-row.ts';

/** What stems are wanted for: a subdimension, or a dimension that has none. */
export interface Scope {
  readonly id: string;
  readonly target: StemRow['targets'][number];
  readonly members: readonly string[];
}

/** One pair of stems that is wanted, with its codes. */
export interface WantedPair extends Pick<StemRow, 'referent' | 'valence'> {
  /** From 1, within its scope. */
  readonly number: number;
  readonly scope: Scope;
  /** The value that it is put against. */
  readonly against: Scope | undefined;
}

/** Of ten pairs these are conflicts, counted from 0. */
const conflicts: ReadonlySet<number> = new Set([2, 4, 9]);

export function scopesOf({ dimensions }: Taxonomy): Scope[] {
  return dimensions.flatMap(({ id, members, subdimensions }): Scope[] =>
    subdimensions.length === 0
      ? [{ id, target: { dimension: id, keyed: 1 }, members: members.map(({ descriptor }) => descriptor) }]
      : subdimensions.map((sub) => ({ id: sub.id, target: { dimension: id, subdimension: sub.id, keyed: 1 }, members: sub.members })),
  );
}

/**
 * The pairs that are wanted, coded beforehand: referent and valence go in turns, so that nine pairs have every combination once; three of ten put
 * the value against the others in turn. A model only words them.
 */
export function planPairs(scopes: readonly Scope[], pairs: number): WantedPair[] {
  return scopes.flatMap((scope, at) => {
    const others = [...scopes.slice(at + 1), ...scopes.slice(0, at)];
    let next = 0;
    return Array.from({ length: pairs }, (_, i): WantedPair => ({
      number: i + 1,
      scope,
      referent: referents[i % 3]!,
      valence: valences[((i % 3) + Math.floor(i / 3)) % 3]!,
      against: conflicts.has(i % 10) && others.length > 0 ? others[next++ % others.length] : undefined,
    }));
  });
}
