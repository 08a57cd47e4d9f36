import { jest } from '@jest/globals';
import type { RateLimitReport, Usage } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import { AccountLane } from '../gateway/pace/account-lane.ts';
import type { LaneLimits } from '../gateway/pace/account-lane.ts';
import { retrying } from '../gateway/failures/retrying.ts';

/** How a server limits requests, on the clock of the test. */
export interface ServerLimits {
  readonly perSecond: number;
  /** Calls that it lets pass at once. */
  readonly burst: number;
  readonly kind: 'bucket' | 'window';
  readonly latencyMs: number;
  /** What its answers tell: `reset` of a bucket is the time until it is full, as OpenAI has it, or until the next call may come. */
  readonly tells?: 'until-full' | 'until-next' | 'whole-seconds';
  readonly retryAfterMs?: number;
  /** Which of its words tell; both where not given. */
  readonly tellsIn?: 'answers' | 'refusals';
}

interface Answer {
  readonly usage: Usage;
  readonly limits?: RateLimitReport;
}

export interface Outcome {
  readonly answered: number;
  readonly failed: number;
  readonly refused: number;
  /** Time from the first call to the last answer. */
  readonly seconds: number;
  /** Answers a second. */
  readonly rate: number;
}

/** Asks `calls` questions through a lane, as a gateway does, and moves the clock until all are settled. Needs fake timers. */
export async function askLimited(server: ServerLimits, calls: number, limits: Partial<LaneLimits> = {}): Promise<Outcome> {
  const clock = { now: () => Date.now() };
  const lane = new AccountLane({ concurrency: 64, ...limits }, clock);
  const from = clock.now();
  let last = from;
  let level = server.burst;
  let refilledAt = from;
  let refused = 0;
  const refill = (): void => {
    const now = clock.now();
    if (server.kind === 'bucket') {
      level = Math.min(server.burst, level + ((now - refilledAt) / 1000) * server.perSecond);
      refilledAt = now;
    } else if (now - refilledAt >= 1000) {
      level = server.burst;
      refilledAt += Math.floor((now - refilledAt) / 1000) * 1000;
    }
  };
  const report = (): RateLimitReport | undefined => {
    if (server.tells === undefined) return undefined;
    const untilFull = ((server.burst - level) / server.perSecond) * 1000;
    const untilNext = level >= 1 ? 0 : ((1 - level) / server.perSecond) * 1000;
    const untilWindow = refilledAt + 1000 - clock.now();
    const exact = server.kind === 'window' ? untilWindow : server.tells === 'until-next' ? untilNext : untilFull;
    const requestsResetMs = server.tells === 'whole-seconds' ? Math.ceil(exact / 1000) * 1000 : Math.ceil(exact);
    return { requestsLimit: server.burst, requestsRemaining: Math.floor(level), requestsResetMs };
  };
  const ask = async (): Promise<Answer> => {
    refill();
    if (level < 1) {
      refused += 1;
      await after(5);
      const limits = server.tellsIn === 'answers' ? undefined : report();
      throw new ProviderError('rate-limit', 'slow down', {
        ...(server.retryAfterMs !== undefined && { retryAfterMs: server.retryAfterMs }),
        ...(limits && { limits }),
      });
    }
    level -= 1;
    const told = server.tellsIn === 'refusals' ? undefined : report();
    await after(server.latencyMs);
    return { usage: { inputTokens: 10, outputTokens: 20 }, ...(told && { limits: told }) };
  };
  let answered = 0;
  let failed = 0;
  const signal = new AbortController().signal;
  const all = Array.from({ length: calls }, (_, n) =>
    retrying(
      (nth) => lane.run({ attempt: ask, nth, tokens: 30, learn: (answer) => answer }, signal),
      { attempts: 5, seed: 1, purpose: String(n), hasAnswered: () => true },
      signal,
    ).then(
      () => {
        answered += 1;
        last = clock.now();
      },
      () => {
        failed += 1;
      },
    ),
  );
  while (answered + failed < calls) await jest.advanceTimersByTimeAsync(1000);
  await Promise.all(all);
  const seconds = (last - from) / 1000;
  return { answered, failed, refused, seconds, rate: answered / seconds };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
