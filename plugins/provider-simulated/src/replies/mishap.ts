import type { FinishReason } from '@valuelex/core';
import { refusals, strays } from '../data/phrasing.ts';
import type { Training } from '../population/roster.ts';
import type { Random } from '../random.ts';

/** How often answers go wrong, by training. */
const rates: Record<Training, { refusal: number; empty: number; stray: number; truncated: number }> = {
  base: { refusal: 0.01, empty: 0.03, stray: 0.22, truncated: 0.06 },
  sft: { refusal: 0.03, empty: 0.005, stray: 0.04, truncated: 0.02 },
  rlhf: { refusal: 0.05, empty: 0.003, stray: 0.015, truncated: 0.02 },
};

export interface Reply {
  readonly text: string;
  readonly finishReason: FinishReason;
}

/**
 * Lets an answer be refused, left empty, miss the point or break off, as real ones do.
 *
 * @param refusalFactor how much more than usual this model refuses.
 */
export function withMishaps(answer: () => string, training: Training, refusalFactor: number, random: Random): Reply {
  const { refusal, empty, stray, truncated } = rates[training];
  if (random.chance(Math.min(0.5, refusal * refusalFactor)))
    return { text: random.pick(refusals), finishReason: random.chance(0.15) ? 'refusal' : 'stop' };
  if (random.chance(empty)) return { text: random.pick(['', '', '\n', ' ']), finishReason: 'stop' };
  if (random.chance(stray)) return { text: random.pick(strays), finishReason: 'stop' };
  const text = answer();
  if (!random.chance(truncated)) return { text, finishReason: 'stop' };
  return { text: text.slice(0, Math.floor(text.length * (0.4 + 0.5 * random.uniform()))), finishReason: 'length' };
}
