import { parentPort, workerData } from 'node:worker_threads';
import { toPlainError } from '../output/plain-error.ts';
import type { PlainError } from '../output/plain-error.ts';
import type { Verb, VerbContext } from '../verb.ts';

/** What the thread is told: the file of the verb beside this one, its arguments, and what output it is for. */
export interface VerbTask {
  readonly file: string;
  readonly args: readonly unknown[];
  readonly json: boolean;
  readonly columns: number | undefined;
}

/** What the thread tells; `text` stands where no JSON is asked for. */
export type VerbMessage =
  | { readonly type: 'note'; readonly line: string }
  | { readonly type: 'result'; readonly document: unknown; readonly text: string }
  | { readonly type: 'done'; readonly code: number | undefined }
  | { readonly type: 'error'; readonly error: PlainError };

const { file, args, json, columns } = workerData as VerbTask;
const tell = (message: VerbMessage): void => parentPort!.postMessage(message);
// It is ended from outside, in the middle of whatever it does.
const { signal } = new AbortController();
const context: VerbContext = {
  signal,
  cut: signal,
  output: {
    json,
    columns,
    result: (document, text) => tell({ type: 'result', document: json ? document : null, text: json ? '' : text() }),
    note: (line) => tell({ type: 'note', line }),
    error: () => undefined,
    openLive: () => undefined,
    live: () => undefined,
  },
};
try {
  const { verb } = (await import(new URL(file, import.meta.url).href)) as { verb: Verb };
  tell({ type: 'done', code: (await verb(context, ...args)) ?? undefined });
} catch (error) {
  tell({ type: 'error', error: toPlainError(error) });
}
