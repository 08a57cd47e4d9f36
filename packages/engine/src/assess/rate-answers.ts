import type { Rating, RatingRequest, RatingResult } from '@valuelex/core';
import type { LoadedRater } from '../study/run-context.ts';
import type { RatingTask } from './rating-tasks.ts';

/** Requests handed to a rater at once: raters that ask models keep several in flight. */
const BATCH = 200;
/** Batches under way at once, so that the slow end of one keeps nobody waiting. */
const AT_ONCE = 2;

export interface RatedAnswers {
  /** In the order of the tasks. */
  readonly ratings: readonly Rating[];
  /** Judgements, masked ones among them. */
  readonly asked: number;
  /** Judgements that could not be had. */
  readonly failed: number;
  /** Why the first of them could not. */
  readonly reason: string | null;
}

/** Whose answers a judge should be doubted on: flags by model. */
export type SelfPreference = (model: string) => readonly string[];

/**
 * Has every task judged, and judged again with member words masked where the answer holds any. The rater learns nothing of who answered.
 * A batch that fails is asked again one by one, so that one failing call costs one judgement.
 */
export async function rateAnswers(rater: LoadedRater, tasks: Iterable<RatingTask>, selfPreference: SelfPreference, signal: AbortSignal): Promise<RatedAnswers> {
  const ratings: (Rating | undefined)[] = [];
  let asked = 0;
  const losses: { readonly at: number; readonly reason: string }[] = [];
  const judgeBatch = async (from: number, batch: readonly RatingTask[]): Promise<void> => {
    const requests = batch.flatMap(({ request, masked }) => (masked === undefined ? [request] : [request, masked]));
    asked += requests.length;
    const results = await judged(rater, requests, signal);
    let next = 0;
    for (const [i, { answer, request, masked }] of batch.entries()) {
      const plain = results[next++]!;
      const second = masked === undefined ? undefined : results[next++]!;
      for (const one of [plain, second]) if (typeof one === 'string') losses.push({ at: from + i, reason: one });
      if (typeof plain === 'string') continue;
      const { dimension, subdimension } = request.target;
      ratings[from + i] = {
        answer: answer.id,
        item: answer.item,
        dimension,
        ...(subdimension === undefined ? {} : { subdimension }),
        rater: rater.label,
        score: plain.score,
        ...(second !== undefined && typeof second !== 'string' && { masked: second.score }),
        flags: joined(plain.flags, selfPreference(answer.model)),
      };
    }
  };
  const drawn = tasks[Symbol.iterator]();
  let from = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      const batch: RatingTask[] = [];
      for (let next = drawn.next(); next.done !== true; next = drawn.next()) if (batch.push(next.value) === BATCH) break;
      if (batch.length === 0) return;
      const mine = from;
      from += batch.length;
      await judgeBatch(mine, batch);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  losses.sort((a, b) => a.at - b.at);
  return { ratings: ratings.filter((rating) => rating !== undefined), asked, failed: losses.length, reason: losses[0]?.reason ?? null };
}

/** Results in the order of the requests; in place of one that could not be had, why. */
async function judged(rater: LoadedRater, requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly (RatingResult | string)[]> {
  try {
    return await rater.port.rate(requests, signal);
  } catch {
    signal.throwIfAborted();
  }
  const alone = await Promise.allSettled(requests.map((request) => rater.port.rate([request], signal)));
  signal.throwIfAborted();
  return alone.map((one) => (one.status === 'fulfilled' ? one.value[0]! : one.reason instanceof Error ? one.reason.message : String(one.reason)));
}

/** Most ratings carry no flag: they share one list. */
const none: string[] = [];
const joined = (a: readonly string[], b: readonly string[]): string[] => (a.length === 0 && b.length === 0 ? none : [...a, ...b]);
