import type { ProviderError } from '@valuelex/core';
import type { FailureCount } from '../gateway.ts';

/** Counts failed calls by model and reason. */
export class FailureLog {
  readonly #rows = new Map<string, FailureCount>();

  add(ref: string, error: ProviderError): void {
    const id = `${ref}\n${error.reason}`;
    const known = this.#rows.get(id);
    const example = error.hint === undefined ? error.message : `${error.message} (${error.hint})`;
    this.#rows.set(id, {
      model: ref,
      reason: error.reason,
      count: (known?.count ?? 0) + 1,
      example: known?.example ?? example,
    });
  }

  list(): readonly FailureCount[] {
    return [...this.#rows.values()].sort((a, b) => (`${a.model}\n${a.reason}` < `${b.model}\n${b.reason}` ? -1 : 1));
  }
}
