import { NumericalError } from '../errors.ts';
import type { NumericalErrorCode } from '../errors.ts';
import type { Random } from '../random/create-random.ts';
import { drawsOf } from './draw-job.ts';
import type { DrawJob, MakeDraw } from './draw-job.ts';
import type { DrawMessage, DrawTask } from './draw-worker.ts';

/** How long work is watched and stopped, and how many may do it. */
export interface Watch {
  readonly signal?: AbortSignal;
  /** Called with the share of the work that is done. */
  readonly onProgress?: (share: number) => void;
  /** Threads to use. 0 and 1 stay in this one. Default: as many as the machine has processors, for work that is worth it. */
  readonly workers?: number;
}

/** Draws to be made: as a job that threads can take, or by a function of the caller's, which stays in this thread. */
export type Draws = { readonly draws: number; readonly random: Random } & ({ readonly job: DrawJob } | { readonly make: MakeDraw });

/** Work shorter than this (ms) is done before threads have started. */
const WORTH_SHARING = 400;
/** How long (ms) this thread may be held before it looks at the signal and lets others run. */
const BREATH = 40;

/** All draws at once, in this thread. */
export function drawsAtOnce(work: Draws): (Float64Array | null)[] {
  const make = makerOf(work);
  return Array.from({ length: work.draws }, (_, draw) => make(draw));
}

/**
 * All draws without holding the thread: the same numbers to the last bit, whatever the number of workers, since each draw has a stream of its own. Rejects with
 * the signal's reason when aborted, and with what a draw throws. Workers need Node and the built package; elsewhere the draws are made here.
 */
export async function drawsInBackground(work: Draws, watch: Watch): Promise<(Float64Array | null)[]> {
  const { draws } = work;
  const { signal, onProgress } = watch;
  signal?.throwIfAborted();
  const make = makerOf(work);
  const found: (Float64Array | null)[] = [];
  let since = performance.now();
  const start = since;
  const asked = watch.workers !== undefined;
  if (asked && 'job' in work) await share(work, watch, found);
  while (found.length < draws) {
    found.push(make(found.length));
    const now = performance.now();
    if (now - since < BREATH) continue;
    const left = ((now - start) / found.length) * (draws - found.length);
    if (!asked && left > WORTH_SHARING && 'job' in work && (await share(work, watch, found))) break;
    onProgress?.(found.length / draws);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    since = performance.now();
  }
  onProgress?.(1);
  return found;
}

function makerOf(work: Draws): MakeDraw {
  return 'job' in work ? drawsOf(work.job, work.random) : work.make;
}

/** Has workers make the draws that are still missing; false where there are none to be had. */
async function share({ job, draws, random }: Draws & { readonly job: DrawJob }, { workers, signal, onProgress }: Watch, found: (Float64Array | null)[]): Promise<boolean> {
  // Sources that are run without being built have no file that a thread could load.
  if (!import.meta.url.endsWith('.js') || (workers ?? 2) < 2 || globalThis.process?.versions?.node === undefined) return false;
  const { Worker } = await import('node:worker_threads');
  const { availableParallelism } = await import('node:os');
  const done = found.length;
  const count = Math.min(workers ?? availableParallelism(), draws - done);
  if (count < 2) return false;
  let made = done;
  const threads = Array.from({ length: count }, (_, w) => {
    const task: DrawTask = { job, key: random.key, first: done + w, step: count, draws };
    return new Worker(new URL('./draw-worker.js', import.meta.url), { workerData: task, execArgv: [] });
  });
  const abort = (): void => threads.forEach((thread) => void thread.terminate());
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await Promise.all(
      threads.map(
        (thread) =>
          new Promise<void>((resolve, reject) => {
            thread.on('message', (message: DrawMessage) => {
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
