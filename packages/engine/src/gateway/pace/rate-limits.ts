import type { ProviderError, RateLimitReport, Usage } from '@valuelex/core';
import { LearnedPace } from './learned-pace.ts';
import { Pacer } from './pacer.ts';
import { ReportedLimit } from './reported-limit.ts';

/** What a request took of the limits when it went out. */
export interface Taken {
  readonly at: number;
  readonly tokens: number;
  readonly requestMark: number;
  readonly tokenMark: number;
}

/** A refusal with more than this share of every reported limit left has another cause than these limits. */
const plenty = 0.5;
/** The longest way to a server that is believed. */
const longestWayMs = 100;

/** The limits of an account in time: requests and tokens a minute as configured; where they are not, as the server reports or shows them. */
export class RateLimits {
  readonly #requests: Pacer;
  readonly #tokens: Pacer;
  readonly #reportedRequests: ReportedLimit | undefined;
  readonly #reportedTokens: ReportedLimit | undefined;
  readonly #pace = new LearnedPace();
  #quickestMs = Number.POSITIVE_INFINITY;

  constructor(limits: { readonly requestsPerMinute?: number | undefined; readonly tokensPerMinute?: number | undefined }) {
    this.#requests = new Pacer(limits.requestsPerMinute);
    this.#tokens = new Pacer(limits.tokensPerMinute);
    if (limits.requestsPerMinute === undefined) this.#reportedRequests = new ReportedLimit(true);
    if (limits.tokensPerMinute === undefined) this.#reportedTokens = new ReportedLimit(false);
  }

  /** Milliseconds until a request that is expected to take so many tokens may go. */
  waitMs(tokens: number, now: number): number {
    return Math.max(
      this.#requests.waitMs(now),
      this.#tokens.waitMs(now),
      this.#pace.waitMs(now),
      this.#reportedRequests?.waitMs(1, now) ?? 0,
      this.#reportedTokens?.waitMs(tokens, now) ?? 0,
    );
  }

  take(tokens: number, now: number): Taken {
    this.#requests.take(1, now);
    this.#tokens.take(tokens, now);
    this.#pace.take(now);
    const requestMark = this.#reportedRequests?.take(1, now) ?? 0;
    return { at: now, tokens, requestMark, tokenMark: this.#reportedTokens?.take(tokens, now) ?? 0 };
  }

  /** The request was answered. */
  granted(taken: Taken, now: number, usage: Usage | undefined, report: RateLimitReport | undefined): void {
    this.#pace.granted(now);
    if (usage !== undefined && usage.outputTokens !== null) {
      this.#tokens.correct((usage.inputTokens ?? 0) + usage.outputTokens - taken.tokens);
    }
    this.#quickestMs = Math.min(this.#quickestMs, Math.max(0, now - taken.at));
    if (report === undefined) {
      this.#reportedRequests?.granted();
      this.#reportedTokens?.granted();
    } else this.#report(taken, taken.at + Math.min(this.#quickestMs / 2, longestWayMs), report, true);
  }

  /** The request failed: it took no tokens. Says whether a limit in time explains it. */
  failed(taken: Taken, now: number, error: ProviderError | undefined): boolean {
    this.#tokens.correct(-taken.tokens);
    if (error?.reason !== 'rate-limit') return false;
    // A refusal comes at once: what it tells holds now.
    if (error.limits !== undefined) this.#report(taken, now, error.limits, false);
    const requests = this.#reportedRequests?.headroom(now) ?? 1;
    const tokens = this.#reportedTokens?.headroom(now) ?? 1;
    const isExplained = Math.min(requests, tokens) <= plenty;
    if (!isExplained) this.#pace.refused(now);
    else if (requests <= tokens) this.#reportedRequests?.refused(taken.requestMark, now, error.retryAfterMs);
    else this.#reportedTokens?.refused(taken.tokenMark, now, error.retryAfterMs);
    return isExplained;
  }

  #report({ requestMark, tokenMark }: Taken, at: number, report: RateLimitReport, wasTaken: boolean): void {
    const requests = { limit: report.requestsLimit, remaining: report.requestsRemaining, resetMs: report.requestsResetMs };
    const tokens = { limit: report.tokensLimit, remaining: report.tokensRemaining, resetMs: report.tokensResetMs };
    this.#reportedRequests?.report(requestMark, at, requests, wasTaken);
    this.#reportedTokens?.report(tokenMark, at, tokens, wasTaken);
  }
}
