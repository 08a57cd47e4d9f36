import { readFile } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { parse } from 'csv-parse/sync';

/** A table as text: a header and rows of equal length. */
export interface TextTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a file as UTF-8, with an error that says what to do when it cannot. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'this is a folder' : code === 'EACCES' ? 'it may not be read' : String(code);
    throw new DataError('unreadable', why, { where: file, cause });
  }
}

/** Reads a delimited file with a header: comma, semicolon or tab, told from the header line. */
export async function readTable(file: string): Promise<TextTable> {
  const text = await readText(file);
  const firstLine = text.slice(0, text.search(/\r?\n/) >>> 0);
  const delimiter = ['\t', ';', ','].find((mark) => firstLine.includes(mark)) ?? ',';
  let records: string[][];
  try {
    records = parse(text, { bom: true, delimiter, skip_empty_lines: true, trim: true, relax_column_count: false }) as string[][];
  } catch (cause) {
    throw new DataError('ragged', cause instanceof Error ? cause.message : 'not a table', {
      where: file,
      hint: 'every row needs as many cells as the header',
      cause,
    });
  }
  const header = records[0];
  if (header === undefined || records.length < 2) throw new DataError('empty-table', 'no rows below a header', { where: file });
  return { file, header, rows: records.slice(1) };
}

const missing = new Set(['', 'NA', 'NaN', 'nan', 'null', 'None', '.']);

/** A cell as a number; NaN when it is missing; an error that names row and column when it is text. */
export function numberCell(table: TextTable, row: number, column: number): number {
  const cell = table.rows[row]?.[column] ?? '';
  if (missing.has(cell)) return Number.NaN;
  const value = Number(cell);
  if (!Number.isFinite(value)) {
    throw new DataError('not-a-number', `"${cell.slice(0, 40)}" is not a finite number`, {
      where: `${table.file}, row ${row + 2}, column ${table.header[column] ?? column + 1}`,
      hint: 'leave missing cells empty or write NA; drop columns of text with --drop',
    });
  }
  return value;
}

/** The index of a named column. */
export function columnIndex(table: TextTable, name: string): number {
  const index = table.header.indexOf(name);
  if (index < 0) {
    throw new DataError('no-such-column', `no column "${name}"`, { where: table.file, hint: `columns: ${table.header.slice(0, 20).join(', ')}` });
  }
  return index;
}
