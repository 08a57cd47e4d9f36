import type { Clock, Generation } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import type { SecretRegistry } from '../config/secrets.ts';
import type { Account } from './account.ts';
import type { Try } from './pace/account-lane.ts';
import { AccountLane } from './pace/account-lane.ts';
import type { BackoffSettings } from './failures/backoff.ts';
import { CircuitBreaker } from './failures/circuit-breaker.ts';
import { cleanError } from './failures/clean-error.ts';
import { retrying } from './failures/retrying.ts';
import { within } from './failures/within.ts';

/** `ask` keeps tries from beginning, `cut` ends those that are at a provider. */
export interface Stops {
  readonly ask: AbortSignal;
  readonly cut: AbortSignal;
}

/** One thing that is asked of a provider, until it is answered or given up. */
export interface Errand<T> {
  /** `account/model`. */
  readonly ref: string;
  readonly attempt: (signal: AbortSignal) => Promise<T>;
  /** See {@link AccountLane.expectedTokens}. */
  readonly tokens: number;
  /** What an answer tells of tokens and limits. */
  readonly learn?: (answer: T) => Pick<Generation, 'usage' | 'limits'>;
  /** Makes an answer durable; see {@link Try.keep}. What it throws is no failure of the model. */
  readonly keep?: (done: Done<T>) => Promise<void>;
  /** Sets the jitter of its waits apart from that of others. */
  readonly purpose: string;
}

/** What was answered, how long the last try took, and how many there were. */
export interface Done<T> {
  readonly value: T;
  readonly attempts: number;
  readonly latencyMs: number;
}

/** The most calls at once where a config leaves it open: more help no server that is not very large. */
const automatic = { remote: 64, local: 8 } as const;

/** The most calls that may be at a provider at once: as configured, or what suits where it runs. */
export function concurrencyCeiling({ limits, capabilities }: Pick<Account, 'limits' | 'capabilities'>): number {
  if (limits.concurrency !== 'auto') return limits.concurrency;
  return capabilities.local && !capabilities.simulated ? automatic.local : automatic.remote;
}

/** An account while a run asks it: its lane, its breakers, and the one layer of retries. */
export class AskedAccount {
  readonly facts: Account;
  readonly lane: AccountLane;
  readonly #breaker: CircuitBreaker;
  readonly #clock: Clock;
  readonly #secrets: SecretRegistry;
  readonly #settings: { readonly seed: number; readonly backoff?: BackoffSettings };

  constructor(
    facts: Account,
    clock: Clock,
    secrets: SecretRegistry,
    settings: { readonly seed: number; readonly backoff?: BackoffSettings },
  ) {
    this.facts = facts;
    const isClaimed = facts.limits.concurrency !== 'auto';
    this.lane = new AccountLane({ ...facts.limits, concurrency: concurrencyCeiling(facts), isClaimed }, clock);
    this.#clock = clock;
    this.#secrets = secrets;
    this.#settings = settings;
    this.#breaker = new CircuitBreaker(undefined, settings.backoff);
  }

  /** Throws the error with which calls of a model end that is not asked any more. */
  throwIfRefused(ref: string): void {
    const refused = this.#breaker.refusal(ref);
    if (refused !== undefined) throw refused;
  }

  /** Tries until it is answered. Rejects with a `ProviderError` that may be shown, or with the reason of a signal. */
  async carryOut<T>(errand: Errand<T>, { ask, cut }: Stops): Promise<Done<T>> {
    const { ref, tokens, learn, keep, purpose } = errand;
    const timeoutMs = this.facts.limits.timeoutSeconds * 1000;
    let latencyMs = 0;
    let isAnswered = false;
    const attempt = async (): Promise<T> => {
      this.throwIfRefused(ref);
      const from = this.#clock.now();
      const value = await within(timeoutMs, cut, ref, errand.attempt);
      latencyMs = Math.max(0, this.#clock.now() - from);
      return value;
    };
    try {
      const done = await retrying(
        (nth) => this.#passing(ref, ask, () => {
          const kept: Try<T>['keep'] =
            keep &&
            ((value) => {
              isAnswered = true;
              return keep({ value, attempts: nth, latencyMs });
            });
          return this.lane.run({ attempt, nth, tokens, ...(learn && { learn }), ...(kept && { keep: kept }) }, ask);
        }),
        {
          ...this.#settings,
          attempts: this.facts.limits.attempts,
          purpose,
          hasAnswered: () => this.#breaker.hasSucceeded,
          onPause: (pause) => this.lane.pausing(pause),
        },
        ask,
      );
      this.#breaker.succeeded(ref);
      return { ...done, latencyMs };
    } catch (error) {
      if (isAnswered) throw error;
      ask.throwIfAborted();
      const known = cleanError(error, ref, this.#secrets);
      if (known === undefined) throw error;
      this.#breaker.failed(ref, known);
      throw known;
    }
  }

  /** Makes a try when no outage is in its way, or as the one that goes to see whether it still is. */
  async #passing<T>(ref: string, ask: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const outage = this.#breaker.outage(ref);
    const isProbe = outage !== undefined && (await this.lane.pausing(outage.pass(ask)));
    if (!isProbe) return attempt();
    try {
      const value = await attempt();
      this.#breaker.succeeded(ref);
      return value;
    } catch (error) {
      const isTold = ProviderError.is(error) && !ask.aborted;
      outage.probed(isTold);
      if (isTold && error.reason !== 'network' && error.reason !== 'rate-limit') this.#breaker.failed(ref, error);
      throw error;
    }
  }
}
