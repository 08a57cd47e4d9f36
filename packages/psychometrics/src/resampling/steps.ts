/** How long resampling is watched and stopped. */
export interface ResamplingWatch {
  readonly signal?: AbortSignal;
  /** Called with the share of the resamples that are done. */
  readonly onProgress?: (share: number) => void;
}

/** Work that yields the share done after each resample. */
export type Steps<T> = Generator<number, T, void>;

/** How long (ms) the thread may be held before others run. */
const BREATH = 40;

/** All steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** All steps, letting others run now and then: the same numbers to the last bit. Rejects with the signal's reason when aborted. */
export async function inBackground<T>(steps: Steps<T>, { signal, onProgress }: ResamplingWatch): Promise<T> {
  signal?.throwIfAborted();
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      onProgress?.(1);
      return step.value;
    }
    if (performance.now() - since < BREATH) continue;
    onProgress?.(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    since = performance.now();
  }
}
