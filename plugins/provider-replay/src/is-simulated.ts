import { resolve } from 'node:path';
import { readLines } from './read-lines.ts';
import { parseRow } from './recorded-row.ts';
import { filesOf } from './replay-index.ts';

/** Lines that are looked through for a first answer: a segment's head and little more come before it. */
const mostLines = 100;

/** Whether a recording is of simulated models, by its first answer; false where there is none that can be read. */
export async function isSimulated(from: readonly string[], signal: AbortSignal): Promise<boolean> {
  try {
    for (const path of from) {
      for (const file of await filesOf(resolve(path), path)) {
        let lines = 0;
        for await (const { text } of readLines(file, signal)) {
          const row = parseRow(text);
          if (row !== undefined) return row.simulated === true;
          if (++lines === mostLines) break;
        }
      }
    }
  } catch {
    // What cannot be read is said when an answer is wanted from it.
  }
  return false;
}
