import type { Clock, Generation } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import type { LimitChange } from './concurrency-controller.ts';
import { ConcurrencyController } from './concurrency-controller.ts';
import { LaneCounts } from './lane-counts.ts';
import type { LaneSnapshot } from './lane-snapshot.ts';
import { RateLimits } from './rate-limits.ts';
import type { Taken } from './rate-limits.ts';

/** What a lane keeps within; see `limits` of the config. */
export interface LaneLimits {
  /** The most calls at once. */
  readonly concurrency: number;
  /** See {@link ConcurrencyController}. */
  readonly isClaimed?: boolean;
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
}

/** One try of a call. */
export interface Try<T> {
  readonly attempt: () => Promise<T>;
  /** From 1. */
  readonly nth: number;
  /** See {@link AccountLane.expectedTokens}. */
  readonly tokens: number;
  /** What an answer tells of tokens and limits. */
  readonly learn?: (answer: T) => Pick<Generation, 'usage' | 'limits'>;
  /** Makes an answer durable. Until then its place is taken, so that no more is ever lost than there may be at once. */
  readonly keep?: (answer: T) => Promise<void>;
}

interface Waiting {
  readonly tokens: number;
  readonly start: () => void;
}

/** Tokens of an answer, until answers have been seen. */
const firstGuess = 128;
/** Answers that make up what is usual. */
const memory = 50;

/** The calls of one account: how many at once, how many and how many tokens a minute, learned from answers and refusals. */
export class AccountLane {
  readonly #clock: Clock;
  readonly #concurrency: ConcurrencyController;
  readonly #rates: RateLimits;
  readonly #counts = new LaneCounts();
  #running = 0;
  #wasAsked = false;
  #pausing = 0;
  #answers = 0;
  #usualOutput = firstGuess;
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(limits: LaneLimits, clock: Clock) {
    this.#clock = clock;
    this.#concurrency = new ConcurrencyController(limits.concurrency, clock.now(), limits.isClaimed);
    this.#rates = new RateLimits(limits);
  }

  /** Calls that may be at the provider at once. */
  get limit(): number {
    return this.#concurrency.limit;
  }

  /** Whether any try was made. */
  get wasAsked(): boolean {
    return this.#wasAsked;
  }

  /** How the limit came to be what it is. */
  get limitHistory(): readonly LimitChange[] {
    return this.#concurrency.history;
  }

  /**
   * Runs one try when there is room for it: first tries in the order of asking, later ones before them. Rejects with the signal's
   * reason when it aborts before.
   */
  async run<T>(one: Try<T>, signal: AbortSignal): Promise<T> {
    const taken = await this.#enter(one, signal);
    try {
      const answer = await this.#attempt(one, taken, signal);
      await one.keep?.(answer);
      return answer;
    } finally {
      this.#running -= 1;
      this.#pump();
    }
  }

  /** Counts a call as waiting that is between two tries. */
  async pausing<T>(pause: Promise<T>): Promise<T> {
    this.#pausing += 1;
    try {
      return await pause;
    } finally {
      this.#pausing -= 1;
    }
  }

  /** Tokens that a question and its answer are expected to take: what is usual, not what is allowed. */
  expectedTokens(inputCharacters: number, maxTokens: number | undefined): number {
    return Math.ceil(inputCharacters / 4 + Math.min(this.#usualOutput, maxTokens ?? this.#usualOutput));
  }

  snapshot(account: string): LaneSnapshot {
    return {
      account,
      inFlight: this.#running,
      waiting: this.#waiting.length + this.#pausing,
      limit: this.limit,
      ceiling: this.#concurrency.ceiling,
      rate: this.#counts.rate(this.#clock.now()),
      answered: this.#counts.answered,
      errors: this.#counts.errors,
    };
  }

  async #attempt<T>(one: Try<T>, taken: Taken, signal: AbortSignal): Promise<T> {
    let answer: T;
    try {
      answer = await one.attempt();
    } catch (error) {
      this.#failed(taken, signal.aborted ? undefined : error);
      throw error;
    }
    this.#answered(one, taken, answer);
    return answer;
  }

  #answered<T>({ nth, learn }: Try<T>, taken: Taken, answer: T): void {
    const now = this.#clock.now();
    const learned = learn?.(answer);
    this.#counts.succeeded(now);
    if (nth === 1) this.#concurrency.answered(now);
    this.#rates.granted(taken, now, learned?.usage, learned?.limits);
    const output = learned?.usage.outputTokens ?? null;
    if (output === null) return;
    this.#answers += 1;
    this.#usualOutput += (output - this.#usualOutput) / Math.min(this.#answers, memory);
  }

  #failed(taken: Taken, error: unknown): void {
    const now = this.#clock.now();
    const known = ProviderError.is(error) ? error : undefined;
    const isOfRate = this.#rates.failed(taken, now, known);
    if (known === undefined) return;
    this.#counts.failed(known.reason);
    // A refusal that a limit in time explains says nothing of how many there may be at once.
    if (known.reason === 'rate-limit' && !isOfRate) this.#concurrency.refused(now);
    else if (known.isRetryable) this.#concurrency.failed();
  }

  async #enter<T>({ tokens, nth }: Try<T>, signal: AbortSignal): Promise<Taken> {
    signal.throwIfAborted();
    if (this.#waiting.length === 0 && this.#waitMs(tokens) === 0) return this.#begin(tokens);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting = this.#waiting.filter((entry) => entry !== waiting);
        reject(signal.reason as Error);
        this.#pump();
      };
      const waiting = {
        tokens,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve(this.#begin(tokens));
        },
      };
      if (nth > 1) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#pump();
    });
  }

  #begin(tokens: number): Taken {
    this.#running += 1;
    this.#wasAsked = true;
    this.#concurrency.started(this.#running);
    return this.#rates.take(tokens, this.#clock.now());
  }

  /** Starts what may start, and sees to it that the next is looked at in time. */
  #pump(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const wait = this.#waitMs(first.tokens);
      if (wait === Number.POSITIVE_INFINITY) return;
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#pump(), wait);
        return;
      }
      this.#waiting.shift();
      first.start();
    }
  }

  /** Milliseconds until a try may start; infinite until another ends. */
  #waitMs(tokens: number): number {
    return this.#running >= this.limit ? Number.POSITIVE_INFINITY : this.#rates.waitMs(tokens, this.#clock.now());
  }
}
