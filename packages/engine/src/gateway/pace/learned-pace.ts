/** Calls and time after which a pace is judged. */
const windowCalls = 20;
const windowMs = 1000;
/** A quiet account is judged after this time with what there is. */
const longestWindowMs = 5000;
/** A larger share of refusals says that the pace is above the server's; a smaller one is taken for other causes. */
const tooMany = 0.12;
/** So many refusals, as many as grants or more, are enough to judge by. */
const flood = 3;
const firstStep = 1.05;
const largestStep = 2;
/** Below what a server seemed to grant, so that its allowance fills again. */
const caution = 0.97;
/** Windows to wait before the next raise, doubled whenever one was too much. */
const longestPatience = 16;
const slowest = 1 / 60_000;
/** Refusals with nothing granted in between tell that it is too much, not how much: they bring the pace down to this and no further. */
const slowestUnmeasured = 1 / 1000;

/**
 * A rate learned from refusals alone, for servers that tell nothing of their limits. It is judged by windows of calls: while few are
 * refused it is raised, faster and faster, since a refusal now and then has other causes and would otherwise hold it down for ever; once
 * many are, what was granted meanwhile is the server's rate, and raises become rarer. Until the first refusal there is no limit.
 */
export class LearnedPace {
  /** Per millisecond; undefined: no limit. */
  #rate: number | undefined;
  #next = 0;
  #step = firstStep;
  #patience = 1;
  #waited = 0;
  #windowAt = 0;
  #granted = 0;
  #refused = 0;
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
    if (this.#rate === undefined) return;
    this.#granted += 1;
    this.#judge(now, this.#rate);
  }

  refused(now: number): void {
    if (this.#rate === undefined) {
      // At first, half of what went out within a second was too much.
      this.#rate = Math.max(slowestUnmeasured, Math.max(this.#inSecond, this.#lastSecond) / 2000);
      this.#next = now + 1 / this.#rate;
      this.#begin(now);
      return;
    }
    this.#refused += 1;
    this.#judge(now, this.#rate);
  }

  #judge(now: number, rate: number): void {
    const calls = this.#granted + this.#refused;
    const elapsed = now - this.#windowAt;
    const isFlood = this.#refused >= flood && this.#refused >= this.#granted && elapsed >= windowMs / 2;
    if (!isFlood && elapsed < longestWindowMs && (calls < windowCalls || elapsed < windowMs)) return;
    if (this.#refused / calls > tooMany) {
      const least = this.#granted > 0 ? slowest : Math.min(slowestUnmeasured, rate);
      this.#rate = Math.max(least, rate / 2, Math.min(rate, this.#granted / elapsed) * caution);
      this.#next = now + 1 / this.#rate;
      this.#patience = Math.min(longestPatience, 2 * this.#patience);
      this.#step = firstStep;
      this.#waited = 0;
    } else if (++this.#waited >= this.#patience) {
      this.#rate = rate * this.#step;
      this.#step = Math.min(largestStep, this.#step ** 2);
    }
    this.#begin(now);
  }

  #begin(now: number): void {
    this.#windowAt = now;
    this.#granted = 0;
    this.#refused = 0;
  }
}
