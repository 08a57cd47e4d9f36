/** A change of the limit, for the record of the run. */
export interface LimitChange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly limit: number;
}

const start = 8;
/** Where the config claims that the provider bears more. A server with a hard limit refuses what is too much of it. */
const claimedStart = 16;
/** Share of the limit that must have been in use before more is allowed: what is not used teaches nothing. */
const saturation = 0.8;
const growth = 1.05;
const cut = 0.8;
const cooldownMs = 15_000;
/** Changes that are kept; the first one always is. */
const historyLength = 300;

/**
 * How many calls may be at a provider at once: doubles with every clean round of answers until the first refusal (429), then grows
 * by a twentieth a round, and falls by a fifth with each episode of refusals. One cut opens a cooldown in which nothing is learned;
 * its length is its own affair and not that of `Retry-After`, or else the limit would never recover. Server errors and timeouts
 * hold growth up, and cut nothing. The scheme is that of inspect_ai's adaptive concurrency.
 */
export class ConcurrencyController {
  readonly ceiling: number;
  readonly #history: LimitChange[];
  #limit: number;
  #exact: number;
  #slowStart = true;
  #clean = 0;
  #peak = 0;
  #cooldownUntil = Number.NEGATIVE_INFINITY;

  /**
   * @param now milliseconds since the epoch, here and below
   * @param isClaimed the config names the ceiling
   */
  constructor(ceiling: number, now: number, isClaimed = false) {
    this.ceiling = ceiling;
    this.#exact = Math.min(ceiling, isClaimed ? claimedStart : start);
    this.#limit = this.#exact;
    this.#history = [{ at: now, limit: this.#limit }];
  }

  get limit(): number {
    return this.#limit;
  }

  get history(): readonly LimitChange[] {
    return this.#history;
  }

  /** A call went out; `inFlight` with it. */
  started(inFlight: number): void {
    if (inFlight > this.#peak) this.#peak = inFlight;
  }

  /** A call was answered at its first try. Later tries say nothing of the load that the provider bears. */
  answered(now: number): void {
    if (now < this.#cooldownUntil) return;
    this.#clean += 1;
    if (this.#clean < this.#limit) return;
    const isUsed = this.#peak >= saturation * this.#limit;
    this.#newRound();
    if (isUsed) this.#set(this.#slowStart ? this.#exact * 2 : Math.max(this.#exact * growth, this.#exact + 1), now);
  }

  /** The provider refused a call for its rate. */
  refused(now: number): void {
    this.#slowStart = false;
    this.#newRound();
    if (now < this.#cooldownUntil) return;
    this.#cooldownUntil = now + cooldownMs;
    this.#set(this.#exact * cut, now);
  }

  /** The provider failed for another reason than its limits. */
  failed(): void {
    this.#newRound();
  }

  #newRound(): void {
    this.#clean = 0;
    this.#peak = 0;
  }

  #set(exact: number, now: number): void {
    this.#exact = Math.max(1, Math.min(this.ceiling, exact));
    const limit = Math.floor(this.#exact);
    if (limit === this.#limit) return;
    this.#limit = limit;
    this.#history.push({ at: now, limit });
    if (this.#history.length > historyLength) this.#history.splice(1, 1);
  }
}
