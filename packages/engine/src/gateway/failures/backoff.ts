/** How long to wait between the tries of one call. */
export interface BackoffSettings {
  /** Ceiling of the first wait, in milliseconds; doubles with every try. */
  readonly baseMs: number;
  readonly maxMs: number;
}

export const defaultBackoff: BackoffSettings = { baseMs: 1000, maxMs: 60_000 };

/** A server that asks for a longer wait has no answer for this run. */
export const longestRetryAfterMs = 15 * 60_000;

/**
 * Milliseconds before the next try. A server's own `Retry-After` is obeyed, with a little jitter on top so that all who were
 * told the same do not come at once; otherwise exponential backoff with full jitter (Brooker, 2015).
 * @param attempt the try that failed, from 1
 * @param uniform a number in [0, 1)
 */
export function backoffMs(
  attempt: number,
  retryAfterMs: number | undefined,
  uniform: number,
  settings: BackoffSettings = defaultBackoff,
): number {
  if (retryAfterMs !== undefined) return retryAfterMs + uniform * Math.min(settings.baseMs, retryAfterMs / 10);
  return uniform * Math.min(settings.maxMs, settings.baseMs * 2 ** (attempt - 1));
}
