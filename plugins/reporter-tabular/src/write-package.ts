import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvRow, dictionaryOf } from '@valuelex/study-tables';
import type { Table } from '@valuelex/study-tables';

export interface PackageInfo {
  readonly study: string;
  readonly simulated: boolean;
  readonly valuelex: string;
}

/**
 * Writes tables as CSV files into `out/tables`, with `datapackage.json` (Frictionless Data) and `dictionary.csv`. Everything
 * is written beside it first and put in its place at the end, so that a reader never sees half of a report.
 *
 * @returns the paths, `datapackage.json` first
 */
export async function writePackage(tables: readonly Table[], info: PackageInfo, out: string, signal: AbortSignal): Promise<string[]> {
  const [target, fresh, old] = ['tables', '.tables.new', '.tables.old'].map((name) => join(out, name)) as [string, string, string];
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh);
    for (const table of [...tables, dictionaryOf(tables)]) {
      await pipeline(Readable.from(lines(table)), createWriteStream(join(fresh, `${table.name}.csv`)), { signal });
    }
    await writeFile(join(fresh, 'datapackage.json'), `${JSON.stringify(dataPackage(tables, info), null, 2)}\n`, { signal });
    await rm(old, { recursive: true, force: true });
    await rename(target, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
  return ['datapackage.json', 'dictionary.csv', ...tables.map(({ name }) => `${name}.csv`)].map((file) => join(target, file));
}

async function* lines({ columns, rows }: Table): AsyncGenerator<string> {
  yield csvRow(columns.map(({ name }) => name));
  for await (const row of rows) yield csvRow(row);
}

function dataPackage(tables: readonly Table[], { study, simulated, valuelex }: PackageInfo): unknown {
  return {
    profile: 'tabular-data-package',
    name: 'valuelex-study',
    title: study,
    simulated,
    sources: [{ title: `ValueLex ${valuelex}` }],
    resources: tables.map(({ name, description, columns }) => ({
      name,
      path: `${name}.csv`,
      description,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        fields: columns.map((column) => ({ name: column.name, type: column.type, description: column.description })),
        missingValues: [''],
      },
    })),
  };
}
