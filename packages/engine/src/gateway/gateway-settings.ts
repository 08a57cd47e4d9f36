import type { BackoffSettings } from './failures/backoff.ts';

/** How the gateway of one run is set up. */
export interface GatewaySettings {
  readonly studySeed: number;
  /** Answer from the store alone: a call that is not there fails. */
  readonly replay: boolean;
  /** Other processes may write to the store: an answer of theirs comes before one's own. */
  readonly sharedWriters: boolean;
  readonly backoff?: BackoffSettings;
  /**
   * Ends what is at a provider at once. Where it is given, the signal of a call only keeps further tries from beginning: answers that
   * are under way are waited for and stored, since they are paid for.
   */
  readonly cut?: AbortSignal;
}
