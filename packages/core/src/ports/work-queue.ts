/** A unit of work. */
export interface Job<T> {
  /** Hash of what is to be done: the same work has the same id. */
  readonly id: string;
  /** Jobs of one lane share its concurrency: a provider account. */
  readonly lane: string;
  readonly payload: T;
}

export interface QueueOptions {
  readonly signal: AbortSignal;
  /** Jobs of a lane that may run at once; asked again before each start, so that it may change. At least 1. */
  readonly concurrency: (lane: string) => number;
}

export interface WorkQueueCapabilities {
  /** Jobs may run on other machines. */
  readonly distributed: boolean;
}

/** Runs jobs within limits. Kind `work-queue`. */
export interface WorkQueue {
  /**
   * Runs `handler` once per job and resolves when all have settled. Draws from `jobs` no faster than lanes allow, so
   * that a plan of any length needs flat memory; a full lane does not hold up the others beyond a bounded look-ahead.
   * A handler that rejects stops nothing: handlers report their own failures; a rejection is passed to `onError`.
   * On abort no new job starts, those running are waited for, then the call rejects with the signal's reason.
   */
  run<T>(
    jobs: AsyncIterable<Job<T>> | Iterable<Job<T>>,
    handler: (job: Job<T>, signal: AbortSignal) => Promise<void>,
    options: QueueOptions & { readonly onError?: (job: Job<T>, error: unknown) => void },
  ): Promise<void>;
  close?(): Promise<void>;
}
