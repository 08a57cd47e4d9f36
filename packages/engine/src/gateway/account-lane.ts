import type { Clock } from '@valuelex/core';
import { pause } from './pause.ts';

/**
 * The calls of one account: how many at once, and how many a minute. The limit is a property of the lane alone, so that
 * whatever learns from answers need change nothing but this class.
 */
export class AccountLane {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  #running = 0;
  #nextStart = 0;
  #waiting: { readonly start: () => void }[] = [];
  /** Calls that may be at the provider at once. */
  readonly limit: number;

  constructor(limits: { readonly concurrency: number; readonly requestsPerMinute?: number | undefined }, clock: Clock) {
    this.limit = limits.concurrency;
    this.#intervalMs = limits.requestsPerMinute === undefined ? 0 : 60_000 / limits.requestsPerMinute;
    this.#clock = clock;
  }

  /** Runs one try when there is room for it, in the order of asking. Rejects with the signal's reason when it aborts before. */
  async run<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#enter(signal);
    try {
      await this.#pace(signal);
      return await attempt();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.start();
    }
  }

  #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < this.limit) {
      this.#running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting = this.#waiting.filter((entry) => entry !== waiting);
        reject(signal.reason as Error);
      };
      const waiting = {
        start: () => {
          signal.removeEventListener('abort', onAbort);
          this.#running += 1;
          resolve();
        },
      };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Spreads the starts evenly over the minute. */
  async #pace(signal: AbortSignal): Promise<void> {
    if (this.#intervalMs === 0) return;
    const now = this.#clock.now();
    const start = Math.max(now, this.#nextStart);
    this.#nextStart = start + this.#intervalMs;
    if (start > now) await pause(start - now, signal);
  }
}
