/** Spreads what is taken evenly over time, so that a limit per minute is kept without bursts. */
export class Pacer {
  readonly #msEach: number;
  #next = 0;

  /** @param perMinute no limit where it is not given */
  constructor(perMinute: number | undefined) {
    this.#msEach = perMinute === undefined ? 0 : 60_000 / perMinute;
  }

  /** Takes an amount; returns how long to wait for it, in milliseconds. */
  take(amount: number, now: number): number {
    if (this.#msEach === 0) return 0;
    const start = Math.max(now, this.#next);
    this.#next = start + amount * this.#msEach;
    return start - now;
  }

  /** Gives back what was taken too much, or takes what was taken too little. */
  correct(difference: number): void {
    this.#next += difference * this.#msEach;
  }
}
