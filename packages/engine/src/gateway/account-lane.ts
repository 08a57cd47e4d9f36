import type { Clock } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import { LaneCounts } from './lane-counts.ts';
import type { LaneSnapshot } from './lane-snapshot.ts';
import { Pacer } from './pacer.ts';
import { pause } from './pause.ts';

/** What a lane keeps within; see `limits` of the config. */
export interface LaneLimits {
  readonly concurrency: number;
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
}

/** Tokens of an answer, until answers have been seen. */
const firstGuess = 128;

/**
 * The calls of one account: how many at once, how many and how many tokens a minute. The limit is a property of the lane alone, so that
 * whatever learns from answers need change nothing but this class.
 */
export class AccountLane {
  readonly #clock: Clock;
  readonly #requests: Pacer;
  readonly #tokens: Pacer;
  readonly #counts = new LaneCounts();
  #running = 0;
  #answers = 0;
  #outputTokens = 0;
  #waiting: { readonly start: () => void }[] = [];
  /** Calls that may be at the provider at once. */
  readonly limit: number;

  constructor(limits: LaneLimits, clock: Clock) {
    this.limit = limits.concurrency;
    this.#requests = new Pacer(limits.requestsPerMinute);
    this.#tokens = new Pacer(limits.tokensPerMinute);
    this.#clock = clock;
  }

  /**
   * Runs one try when there is room for it, in the order of asking. Rejects with the signal's reason when it aborts before.
   * @param expectedTokens see {@link expectedTokens}
   */
  async run<T>(attempt: () => Promise<T>, signal: AbortSignal, expectedTokens: number): Promise<T> {
    await this.#enter(signal);
    try {
      const now = this.#clock.now();
      const wait = Math.max(this.#requests.take(1, now), this.#tokens.take(expectedTokens, now));
      if (wait > 0) await pause(wait, signal);
      const answer = await attempt();
      this.#counts.succeeded(this.#clock.now());
      return answer;
    } catch (error) {
      if (ProviderError.is(error) && !signal.aborted) this.#counts.failed(error.reason);
      throw error;
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.start();
    }
  }

  snapshot(account: string): LaneSnapshot {
    return {
      account,
      inFlight: this.#running,
      waiting: this.#waiting.length,
      limit: this.limit,
      ceiling: this.limit,
      rate: this.#counts.rate(this.#clock.now()),
      answered: this.#counts.answered,
      errors: this.#counts.errors,
    };
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

  /** Tokens that a question and its answer are expected to take: what is usual, not what is allowed. */
  expectedTokens(inputCharacters: number, maxTokens: number | undefined): number {
    const usual = this.#answers === 0 ? firstGuess : this.#outputTokens / this.#answers;
    return Math.ceil(inputCharacters / 4 + Math.min(usual, maxTokens ?? usual));
  }

  /** Learns what a call took in truth. */
  took(expected: number, inputTokens: number | null, outputTokens: number | null): void {
    if (outputTokens === null) return;
    this.#answers += 1;
    this.#outputTokens += outputTokens;
    this.#tokens.correct((inputTokens ?? 0) + outputTokens - expected);
  }
}
