import type { Clock } from '@valuelex/core';
import type { AccountCalls, RunEvent } from '../study/run-event.ts';
import type { CallOutcome } from './gateway.ts';

const intervalMs = 100;

/** What is asked, and of whom. */
export interface CallsAhead {
  readonly stage: string;
  readonly total: number;
  /** Of these, how many each account is asked. */
  readonly perAccount?: ReadonlyMap<string, number>;
}

/** Counts the calls of a stage for those who watch, no oftener than people can see. Nothing is booked on these counts. */
export class CallProgress {
  readonly #ahead: CallsAhead;
  readonly #clock: Clock;
  readonly #emit: (event: RunEvent) => void;
  readonly #accounts = new Map<string, { -readonly [K in keyof AccountCalls]: AccountCalls[K] }>();
  #inFlight = 0;
  #told = 0;

  constructor(ahead: CallsAhead, clock: Clock, emit: (event: RunEvent) => void) {
    this.#ahead = ahead;
    this.#clock = clock;
    this.#emit = emit;
    for (const [account, total] of ahead.perAccount ?? []) this.#row(account).total = total;
  }

  started(): void {
    this.#inFlight += 1;
  }

  finished(account: string, outcome: CallOutcome): void {
    this.#inFlight -= 1;
    const row = this.#row(account);
    if (outcome.ok) {
      row.done += 1;
      if (outcome.cached) row.cached += 1;
      else row.costUsd = row.costUsd === null || outcome.response.costUsd === null ? null : row.costUsd + outcome.response.costUsd;
    } else row.failed += 1;
    const now = this.#clock.now();
    if (now - this.#told < intervalMs) return;
    this.#told = now;
    this.flush();
  }

  flush(): void {
    const accounts = [...this.#accounts.values()].map((row) => ({ ...row }));
    const sum = (of: 'done' | 'cached' | 'failed'): number => accounts.reduce((total, row) => total + row[of], 0);
    const { stage, total } = this.#ahead;
    this.#emit({ type: 'calls', stage, total, done: sum('done'), cached: sum('cached'), failed: sum('failed'), inFlight: this.#inFlight, accounts });
  }

  #row(account: string): { -readonly [K in keyof AccountCalls]: AccountCalls[K] } {
    let row = this.#accounts.get(account);
    if (row === undefined) {
      row = { account, total: null, done: 0, cached: 0, failed: 0, costUsd: 0 };
      this.#accounts.set(account, row);
    }
    return row;
  }
}
