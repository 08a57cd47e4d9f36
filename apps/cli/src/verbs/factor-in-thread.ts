import { Worker } from 'node:worker_threads';
import type { FactorSolution } from '@valuelex/core';
import { fromPlainError } from '../output/plain-error.ts';
import type { VerbContext } from '../verb.ts';
import { fitFactors } from './factor-fit.ts';
import type { FactorTask } from './factor-fit.ts';
import type { FactorMessage } from './factor-thread.ts';

/** How long (ms) a thread that is told to stop may tidy up; one in the middle of a long sum does not hear it. */
const GRACE = 300;

/** `fitFactors` in a thread of its own, so that this one can show how far it is and stop it at any moment. */
export async function fitFactorsInThread(context: VerbContext, task: FactorTask, progress: (done: number, note?: string) => void): Promise<FactorSolution> {
  const { signal, output } = context;
  // Sources that are run without being built have no file that a thread could load.
  if (!import.meta.url.endsWith('.js')) return fitFactors(context, task, progress);
  signal.throwIfAborted();
  const thread = new Worker(new URL('./factor-thread.js', import.meta.url), { workerData: task });
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    thread.postMessage('stop');
    timer = setTimeout(() => void thread.terminate(), GRACE);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<FactorSolution>((resolve, reject) => {
      thread.on('message', (message: FactorMessage) => {
        if (message.type === 'progress') progress(message.done, message.note);
        else if (message.type === 'note') output.note(message.line);
        else if (message.type === 'solution') resolve(message.solution);
        else reject(fromPlainError(message.error));
      });
      thread.on('error', reject);
      thread.on('exit', () => reject(signal.aborted ? (signal.reason as Error) : new Error('the thread that fits ended early; is memory short?')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    clearTimeout(timer);
    void thread.terminate();
  }
}
