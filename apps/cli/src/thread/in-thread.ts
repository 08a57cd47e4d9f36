import { Worker } from 'node:worker_threads';
import type { Verb, VerbContext } from '../verb.ts';
import { fromPlainError } from './plain-error.ts';
import type { VerbMessage, VerbTask } from './verb-thread.ts';

/** How long (ms) a thread that is told to stop may tidy up; one in the middle of a long sum does not hear it. */
const GRACE = 300;

/**
 * A verb that computes and asks no model, in a thread of its own: while it sums, this one shows how far it is, still hears Ctrl-C, and ends it.
 *
 * @param name the verb's file in `verbs/`, without its ending
 */
export async function inThread(name: string): Promise<{ verb: Verb }> {
  // Sources that are run without being built have no file that a thread could load.
  if (!import.meta.url.endsWith('.js')) return (await import(`../verbs/${name}.ts`)) as { verb: Verb };
  return { verb: (context, ...args) => runInThread(name, context, args) };
}

async function runInThread(name: string, { output, signal }: VerbContext, args: readonly unknown[]): Promise<number | undefined> {
  signal.throwIfAborted();
  // A terminal of unknown width says 0, and nothing would fit on it.
  if ((output.columns ?? 0) > 0) output.openLive((await import('log-update')).createLogUpdate(process.stderr));
  const task: VerbTask = { file: `../verbs/${name}.js`, args, json: output.json, columns: output.columns };
  const thread = new Worker(new URL('./verb-thread.js', import.meta.url), { workerData: task });
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    thread.postMessage('stop');
    timer = setTimeout(() => void thread.terminate(), GRACE);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<number | undefined>((resolve, reject) => {
      thread.on('message', (message: VerbMessage) => {
        if (message.type === 'note') output.note(message.line);
        else if (message.type === 'live') output.live(message.text);
        else if (message.type === 'result') output.result(message.document, () => message.text);
        else if (message.type === 'done') resolve(message.code);
        else reject(fromPlainError(message.error));
      });
      thread.on('error', reject);
      thread.on('exit', () => reject(signal.aborted ? (signal.reason as Error) : new Error('the thread that computes ended early; is memory short?')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    clearTimeout(timer);
    output.live(null);
    void thread.terminate();
  }
}
