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
 * Pairs of values, by their places: values stand in a circle, dimensions by turns, and neighbours come first. So whoever takes the first of them has
 * all values about equally often, and mostly pairs between dimensions.
 */
export function pairsOf(values: readonly Pick<Value, 'dimension'>[]): (readonly [number, number])[] {
  const circle = byTurns(values);
  const n = circle.length;
  const pairs: (readonly [number, number])[] = [];
  for (let apart = 1; apart <= n / 2; apart++) {
    for (let i = 0; i < (2 * apart === n ? apart : n); i++) {
      const [a, b] = [circle[i]!, circle[(i + apart) % n]!];
      pairs.push([Math.min(a, b), Math.max(a, b)]);
    }
  }
  return pairs;
}

/** The first `most` of the pairs, those before all that connect what is not connected yet, in the order of places. */
export function connectedFirst<T extends { readonly pair: readonly [number, number] }>(candidates: readonly T[], most: number): T[] {
  const group = new Map(candidates.flatMap(({ pair }) => pair.map((value) => [value, value] as const)));
  const bridges = candidates.filter(({ pair: [a, b] }) => {
    const [from, to] = [group.get(a)!, group.get(b)!];
    if (from === to) return false;
    for (const [value, own] of group) if (own === from) group.set(value, to);
    return true;
  });
  const chosen = [...bridges, ...candidates.filter((one) => !bridges.includes(one))].slice(0, most);
  return chosen.sort(({ pair: [a, b] }, { pair: [c, d] }) => a - c || b - d);
}

/** Places of the values: the first of every dimension, then the second of each, and so on. */
function byTurns(values: readonly Pick<Value, 'dimension'>[]): number[] {
  const seen = new Map<string, number>();
  const rounds = values.map(({ dimension }, at) => {
    const round = seen.get(dimension) ?? 0;
    seen.set(dimension, round + 1);
    return { at, round };
  });
  return rounds.sort((a, b) => a.round - b.round || a.at - b.at).map(({ at }) => at);
}
