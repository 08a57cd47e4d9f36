import type { ProviderError, ProviderErrorReason } from '@valuelex/core';

/** Failures that the next call of the same model would only repeat; `rate-limit`: it was refused at every try of a call. */
const lasting: ReadonlySet<ProviderErrorReason> = new Set(['auth', 'not-found', 'quota', 'network', 'rate-limit']);

/**
 * Stops asking what cannot answer: after some lasting failures in a row the rest of a model's calls fail at once, for the same
 * reason. A bad request may be the fault of one question; it lasts when the same message comes back for one after another.
 */
export class CircuitBreaker {
  readonly #limit: number;
  #succeeded = false;
  readonly #rows = new Map<string, { count: number; last: ProviderError }>();

  constructor(limit = 5) {
    this.#limit = limit;
  }

  /** The error with which a call to this model fails without being made; undefined when it may be made. */
  refusal(ref: string): ProviderError | undefined {
    const row = this.#rows.get(ref);
    return row !== undefined && row.count >= this.#limit ? row.last : undefined;
  }

  /** Whether any model behind this breaker has answered. */
  get hasSucceeded(): boolean {
    return this.#succeeded;
  }

  succeeded(ref: string): void {
    this.#succeeded = true;
    if (this.#rows.size > 0) this.#rows.delete(ref);
  }

  failed(ref: string, error: ProviderError): void {
    const before = this.#rows.get(ref);
    const isSame = before !== undefined && before.last.reason === error.reason && before.last.message === error.message;
    if (lasting.has(error.reason)) {
      const count = before !== undefined && lasting.has(before.last.reason) ? before.count : 0;
      this.#rows.set(ref, { count: count + 1, last: error });
    } else if (error.reason === 'bad-request') this.#rows.set(ref, { count: isSame ? before.count + 1 : 1, last: error });
    else this.#rows.delete(ref);
  }
}
