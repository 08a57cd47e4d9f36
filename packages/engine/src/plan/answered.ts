import type { ResponseStore } from '@valuelex/core';
import type { Gateway } from '../gateway/gateway.ts';
import type { Slice } from './slices.ts';

/** Calls that are looked up at most: more are told from a sample. */
const mostLookedUp = 50_000;
/** Look-ups at once. */
const atOnce = 256;

export interface Answered {
  /** Of a slice, how many calls are stored; an estimate where {@link sampled}. */
  of(slice: Slice): number;
  readonly sampled: boolean;
}

/**
 * Which calls of a plan are stored already. Every call is looked up, or one at a random place in every stretch of them where there are
 * very many; then the share found holds for all calls of the stage to the same model.
 * @param uniform draws in [0, 1)
 */
export async function findAnswered(
  slices: readonly Slice[],
  store: Pick<ResponseStore, 'count' | 'has'>,
  gateway: Pick<Gateway, 'keyOf'>,
  uniform: () => number,
): Promise<Answered> {
  if ((await store.count()) === 0) return { of: () => 0, sampled: false };
  const known = slices.filter((slice) => slice.callAt !== undefined);
  const total = known.reduce((sum, { calls }) => sum + calls, 0);
  const stretch = Math.max(1, Math.ceil(total / mostLookedUp));
  const groups = new Map<string, { looked: number; found: number }>();
  let waiting: Promise<void>[] = [];
  let offset = 0;
  let next = Math.floor(uniform() * stretch);
  for (const slice of known) {
    const group = groups.get(groupOf(slice)) ?? { looked: 0, found: 0 };
    groups.set(groupOf(slice), group);
    for (; next < offset + slice.calls; next = (Math.floor(next / stretch) + 1) * stretch + Math.floor(uniform() * stretch)) {
      const call = slice.callAt?.(next - offset);
      if (call === undefined) continue;
      group.looked += 1;
      waiting.push(store.has(gateway.keyOf(call)).then((found) => void (group.found += Number(found))));
      if (waiting.length < atOnce) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    offset += slice.calls;
  }
  await Promise.all(waiting);
  return {
    sampled: stretch > 1,
    of: (slice) => {
      const group = groups.get(groupOf(slice));
      return group === undefined || group.looked === 0 || slice.callAt === undefined ? 0 : (slice.calls * group.found) / group.looked;
    },
  };
}

const groupOf = ({ stage, ref }: Slice): string => `${stage} ${ref}`;
