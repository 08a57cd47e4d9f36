import { parentPort, workerData } from 'node:worker_threads';
import type { FactorSolution } from '@valuelex/core';
import { toPlainError } from '../output/plain-error.ts';
import type { PlainError } from '../output/plain-error.ts';
import type { VerbContext } from '../verb.ts';
import { fitFactors } from './factor-fit.ts';
import type { FactorTask } from './factor-fit.ts';

/** What the thread that fits tells. */
export type FactorMessage =
  | { readonly type: 'progress'; readonly done: number; readonly note?: string }
  | { readonly type: 'note'; readonly line: string }
  | { readonly type: 'solution'; readonly solution: FactorSolution }
  | { readonly type: 'error'; readonly error: PlainError };

const tell = (message: FactorMessage): void => parentPort!.postMessage(message);
const stop = new AbortController();
// The only word that the other side sends.
parentPort!.once('message', () => stop.abort(new DOMException('interrupted', 'AbortError')));
const context: VerbContext = {
  signal: stop.signal,
  cut: stop.signal,
  output: { json: false, columns: undefined, result: () => undefined, error: () => undefined, openLive: () => undefined, live: () => undefined, note: (line) => tell({ type: 'note', line }) },
};
try {
  const solution = await fitFactors(context, workerData as FactorTask, (done, note) => tell({ type: 'progress', done, ...(note === undefined ? {} : { note }) }));
  tell({ type: 'solution', solution });
} catch (error) {
  tell({ type: 'error', error: toPlainError(error) });
} finally {
  parentPort!.close();
}
