import type { ProviderErrorReason } from '@valuelex/core';

const windowSeconds = 10;

/** What became of the tries of a lane, and how fast answers come. Flat in the number of calls. */
export class LaneCounts {
  /** Answers in each of the last seconds, as a ring. */
  readonly #seconds = new Uint32Array(windowSeconds);
  #second = 0;
  #firstSecond: number | undefined;
  #answered = 0;
  readonly #errors = new Map<ProviderErrorReason, number>();

  get answered(): number {
    return this.#answered;
  }

  get errors(): Readonly<Partial<Record<ProviderErrorReason, number>>> {
    return Object.fromEntries(this.#errors);
  }

  succeeded(now: number): void {
    this.#turnTo(now);
    this.#answered += 1;
    this.#seconds[this.#second % windowSeconds]! += 1;
  }

  failed(reason: ProviderErrorReason): void {
    this.#errors.set(reason, (this.#errors.get(reason) ?? 0) + 1);
  }

  /** Answers per second over the last ten seconds, or over the time since the first answer where that is shorter. */
  rate(now: number): number {
    if (this.#firstSecond === undefined) return 0;
    this.#turnTo(now);
    const sum = this.#seconds.reduce((total, count) => total + count, 0);
    return sum / Math.min(windowSeconds, this.#second - this.#firstSecond + 1);
  }

  #turnTo(now: number): void {
    const second = Math.floor(now / 1000);
    if (this.#firstSecond === undefined) {
      this.#firstSecond = second;
      this.#second = second;
    }
    const steps = Math.min(windowSeconds, second - this.#second);
    for (let step = 1; step <= steps; step++) this.#seconds[(second - steps + step) % windowSeconds] = 0;
    if (second > this.#second) this.#second = second;
  }
}
