import { NumericalError } from '../errors.ts';
import type { NumericalErrorCode } from '../errors.ts';
import type { Random } from '../random/create-random.ts';
import { drawNull, observedSpectrum } from './null-job.ts';
import type { NullJob } from './null-job.ts';
import type { NullMessage, NullTask } from './null-worker.ts';
import { compareWithNull } from './parallel.ts';
import type { ParallelResult } from './parallel.ts';

export interface BackgroundOptions {
  readonly draws: number;
  /** Quantile of the null that an eigenvalue must pass. */
  readonly level: number;
  readonly random: Random;
  /** As in `ParallelOptions`. */
  readonly given?: number;
  /** Threads to use at most. Default: the machine's processors. 1 stays in this thread, and so does work too short to share. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Called with the share of the draws that are done. */
  readonly onProgress?: (share: number) => void;
}

/** Work shorter than this (ms) is done before a thread has started. */
const WORTH_SHARING = 400;
/** How long (ms) this thread may be held before it looks at the signal and lets others run. */
const BREATH = 40;

/**
 * `parallelAnalysis`, `permutationParallel` and `blockPermutationParallel` without holding the thread: the same numbers to the last bit, whatever the
 * number of workers, since each draw has a stream of its own. Rejects with the signal's reason when aborted, and with what `associate` throws. Workers
 * need Node and the built package; elsewhere the draws are made here.
 */
export async function parallelInBackground(job: NullJob, options: BackgroundOptions): Promise<ParallelResult> {
  const { draws, random, signal, onProgress } = options;
  if (!(Number.isInteger(draws) && draws >= 1)) throw new NumericalError('bad-option', `A null needs at least one draw, found ${draws}.`);
  signal?.throwIfAborted();
  const observed = observedSpectrum(job);
  const found: Float64Array[] = [];
  let since = performance.now();
  const start = since;
  while (found.length < draws) {
    found.push(drawNull(job, random, found.length));
    const now = performance.now();
    if (now - since < BREATH) continue;
    const left = ((now - start) / found.length) * (draws - found.length);
    if (left > WORTH_SHARING && (await share(job, options, found))) break;
    onProgress?.(found.length / draws);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    since = performance.now();
  }
  onProgress?.(1);
  return compareWithNull(observed, found, options);
}

/** Has workers make the draws that are still missing; false where there are none to be had. */
async function share(job: NullJob, { draws, random, workers, signal, onProgress }: BackgroundOptions, found: Float64Array[]): Promise<boolean> {
  // Sources that are run without being built have no file that a thread could load.
  if (!import.meta.url.endsWith('.js') || workers === 1 || globalThis.process?.versions?.node === undefined) return false;
  const { Worker } = await import('node:worker_threads');
  const { availableParallelism } = await import('node:os');
  const done = found.length;
  const count = Math.min(workers ?? availableParallelism(), draws - done);
  if (count < 2) return false;
  let made = done;
  const threads = Array.from({ length: count }, (_, w) => {
    const task: NullTask = { job, key: random.key, first: done + w, step: count, draws };
    return new Worker(new URL('./null-worker.js', import.meta.url), { workerData: task, execArgv: [] });
  });
  const abort = (): void => threads.forEach((thread) => void thread.terminate());
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await Promise.all(
      threads.map(
        (thread) =>
          new Promise<void>((resolve, reject) => {
            thread.on('message', (message: NullMessage) => {
              if ('refusal' in message) {
                const { code, message: text, variables } = message.refusal;
                reject(new NumericalError(code as NumericalErrorCode, text, variables));
                return;
              }
              found[message.draw] = message.values;
              made += 1;
              onProgress?.(made / draws);
            });
            thread.on('error', reject);
            thread.on('exit', () => resolve());
          }),
      ),
    );
  } finally {
    signal?.removeEventListener('abort', abort);
    abort();
  }
  signal?.throwIfAborted();
  if (made < draws) throw new NumericalError('no-convergence', 'A worker thread ended before its draws were made; is memory short?');
  return true;
}
