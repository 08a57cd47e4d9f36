import type { ProviderError, ProviderErrorReason } from '@valuelex/core';

/** Failures that the next call of the same model would only repeat. */
const lasting: ReadonlySet<ProviderErrorReason> = new Set(['auth', 'not-found', 'quota', 'network']);

/** Stops asking what cannot answer: after some lasting failures in a row the rest fail at once, for the same reason. */
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
    this.#rows.delete(ref);
  }

  failed(ref: string, error: ProviderError): void {
    if (!lasting.has(error.reason)) {
      this.#rows.delete(ref);
      return;
    }
    this.#rows.set(ref, { count: (this.#rows.get(ref)?.count ?? 0) + 1, last: error });
  }
}
