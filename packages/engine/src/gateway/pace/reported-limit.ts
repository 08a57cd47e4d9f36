/** What one answer said of one limit. */
export interface LimitReport {
  readonly limit?: number | undefined;
  readonly remaining?: number | undefined;
  readonly resetMs?: number | undefined;
}

interface Sent {
  readonly mark: number;
  readonly at: number;
  readonly amount: number;
}

/** Share of the estimated refill that is counted on: what is missing is made up for by the next report. */
const caution = 0.97;
/** What a refusal leaves of the trust in the estimate. */
const distrust = 0.7;
/** What an answer gives back of it. */
const regain = 1.005;
/** A refill is measured over at least this time and amount. */
const measuredMs = 1000;
const measuredAmount = 5;
/** So long a report of nothing left is believed before one request goes to see; doubled by each refusal. */
const firstPatienceMs = 2000;
/** Requests without a report that are remembered. */
const longestLog = 1024;

/**
 * A limit as the server reports it: `remaining` of the latest answer, less what was sent since, plus what was refilled. Servers
 * mean different things by `reset` (until full, until the next one, until the window ends), so the refill starts from the least
 * that any report allows and is then measured from report to report. Where it is wrong, the next report puts it right.
 */
export class ReportedLimit {
  readonly #isExact: boolean;
  #taken = 0;
  #sent: Sent[] = [];
  /** What is left at {@link #at}; undefined while the server has reported nothing. */
  #level: number | undefined;
  #at = 0;
  #mark = 0;
  #limit = Number.POSITIVE_INFINITY;
  #resetMs = measuredMs;
  #resetAt = 0;
  #patienceMs = firstPatienceMs;
  /** Refill per millisecond, by the reports' words. */
  #claimed = Number.POSITIVE_INFINITY;
  #measured: number | undefined;
  #resetIsOfNext = false;
  #isToldByAnswers = false;
  #trust = caution;
  #distrustedUntil = 0;
  #window: { readonly at: number; readonly level: number; readonly mark: number } | undefined;

  /** @param isExact what is taken here is what the server takes: then the refill can be measured */
  constructor(isExact: boolean) {
    this.#isExact = isExact;
  }

  /** Takes an amount; returns its mark, by which the answer's report is put in its place. */
  take(amount: number, now: number): number {
    this.#taken += amount;
    this.#sent.push({ mark: this.#taken, at: now, amount });
    if (this.#sent.length > longestLog) this.#sent.splice(0, longestLog / 2);
    if (this.#level !== undefined) this.#spend(amount, now);
    return this.#taken;
  }

  /** Milliseconds until an amount is there; 0 while the server has reported nothing. */
  waitMs(amount: number, now: number): number {
    if (this.#level === undefined) return 0;
    // More than the limit at once would wait for ever.
    const need = Math.min(amount, this.#limit);
    const available = this.#available(now);
    if (available >= need) return 0;
    if (now >= this.#resetAt) {
      // The server said that there would be some: one is sent to see.
      this.#level = need;
      this.#at = now;
      this.#resetAt = now + Math.max(this.#believedMs(), measuredMs);
      return 0;
    }
    const rate = this.#rate();
    const byRefill = rate > 0 ? (need - available) / rate : Number.POSITIVE_INFINITY;
    return Math.max(1, Math.ceil(Math.min(byRefill, this.#resetAt - now)));
  }

  /** Share of the limit that is left; 1 while nothing is known. */
  headroom(now: number): number {
    return this.#level === undefined ? 1 : Math.max(0, this.#available(now)) / this.#limit;
  }

  /**
   * @param mark of the request that was answered
   * @param at when the server took it in, as near as can be told
   * @param wasTaken false of a refusal: it took nothing, so no refill is measured across it, and it is heard only while no answer tells
   */
  report(mark: number, at: number, { limit, remaining, resetMs }: LimitReport, wasTaken = true): void {
    // Answers overtake one another: the latest question knows best.
    if (remaining === undefined || mark < this.#mark || (!wasTaken && this.#isToldByAnswers)) return;
    this.#isToldByAnswers ||= wasTaken;
    if (limit !== undefined && limit > 0) this.#limit = limit;
    this.#read(this.#limit - remaining, resetMs);
    if (wasTaken) this.#measure(mark, at, remaining);
    else this.#window = undefined;
    this.granted();
    this.#mark = mark;
    this.#level = remaining;
    this.#at = at;
    if (wasTaken && remaining > 0) this.#patienceMs = firstPatienceMs;
    this.#resetAt = at + this.#believedMs();
    this.#sent = this.#sent.filter((sent) => sent.mark > mark);
    for (const sent of this.#sent) this.#spend(sent.amount, sent.at);
  }

  /** The server answered, with a report or without. */
  granted(): void {
    this.#trust = Math.min(caution, this.#trust * regain);
  }

  /** The server refused the request of that mark although something seemed to be left. */
  refused(mark: number, now: number, retryAfterMs: number | undefined): void {
    if (mark > this.#distrustedUntil) {
      this.#trust *= distrust;
      this.#distrustedUntil = this.#taken;
    }
    this.#window = undefined;
    this.#level = Math.min(0, this.#level ?? 0);
    this.#at = now;
    this.#patienceMs *= 2;
    this.#resetAt = now + Math.min(retryAfterMs ?? this.#believedMs(), this.#resetMs);
  }

  /** Some servers report minutes until all is back although the next request may go at once: what is long is looked into. */
  #believedMs(): number {
    return Math.min(this.#resetMs, this.#patienceMs);
  }

  #spend(amount: number, at: number): void {
    this.#level = this.#available(at) - amount;
    this.#at = Math.max(this.#at, at);
  }

  #available(now: number): number {
    return Math.min(this.#limit, (this.#level ?? 0) + this.#rate() * Math.max(0, now - this.#at));
  }

  #rate(): number {
    const rate = this.#measured ?? this.#claimed;
    return rate === Number.POSITIVE_INFINITY ? 0 : rate * this.#trust;
  }

  /** What `reset` says of the refill; @param used what is missing to the limit */
  #read(used: number, resetMs: number | undefined): void {
    if (resetMs === undefined || used === Number.POSITIVE_INFINITY) return;
    // No time to wait although something is missing: it is the time until the next, not until all are back.
    if (resetMs === 0) this.#resetIsOfNext ||= used >= 1;
    if (resetMs === 0 || used <= 0) return;
    this.#resetMs = resetMs;
    this.#claimed = Math.min(this.#claimed * 1.02, (this.#resetIsOfNext ? 1 : used) / resetMs);
  }

  #measure(mark: number, at: number, level: number): void {
    if (!this.#isExact) return;
    const from = this.#window;
    // A full bucket overflows: what it then takes in cannot be seen.
    if (from === undefined || level >= 0.95 * this.#limit || at < from.at) {
      this.#window = { at, level, mark };
      return;
    }
    const refilled = level - from.level + (mark - from.mark);
    if (at - from.at < measuredMs || refilled < measuredAmount) return;
    const rate = refilled / (at - from.at);
    this.#measured = this.#measured === undefined ? rate : (this.#measured + rate) / 2;
    this.#window = { at, level, mark };
  }
}
