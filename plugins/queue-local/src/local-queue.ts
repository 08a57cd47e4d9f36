import type { Job, QueueOptions, WorkQueue } from '@valuelex/core';

type Jobs<T> = AsyncIterable<Job<T>> | Iterable<Job<T>>;
type Handler<T> = (job: Job<T>, signal: AbortSignal) => Promise<void>;
type Options<T> = QueueOptions & { readonly onError?: (job: Job<T>, error: unknown) => void };

interface Lane<T> {
  running: number;
  readonly waiting: Job<T>[];
}

/** Jobs in lanes, drawn from the plan as they are needed. */
export class LocalQueue implements WorkQueue {
  readonly #lookAhead: number;

  constructor(lookAhead: number) {
    this.#lookAhead = lookAhead;
  }

  async run<T>(jobs: Jobs<T>, handler: Handler<T>, options: Options<T>): Promise<void> {
    const { signal, concurrency, onError } = options;
    const lanes = new Map<string, Lane<T>>();
    let waiting = 0;
    let running = 0;
    let wake = (): void => undefined;
    const somethingHappened = (): Promise<void> => new Promise((resolve) => (wake = resolve));

    const start = (lane: Lane<T>, job: Job<T>): void => {
      lane.running += 1;
      running += 1;
      void Promise.resolve()
        .then(() => handler(job, signal))
        .catch((error: unknown) => onError?.(job, error))
        .then(() => {
          lane.running -= 1;
          running -= 1;
          startWaiting(job.lane, lane);
          wake();
        });
    };
    const startWaiting = (name: string, lane: Lane<T>): void => {
      while (!signal.aborted && lane.waiting.length > 0 && lane.running < Math.max(1, concurrency(name))) {
        waiting -= 1;
        start(lane, lane.waiting.shift() as Job<T>);
      }
    };
    const laneOf = (name: string): Lane<T> => {
      const known = lanes.get(name);
      if (known !== undefined) return known;
      const lane: Lane<T> = { running: 0, waiting: [] };
      lanes.set(name, lane);
      return lane;
    };

    const onAbort = (): void => wake();
    signal.addEventListener('abort', onAbort);
    try {
      for await (const job of jobs) {
        if (signal.aborted) break;
        const lane = laneOf(job.lane);
        waiting += 1;
        lane.waiting.push(job);
        startWaiting(job.lane, lane);
        while (!signal.aborted && waiting >= this.#lookAhead) await somethingHappened();
      }
      while (running > 0 || (waiting > 0 && !signal.aborted)) await somethingHappened();
    } finally {
      // The plan itself may fail: what runs is waited for all the same.
      while (running > 0) await somethingHappened();
      signal.removeEventListener('abort', onAbort);
    }
    signal.throwIfAborted();
  }
}
