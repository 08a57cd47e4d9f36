import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DataError } from '@valuelex/core';
import { toAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Detected } from './detect.ts';
import { mapFields } from './map-fields.ts';
import { placeText, Tally } from './tally.ts';

/** A file whose kind is known. */
export interface ImportFile extends Detected {
  readonly file: string;
}

export interface ImportOptions {
  readonly map: ReadonlyMap<string, string>;
  /** Model of rows that name none. */
  readonly model?: string | undefined;
  /** The first row that cannot be taken ends it. */
  readonly strict: boolean;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/** What an import came to; filled while its lines are drawn. */
export interface ImportCount {
  rows: number;
  empty: number;
  readonly models: Map<string, number>;
  readonly perFile: Map<string, number>;
  readonly skipped: Tally;
  readonly repaired: Tally;
}

export const newCount = (): ImportCount => ({ rows: 0, empty: 0, models: new Map(), perFile: new Map(), skipped: new Tally(), repaired: new Tally() });

/** Bytes of the files together, for progress. */
export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Answers of files as lines of JSON, one at a time; everything else is counted with its reason. */
export async function* answerLines(files: readonly ImportFile[], options: ImportOptions, count: ImportCount): AsyncGenerator<string> {
  for (const { file, kind, read } of files) {
    count.perFile.set(file, 0);
    for await (const found of read({ file, signal: options.signal, onBytes: options.onBytes })) {
      options.signal.throwIfAborted();
      const answer = 'fault' in found ? found.fault : toAnswer(mapFields(found.raw, found.record, options.map), { source: { kind, file: basename(file), ...found.at }, model: options.model });
      const line = typeof answer === 'string' ? answer : toLine(answer);
      if (typeof line === 'string') {
        if (options.strict) throw new DataError('bad-row', line, { where: placeText(file, found.at), hint: 'without --strict such rows are left out and counted' });
        count.skipped.add(line, file, found.at);
        continue;
      }
      if ('repaired' in found && found.repaired !== undefined) count.repaired.add(found.repaired, file, found.at);
      add(count, file, answer as Answer);
      yield line.json;
    }
  }
}

/** A text says why it cannot be written: what a file nests deeper than the machine's stack is no answer. */
function toLine(answer: Answer): { readonly json: string } | string {
  try {
    return { json: `${JSON.stringify(answer)}\n` };
  } catch (error) {
    if (error instanceof RangeError) return 'nested too deeply, or too long';
    throw error;
  }
}

function add(count: ImportCount, file: string, answer: Answer): void {
  count.rows += 1;
  if (answer.text.trim() === '') count.empty += 1;
  count.models.set(answer.model, (count.models.get(answer.model) ?? 0) + 1);
  count.perFile.set(file, (count.perFile.get(file) ?? 0) + 1);
}
