import type { Taxonomy } from '@valuelex/core';

/** What is compared: a subdimension, or a dimension that has none. */
export interface Value {
  /** Id in the taxonomy. */
  readonly id: string;
  readonly dimension: string;
  readonly subdimension: string | null;
  readonly members: readonly string[];
  /** All words of its dimension: an answer is scored on that, too. */
  readonly guarded: readonly string[];
}

/** The values of a taxonomy, in its order. */
export function valuesOf({ dimensions }: Taxonomy): Value[] {
  return dimensions.flatMap(({ id, members, subdimensions }): Value[] => {
    const own = members.map(({ descriptor }) => descriptor);
    const guarded = [...new Set([...own, ...subdimensions.flatMap((sub) => sub.members)])];
    if (subdimensions.length === 0) return [{ id, dimension: id, subdimension: null, members: own, guarded }];
    return subdimensions.map((sub) => ({ id: sub.id, dimension: id, subdimension: sub.id, members: sub.members, guarded }));
  });
}

/**
 * Pairs of n values, `most` of them at most. If not all can be asked, each value meets its neighbours in a circle, the nearest
 * first, so that everything stays connected and all meet about equally often.
 */
export function pairsOf(n: number, most: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let apart = 1; apart <= n / 2; apart++) {
    for (let i = 0; i < (2 * apart === n ? apart : n); i++) {
      const j = (i + apart) % n;
      pairs.push([Math.min(i, j), Math.max(i, j)]);
    }
  }
  return pairs.slice(0, most).sort(([a, b], [c, d]) => a - c || b - d);
}
