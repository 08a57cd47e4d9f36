import type { Clock } from '@valuelex/core';
import type { RunEvent } from '../study/run-event.ts';
import type { CallOutcome } from './gateway.ts';

const intervalMs = 100;

/** Counts the calls of a stage and tells about them, no oftener than people can see. */
export class CallProgress {
  readonly #stage: string;
  readonly #total: number;
  readonly #clock: Clock;
  readonly #emit: (event: RunEvent) => void;
  #done = 0;
  #cached = 0;
  #failed = 0;
  #inFlight = 0;
  #told = 0;

  constructor(stage: string, total: number, clock: Clock, emit: (event: RunEvent) => void) {
    this.#stage = stage;
    this.#total = total;
    this.#clock = clock;
    this.#emit = emit;
  }

  started(): void {
    this.#inFlight += 1;
  }

  finished(outcome: CallOutcome): void {
    this.#inFlight -= 1;
    if (outcome.ok) {
      this.#done += 1;
      if (outcome.cached) this.#cached += 1;
    } else this.#failed += 1;
    const now = this.#clock.now();
    if (now - this.#told < intervalMs) return;
    this.#told = now;
    this.flush();
  }

  flush(): void {
    this.#emit({
      type: 'calls',
      stage: this.#stage,
      total: this.#total,
      done: this.#done,
      cached: this.#cached,
      failed: this.#failed,
      inFlight: this.#inFlight,
    });
  }
}
