import type { ProviderError, ProviderErrorReason } from '@valuelex/core';
import type { BackoffSettings } from './backoff.ts';
import { Outage } from './outage.ts';

/** Failures that the next call would only repeat. */
const lasting: ReadonlySet<ProviderErrorReason> = new Set(['auth', 'not-found', 'quota', 'network', 'rate-limit']);
/** Of these, what may pass by itself while a run lasts. `rate-limit`: a call was refused at every try. */
const passing: ReadonlySet<ProviderErrorReason> = new Set(['network', 'rate-limit']);
/** The row of what befalls a server, and so all its models. */
const server = '';

interface Row {
  readonly count: number;
  readonly last: ProviderError;
  readonly outage?: Outage | undefined;
}

/**
 * Stops asking what cannot answer: after some lasting failures in a row the rest of a model's calls fail at once, for the same
 * reason; where a server that had answered cannot be reached any more, the calls of all its models wait, see {@link Outage}. A bad
 * request may be the fault of one question; it lasts when the same message comes back for one after another.
 */
export class CircuitBreaker {
  readonly #limit: number;
  readonly #backoff: BackoffSettings | undefined;
  #succeeded = false;
  readonly #rows = new Map<string, Row>();

  constructor(limit = 5, backoff?: BackoffSettings) {
    this.#limit = limit;
    this.#backoff = backoff;
  }

  /** The error with which a call to this model fails without being made; undefined when it may be made, or has to wait. */
  refusal(ref: string): ProviderError | undefined {
    const row = this.#open(ref);
    return row?.outage === undefined || row.outage.isGivenUp ? row?.last : undefined;
  }

  /** What a call to this model has to pass before it is made. */
  outage(ref: string): Outage | undefined {
    return this.#open(ref)?.outage;
  }

  /** Whether any model behind this breaker has answered. */
  get hasSucceeded(): boolean {
    return this.#succeeded;
  }

  succeeded(ref: string): void {
    this.#succeeded = true;
    if (this.#rows.size === 0) return;
    this.#forget(server);
    this.#forget(ref);
  }

  failed(ref: string, error: ProviderError): void {
    const isLasting = lasting.has(error.reason);
    // What comes as a status was sent by the server: it can be reached.
    if (error.status !== undefined) this.#forget(server);
    const key = error.reason === 'network' ? server : ref;
    const before = this.#rows.get(key);
    if (!isLasting && error.reason !== 'bad-request') {
      this.#forget(key);
      return;
    }
    const isSame = before !== undefined && before.last.reason === error.reason && before.last.message === error.message;
    const goesOn = isLasting ? before !== undefined && lasting.has(before.last.reason) : isSame;
    const earlier = goesOn ? before : undefined;
    if (earlier === undefined) this.#forget(key);
    const count = (earlier?.count ?? 0) + 1;
    const begins = count >= this.#limit && passing.has(error.reason) && this.#succeeded;
    const outage = earlier?.outage ?? (begins ? new Outage(this.#backoff) : undefined);
    this.#rows.set(key, { count, last: error, outage });
  }

  #open(ref: string): Row | undefined {
    const rows = [this.#rows.get(server), this.#rows.get(ref)];
    return rows.find((row) => row !== undefined && row.count >= this.#limit);
  }

  #forget(key: string): void {
    this.#rows.get(key)?.outage?.end();
    this.#rows.delete(key);
  }
}
