import { join, resolve } from 'node:path';
import { callPurposes, DataError } from '@valuelex/core';
import type { Response, StudyView } from '@valuelex/core';
import { openStudy } from '@valuelex/engine';
import { dictionaryOf, marked, responsesTable, studyTables } from '@valuelex/study-tables';
import type { Table } from '@valuelex/study-tables';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import { createByteProgress } from '../interchange/byte-progress.ts';
import { writeCsv } from '../interchange/export/csv-file.ts';
import { writeJsonl } from '../interchange/export/jsonl-file.ts';
import { lavaanModel } from '../interchange/export/lavaan-model.ts';
import { writeParquet } from '../interchange/export/parquet-file.ts';
import { rFiles, writeR } from '../interchange/export/r-folder.ts';
import type { Written } from '../interchange/export/written.ts';
import { checkTarget, writeTexts, writeWhole } from '../interchange/whole-file.ts';
import { writeFolder } from '../interchange/whole-folder.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { counted } from '../output/plural.ts';

const kinds = ['jsonl', 'csv', 'parquet', 'r', 'lavaan'] as const;

interface Options {
  to: string;
  out: string;
  table: string[];
  purpose?: string;
  force?: boolean;
}

/** A file that was written, with its rows; null where it has none. */
interface Made {
  readonly file: string;
  readonly rows: number | null;
}

interface Job extends Written {
  readonly view: StudyView;
  readonly where: string;
  readonly out: string;
  readonly tables: readonly string[];
  readonly force: boolean;
}

export async function verb(context: VerbContext, given: string | undefined, options: Options): Promise<void> {
  const kind = kinds.find((known) => known === options.to);
  if (kind === undefined) throw new UsageError(`--to ${options.to}: there is no such kind`, `kinds: ${kinds.join(', ')}`);
  if (options.table.length > 0 && kind !== 'csv' && kind !== 'parquet') throw new UsageError('--table goes with --to csv and --to parquet');
  const purpose = callPurposes.find((known) => known === options.purpose);
  if (options.purpose !== undefined && purpose === undefined) throw new UsageError(`--purpose ${options.purpose}: there is no such purpose`, `purposes: ${callPurposes.join(', ')}`);
  const studyDir = await resolveStudy(given);
  const study = await openStudy(studyDir, { fallbackFrom, logger: loggerOf(context), signal: context.signal });
  const progress = createByteProgress('export', study.manifest.totals.responses);
  try {
    const view = purpose === undefined ? study.view : { ...study.view, responses: () => ofPurpose(study.view.responses(), purpose) };
    const job: Job = { view, where: studyDir, out: resolve(options.out), tables: options.table, force: options.force === true, signal: context.signal, onRow: () => progress.add(1) };
    const files = await writers[kind](job);
    context.output.result({ study: view.study, simulated: view.simulated, to: kind, files }, () =>
      files.map(({ file, rows }) => `${file}${rows === null ? '' : ` (${counted(rows, 'row')})`}`).join('\n'),
    );
  } finally {
    progress.stop();
    await study.close();
  }
}

const writers: Readonly<Record<(typeof kinds)[number], (job: Job) => Promise<Made[]>>> = {
  jsonl: async (job) => {
    await checkTarget(job.out, job.force);
    const rows = await writeWhole(job.out, async (partial) => {
      const written = await writeJsonl(partial, job.view.responses(), job);
      if (written === 0) throw new DataError('no-responses', 'the study has no stored answers to write', { where: job.where, hint: '`valuelex run` asks; --purpose may leave all of them out' });
      return written;
    });
    return [{ file: job.out, rows }];
  },
  csv: (job) => writeTables(job, 'csv', (file, table) => writeCsv(file, table, job)),
  parquet: (job) => {
    const { study, simulated, provenance } = job.view;
    return writeTables(job, 'parquet', (file, table) => writeParquet(file, table, { study, simulated: String(simulated), valuelex: provenance.valuelex, description: table.description }, job));
  },
  r: async (job) => {
    const matrix = await job.view.matrix();
    if (matrix === null) throw notMade(job, 'response matrix', 'matrix');
    const taxonomy = await job.view.taxonomy();
    const names = rFiles(taxonomy);
    await writeFolder(job.out, names, job.force, (staging) => writeR(staging, job.view.study, matrix, taxonomy, job));
    return names.map((name) => ({ file: join(job.out, name), rows: name === 'matrix.csv' || name === 'rows.csv' ? matrix.rows.length : name === 'variables.csv' ? matrix.columns.length : null }));
  },
  lavaan: async (job) => {
    await checkTarget(job.out, job.force);
    const taxonomy = await job.view.taxonomy();
    if (taxonomy === null) throw notMade(job, 'taxonomy', 'taxonomy');
    const { syntax } = lavaanModel(taxonomy, job.view.study);
    await writeWhole(job.out, (partial) => writeTexts(partial, one(syntax), job.signal));
    return [{ file: job.out, rows: null }];
  },
};

/** One table is a file; several are a folder, with a dictionary of their columns. */
async function writeTables(job: Job, extension: 'csv' | 'parquet', write: (file: string, table: Table) => Promise<number>): Promise<Made[]> {
  // Answers need no artefact, and those of large studies are large.
  const isAnswers = job.tables.length > 0 && job.tables.every((name) => name === 'responses');
  const all = isAnswers ? [responsesTable(job.view.responses())] : await studyTables(job.view, { responses: true });
  const chosen = job.tables.length === 0 ? all : [...new Set(job.tables)].map((name) => all.find((table) => table.name === name) ?? noTable(job, name, all));
  const tables = chosen.map((table) => marked(table, job.view.simulated));
  const [only, ...others] = tables;
  if (only !== undefined && others.length === 0) {
    await checkTarget(job.out, job.force);
    return [{ file: job.out, rows: await writeWhole(job.out, (partial) => write(partial, only)) }];
  }
  const files = [...tables, dictionaryOf(tables)].map((table) => ({ table, name: `${table.name}.${extension}` }));
  return writeFolder(job.out, files.map(({ name }) => name), job.force, async (staging) => {
    const made: Made[] = [];
    for (const { table, name } of files) made.push({ file: join(job.out, name), rows: await write(join(staging, name), table) });
    return made;
  });
}

async function* ofPurpose(responses: AsyncIterable<Response>, purpose: Response['purpose']): AsyncGenerator<Response> {
  for await (const response of responses) if (response.purpose === purpose) yield response;
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

const notMade = ({ where }: Job, what: string, stage: string): DataError =>
  new DataError('not-made', `the study has no ${what} yet`, { where, hint: `\`valuelex run --until ${stage === 'matrix' ? 'extract' : stage}\` makes it` });

function noTable({ where }: Job, name: string, tables: readonly Table[]): never {
  throw new DataError('no-table', `the study has no table "${name}"`, { where, hint: `tables here: ${tables.map((table) => table.name).join(', ')}; further ones come with further stages of \`valuelex run\`` });
}
