import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { parseMap, readAnswers } from '../input/read-answers.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError, unwritable } from '../output/errors.ts';
import { isWrongPath } from '../output/file-errors.ts';
import { counted } from '../output/plural.ts';
import { printable } from '../output/text-table.ts';

interface Options {
  from: string;
  out: string;
  map: string[];
}

/** Streams rows into a file beside the target and renames it when all were good: a bad row leaves nothing behind. */
export async function verb({ output, signal }: VerbContext, file: string, options: Options): Promise<void> {
  if (options.from !== 'jsonl' && options.from !== 'csv') throw new UsageError(`--from ${options.from}: expected jsonl or csv`);
  const map = parseMap(options.map);
  if ((await stat(options.out).catch(() => null))?.isDirectory()) throw new UsageError(`cannot write ${options.out}: this is a folder`, 'name a file');
  const partial = `${options.out}.${process.pid}.partial`;
  const stream = createWriteStream(partial);
  const done = finished(stream);
  done.catch(() => undefined);
  const perModel = new Map<string, number>();
  let rows = 0;
  let empty = 0;
  try {
    for await (const row of readAnswers(file, options.from, map)) {
      signal.throwIfAborted();
      const { line, extra, ...known } = row;
      rows += 1;
      if (row.text.trim() === '') empty += 1;
      perModel.set(row.model, (perModel.get(row.model) ?? 0) + 1);
      const record = { ...known, source: { line }, ...(Object.keys(extra).length > 0 ? { extra } : {}) };
      if (!stream.write(`${JSON.stringify(record)}\n`)) await Promise.race([once(stream, 'drain'), done]);
    }
    if (rows === 0) throw new UsageError(`${file}: no rows`);
    stream.end();
    await done;
    await rename(partial, options.out);
  } catch (error) {
    stream.destroy();
    await rm(partial, { force: true });
    throw isWrongPath(error) ? unwritable(options.out, error) : error;
  }
  const models = Object.fromEntries([...perModel].sort(([a], [b]) => (a < b ? -1 : 1)));
  output.result({ file: options.out, rows, empty, models }, () =>
    [`${counted(rows, 'answer')} in ${options.out}${empty > 0 ? ` (${empty} empty, kept)` : ''}`, ...Object.entries(models).map(([model, count]) => `  ${printable(model)}: ${count}`)].join('\n'),
  );
}
