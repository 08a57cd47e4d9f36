import { realpath } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { createByteProgress } from '../interchange/byte-progress.ts';
import { detect, kinds } from '../interchange/import/detect.ts';
import type { Kind } from '../interchange/import/detect.ts';
import { answerLines, newCount, sizeOf } from '../interchange/import/import-answers.ts';
import type { ImportCount, ImportFile } from '../interchange/import/import-answers.ts';
import { parseFieldMap } from '../interchange/import/map-fields.ts';
import { checkTarget, writeTexts, writeWhole } from '../interchange/whole-file.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { counted } from '../output/plural.ts';
import { printable } from '../output/printable.ts';

interface Options {
  from?: string;
  out: string;
  map: string[];
  model?: string;
  strict?: boolean;
}

/** Answers of other tools, streamed into a file that appears whole or not at all. An earlier import of that name is replaced. */
export async function verb({ output, signal }: VerbContext, files: string[], options: Options): Promise<void> {
  const said = options.from as Kind | undefined;
  if (said !== undefined && !kinds.includes(said)) throw new UsageError(`--from ${options.from}: there is no such kind`, `kinds: ${kinds.join(', ')}`);
  const map = parseFieldMap(options.map);
  await checkTarget(options.out, true);
  await refuseOwnInput(files, options.out);
  const known: ImportFile[] = [];
  for (const file of files) known.push({ file, ...(await detect(file, said, signal)) });
  if (said === undefined) for (const { file, kind } of known) output.note(`${file}: read as ${kind}; --from names another kind`);

  const count = newCount();
  const progress = createByteProgress('import', await sizeOf(files));
  try {
    await writeWhole(options.out, async (partial) => {
      const lines = answerLines(known, { map, model: options.model, strict: options.strict === true, signal, onBytes: progress.add }, count);
      await writeTexts(partial, lines, signal);
      if (count.rows === 0) throw nothingFound(files, count);
    });
  } finally {
    progress.stop();
  }
  const models = Object.fromEntries([...count.models].sort(([a], [b]) => (a < b ? -1 : 1)));
  const document = {
    file: options.out,
    from: known.map(({ file, kind }) => ({ file, kind, rows: count.perFile.get(file) ?? 0 })),
    rows: count.rows,
    empty: count.empty,
    models,
    skipped: count.skipped.list(),
    repaired: count.repaired.list(),
  };
  if (count.skipped.total > 0) output.note(`warning: ${counted(count.skipped.total, 'row')} left out: ${reasons(count)}`);
  for (const { reason, count: rows, first } of document.repaired) output.note(`warning: ${counted(rows, 'row')} with ${reason} (first: ${printable(first)})`);
  output.result(document, () =>
    [
      `${counted(count.rows, 'answer')} in ${options.out}${count.empty > 0 ? ` (${count.empty} empty, kept)` : ''}`,
      ...Object.entries(models).map(([model, rows]) => `  ${printable(model)}: ${rows}`),
      `  → valuelex extract --responses ${options.out}`,
    ].join('\n'),
  );
}

async function refuseOwnInput(files: readonly string[], out: string): Promise<void> {
  const target = await realpath(out).catch(() => undefined);
  for (const file of files) {
    if (target !== undefined && (await realpath(file).catch(() => undefined)) === target) throw new UsageError(`--out ${out} is a file that is read`, 'name another file');
  }
}

function nothingFound(files: readonly string[], count: ImportCount): DataError {
  const hint = count.skipped.list().some(({ reason }) => reason === 'no model named' || reason === 'no text')
    ? 'name the columns with --map model=COLUMN --map text=COLUMN, or the model with --model NAME'
    : 'is it of another kind? --from names it';
  return new DataError('no-answers', count.skipped.total === 0 ? 'no rows' : `no answers; ${reasons(count)}`, { where: files.join(', '), hint });
}

const reasons = (count: ImportCount): string =>
  count.skipped
    .list()
    .map(({ reason, count: rows, first }) => `${rows} × ${reason} (first: ${printable(first)})`)
    .join('; ');
