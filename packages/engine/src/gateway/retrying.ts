import { ProviderError } from '@valuelex/core';
import { randomFor } from '../study/random.ts';
import type { BackoffSettings } from './backoff.ts';
import { backoffMs, longestRetryAfterMs } from './backoff.ts';
import { pause } from './pause.ts';

export interface RetrySettings {
  /** Tries in all, the first included. */
  readonly attempts: number;
  readonly seed: number;
  /** Sets the jitter of this call apart from that of others. */
  readonly purpose: string;
  readonly backoff?: BackoffSettings;
  /** Whether the server has answered anything in this run: one that cannot be reached at all is given up sooner. */
  readonly hasAnswered: () => boolean;
}

/** Tries before a server that has never answered counts as unreachable. */
const triesOfUnreachable = 2;

/** Tries again what may succeed, and only that. Jitter never reaches a result. */
export async function retrying<T>(
  attempt: () => Promise<T>,
  settings: RetrySettings,
  signal: AbortSignal,
): Promise<{ readonly value: T; readonly attempts: number }> {
  let uniform: (() => number) | undefined;
  for (let made = 1; ; made++) {
    try {
      return { value: await attempt(), attempts: made };
    } catch (error) {
      if (signal.aborted || !ProviderError.is(error) || !error.isRetryable || made >= settings.attempts) throw error;
      if (error.reason === 'network' && !settings.hasAnswered() && made >= triesOfUnreachable) throw error;
      if ((error.retryAfterMs ?? 0) > longestRetryAfterMs) throw error;
      uniform ??= randomFor(settings.seed, 'backoff', settings.purpose);
      await pause(backoffMs(made, error.retryAfterMs, uniform(), settings.backoff), signal);
    }
  }
}
