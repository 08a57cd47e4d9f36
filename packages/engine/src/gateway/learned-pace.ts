const firstStep = 1.05;
const largestStep = 2;
const cleanMs = 5000;
/** Refusals nearer to one another than this are one episode. */
const episodeMs = 1000;
const slowest = 1 / 60_000;
/** Refusals with nothing granted in between tell that it is too much, not how much: they bring the pace down to this and no further. */
const slowestUnmeasured = 1 / 1000;

/**
 * A rate learned from refusals alone, for servers that tell nothing of their limits. Whenever a refusal comes, the server's
 * allowance is used up; so what it granted from one refusal to the next is its rate. Between refusals the pace is raised, the
 * longer they stay away the faster. Until the first refusal there is no limit.
 */
export class LearnedPace {
  /** Per millisecond; undefined: no limit. */
  #rate: number | undefined;
  #next = 0;
  #step = firstStep;
  #emptyAt = 0;
  #raisedAt = 0;
  #granted = 0;
  #secondAt = Number.NEGATIVE_INFINITY;
  #inSecond = 0;
  #lastSecond = 0;

  /** Milliseconds until the next request may go. */
  waitMs(now: number): number {
    return this.#rate === undefined ? 0 : Math.max(0, this.#next - now);
  }

  take(now: number): void {
    if (now - this.#secondAt >= 1000) {
      this.#lastSecond = now - this.#secondAt < 2000 ? this.#inSecond : 0;
      this.#secondAt = now;
      this.#inSecond = 0;
    }
    this.#inSecond += 1;
    if (this.#rate !== undefined) this.#next = Math.max(now, this.#next) + 1 / this.#rate;
  }

  granted(now: number): void {
    this.#granted += 1;
    if (this.#rate === undefined || now - this.#raisedAt < cleanMs) return;
    this.#rate *= this.#step;
    this.#step = Math.min(largestStep, this.#step ** 2);
    this.#raisedAt = now;
  }

  refused(now: number): void {
    const since = now - this.#emptyAt;
    if (this.#rate !== undefined && since < episodeMs) return;
    if (this.#rate === undefined) {
      // At first, half of what went out within a second was too much.
      this.#rate = Math.max(slowestUnmeasured, Math.max(this.#inSecond, this.#lastSecond) / 2000);
    } else if (this.#granted > 0) {
      this.#rate = Math.max(slowest, Math.min(this.#rate * 0.95, Math.max(this.#granted / since, this.#rate / 2)));
    } else this.#rate = Math.max(Math.min(slowestUnmeasured, this.#rate), this.#rate / 2);
    this.#next = now + 1 / this.#rate;
    this.#emptyAt = now;
    this.#raisedAt = now;
    this.#granted = 0;
    this.#step = firstStep;
  }
}
