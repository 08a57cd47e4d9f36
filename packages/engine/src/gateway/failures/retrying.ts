import { ProviderError } from '@valuelex/core';
import { randomFor } from '../../study/random.ts';
import type { BackoffSettings } from './backoff.ts';
import { backoffMs, longestRetryAfterMs } from './backoff.ts';
import { pause } from '../pace/pause.ts';

export interface RetrySettings {
  /** Tries in all, the first included; refusals for the rate do not count, see {@link refusalsPerAttempt}. */
  readonly attempts: number;
  readonly seed: number;
  /** Sets the jitter of this call apart from that of others. */
  readonly purpose: string;
  readonly backoff?: BackoffSettings;
  /** Whether the server has answered anything in this run: one that cannot be reached at all is given up sooner. */
  readonly hasAnswered: () => boolean;
  /** Told while a call waits for its next try. */
  readonly onPause?: (pause: Promise<void>) => Promise<void>;
}

/** Tries before a server that has never answered counts as unreachable. */
const triesOfUnreachable = 2;
/** A refusal (429) is no fault of the call: so many of them are borne for each try that is allowed. */
const refusalsPerAttempt = 4;
/** Answers that cannot be understood, each like the one before: the next will be no other. */
const equalInvalid = 3;

/** Tries again what may succeed, and only that. The one layer of retries. Jitter never reaches a result. */
export async function retrying<T>(
  attempt: (nth: number) => Promise<T>,
  settings: RetrySettings,
  signal: AbortSignal,
): Promise<{ readonly value: T; readonly attempts: number }> {
  let uniform: (() => number) | undefined;
  let failed = 0;
  let refused = 0;
  let equal = 0;
  let last: ProviderError | undefined;
  for (let made = 1; ; made++) {
    try {
      return { value: await attempt(made), attempts: made };
    } catch (error) {
      if (signal.aborted || !ProviderError.is(error) || !error.isRetryable) throw error;
      if (error.reason === 'rate-limit') refused += 1;
      else failed += 1;
      equal = error.reason === last?.reason && error.message === last.message ? equal + 1 : 1;
      last = error;
      if (failed >= settings.attempts || refused >= settings.attempts * refusalsPerAttempt) throw error;
      if (error.reason === 'invalid-response' && equal >= equalInvalid) throw error;
      if (error.reason === 'network' && !settings.hasAnswered() && failed >= triesOfUnreachable) throw error;
      if ((error.retryAfterMs ?? 0) > longestRetryAfterMs) throw error;
      uniform ??= randomFor(settings.seed, 'backoff', settings.purpose);
      const wait = pause(backoffMs(made, error.retryAfterMs, uniform(), settings.backoff), signal);
      await (settings.onPause?.(wait) ?? wait);
    }
  }
}
