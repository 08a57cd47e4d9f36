/** How far ahead of its time something may start, so that the grain of timers costs no throughput. */
const toleranceMs = 50;

/** Spreads what is taken evenly over time, so that a limit per minute is kept without bursts (the generic cell rate algorithm). */
export class Pacer {
  readonly #msEach: number;
  #next = Number.NEGATIVE_INFINITY;

  /** @param perMinute no limit where it is not given */
  constructor(perMinute: number | undefined) {
    this.#msEach = perMinute === undefined ? 0 : 60_000 / perMinute;
  }

  /** Milliseconds until something may be taken. */
  waitMs(now: number): number {
    return this.#msEach === 0 ? 0 : Math.max(0, this.#next - toleranceMs - now);
  }

  take(amount: number, now: number): void {
    if (this.#msEach > 0) this.#next = Math.max(now, this.#next) + amount * this.#msEach;
  }

  /** Gives back what was taken too much, or takes what was taken too little. */
  correct(difference: number): void {
    this.#next += difference * this.#msEach;
  }
}
