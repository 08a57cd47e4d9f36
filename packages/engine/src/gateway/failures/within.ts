import { ProviderError } from '@valuelex/core';

/**
 * Gives a task a signal of its own that aborts with the run or after `ms`, and does not wait for one that ignores it.
 * @throws ProviderError `timeout` when time is up; the run's reason when the run was aborted.
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  what: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = (): void => undefined;
  const cut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new ProviderError('timeout', `${what}: no answer within ${ms / 1000} s`);
      reject(error);
      own.abort(error);
    }, ms);
    onAbort = () => {
      reject(signal.reason as Error);
      own.abort(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
  const work = task(own.signal);
  // Whichever loses the race must not be left unhandled.
  work.catch(() => undefined);
  cut.catch(() => undefined);
  try {
    return await Promise.race([work, cut]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
