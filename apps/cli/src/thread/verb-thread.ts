import { parentPort, workerData } from 'node:worker_threads';
import type { Verb, VerbContext } from '../verb.ts';
import { toPlainError } from './plain-error.ts';
import type { PlainError } from './plain-error.ts';

/** What the thread is told: the file of the verb as seen from this one, its arguments, and what output it is for. */
export interface VerbTask {
  readonly file: string;
  readonly args: readonly unknown[];
  readonly json: boolean;
  readonly columns: number | undefined;
}

/** What the thread tells; `text` of a result stands where no JSON is asked for. */
export type VerbMessage =
  | { readonly type: 'note'; readonly line: string }
  | { readonly type: 'live'; readonly text: string | null }
  | { readonly type: 'result'; readonly document: unknown; readonly text: string }
  | { readonly type: 'done'; readonly code: number | undefined }
  | { readonly type: 'error'; readonly error: PlainError };

const { file, args, json, columns } = workerData as VerbTask;
const port = parentPort!;
const tell = (message: VerbMessage): void => port.postMessage(message);
const stop = new AbortController();
// The only word that the other side sends.
port.once('message', () => stop.abort(new DOMException('interrupted', 'AbortError')));
// Listening is no reason to live on.
port.unref();
const context: VerbContext = {
  signal: stop.signal,
  cut: stop.signal,
  output: {
    json,
    columns,
    result: (document, text) => tell({ type: 'result', document: json ? document : null, text: json ? '' : text() }),
    note: (line) => tell({ type: 'note', line }),
    error: () => undefined,
    // The other side has the terminal, and has opened it.
    openLive: () => undefined,
    live: (text) => tell({ type: 'live', text }),
  },
};
try {
  const { verb } = (await import(new URL(file, import.meta.url).href)) as { verb: Verb };
  tell({ type: 'done', code: (await verb(context, ...args)) ?? undefined });
} catch (error) {
  tell({ type: 'error', error: toPlainError(error) });
}
