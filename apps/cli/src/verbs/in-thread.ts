import { Worker } from 'node:worker_threads';
import { fromPlainError } from '../output/plain-error.ts';
import type { Verb } from '../verb.ts';
import type { VerbMessage, VerbTask } from './verb-thread.ts';

/**
 * A verb that computes in one go and writes nothing but its result, in a thread of its own: while it sums, this one can still hear Ctrl-C, and ends it at once.
 *
 * @param name the verb's file in this folder, without its ending
 */
export async function inThread(name: string): Promise<{ verb: Verb }> {
  // Sources that are run without being built have no file that a thread could load.
  if (!import.meta.url.endsWith('.js')) return (await import(`./${name}.ts`)) as { verb: Verb };
  return {
    verb: async ({ output, signal }, ...args) => {
      signal.throwIfAborted();
      const task: VerbTask = { file: `./${name}.js`, args, json: output.json, columns: output.columns };
      const thread = new Worker(new URL('./verb-thread.js', import.meta.url), { workerData: task });
      const stop = (): void => void thread.terminate();
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await new Promise<number | undefined>((resolve, reject) => {
          thread.on('message', (message: VerbMessage) => {
            if (message.type === 'note') output.note(message.line);
            else if (message.type === 'result') output.result(message.document, () => message.text);
            else if (message.type === 'done') resolve(message.code);
            else reject(fromPlainError(message.error));
          });
          thread.on('error', reject);
          thread.on('exit', () => reject(signal.aborted ? (signal.reason as Error) : new Error('the thread that computes ended early; is memory short?')));
        });
      } finally {
        signal.removeEventListener('abort', stop);
        void thread.terminate();
      }
    },
  };
}
