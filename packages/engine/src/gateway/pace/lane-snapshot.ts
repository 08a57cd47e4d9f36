import type { ProviderErrorReason } from '@valuelex/core';

/** How the calls of one account stand at this moment: what a live view shows. Counts are of this run; what came from the store is in none. */
export interface LaneSnapshot {
  readonly account: string;
  /** Tries that are at the provider, and answers on their way to the disk. */
  readonly inFlight: number;
  /** Calls that wait for room, for a rate limit, or for their next try. */
  readonly waiting: number;
  /** Calls that may be at the provider at once, as learned so far. */
  readonly limit: number;
  /** The most that {@link limit} may become. */
  readonly ceiling: number;
  /** Answers per second, over the last ten seconds. */
  readonly rate: number;
  /** Calls that were answered. */
  readonly answered: number;
  /** Tries that failed, by reason: also those whose call was answered at a later try. */
  readonly errors: Readonly<Partial<Record<ProviderErrorReason, number>>>;
}
