import { readFile } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { parse } from 'csv-parse/sync';
import { printable } from '../output/printable.ts';
import { notCsv } from './csv-faults.ts';
import { decodeText, unreadable } from './decode-text.ts';

/** A table as text: a header and rows of equal length. */
export interface TextTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of the first row in the file; 2 where it is not given, below a header. */
  readonly firstLine?: number;
}

/** Line of a row in the file, as a person counts. */
export function lineOf({ firstLine = 2 }: TextTable, row: number): number {
  return row + firstLine;
}

/** Reads a file of text, with an error that says what to do when it cannot. */
export async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
  return decodeText(bytes, file);
}

/** Columns beyond which no verb has a use for a table: what is wider was exported the wrong way round, or is no table of variables. */
const MOST_COLUMNS = 20_000;

/** Reads a delimited file with a header: comma, semicolon or tab, told from the header line. */
export async function readTable(file: string): Promise<TextTable> {
  const text = await readText(file);
  const firstLine = text.slice(0, text.search(/\r?\n/) >>> 0);
  const delimiter = ['\t', ';', ','].find((mark) => firstLine.includes(mark)) ?? ',';
  let records: string[][];
  try {
    const options = { bom: true, delimiter, skip_empty_lines: true, trim: true, relax_column_count: false };
    // A table that is far too wide is refused by its header, before millions of cells are read.
    const columns = (parse(text, { ...options, to: 1 }) as string[][])[0]?.length ?? 0;
    if (columns > MOST_COLUMNS) {
      throw new DataError('too-many-columns', `the header has ${columns} columns, more than can be analysed (${MOST_COLUMNS} at most)`, {
        where: file,
        hint: 'rows are respondents and columns variables: transpose the table if it is the other way round; else keep the columns that are needed, or give a long table',
      });
    }
    records = parse(text, options) as string[][];
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    throw notCsv(file, cause);
  }
  const header = records[0];
  if (header === undefined || records.length < 2) throw new DataError('empty-table', 'no rows below a header', { where: file });
  checkHeader(file, header);
  return { file, header, rows: records.slice(1) };
}

function checkHeader(file: string, header: readonly string[]): void {
  const seen = new Set<string>();
  const twice = [...new Set(header.filter((name) => seen.size === seen.add(name).size))];
  if (twice.length > 0) {
    const names = twice.slice(0, 8).map((name) => (name === '' ? 'a column without a name' : `"${printable(name.slice(0, 40))}"`));
    throw new DataError('repeated-column', `${names.join(', ')}${twice.length > 8 ? ', …' : ''} stands more than once in the header`, {
      where: file,
      hint: 'give every column a name of its own',
    });
  }
  if (isRowOfNumbers(header)) {
    throw new DataError('no-header', 'the first row is taken as the header and is all numbers', { where: file, hint: 'write a row of names above the numbers' });
  }
}

/** Numbers that merely count the columns are names; others are data that lost their header. */
export function isRowOfNumbers(header: readonly string[]): boolean {
  const cells = header[0] === '' ? header.slice(1) : header;
  const numbers = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
  const counts = numbers.every((value, at) => Number.isInteger(value) && value === (numbers[0] as number) + at);
  return numbers.length > 0 && numbers.every(Number.isFinite) && (!counts || numbers.length === 1);
}

const missing = new Set(['', 'NA', 'NaN', 'nan', 'null', 'None', '.']);

/** A cell as a number; NaN when it is missing; an error that names row and column when it is text. `remedy`: what else the command offers against text. */
export function numberCell(table: TextTable, row: number, column: number, remedy = ''): number {
  const cell = table.rows[row]?.[column] ?? '';
  if (missing.has(cell)) return Number.NaN;
  const value = Number(cell);
  if (!Number.isFinite(value)) {
    throw new DataError('not-a-number', `"${printable(cell.slice(0, 40))}" is not a finite number`, {
      where: cellPlace(table, row, column),
      hint: /^[+-]?\d*,\d+$/.test(cell) ? `write decimals with a point: ${cell.slice(0, 40)} → ${cell.slice(0, 40).replace(',', '.')}` : `leave missing cells empty or write NA${remedy}`,
    });
  }
  return value;
}

/** Where a cell stands, for people. */
export function cellPlace(table: TextTable, row: number, column: number): string {
  return `${table.file}, row ${lineOf(table, row)}, column ${printable(table.header[column] ?? String(column + 1))}`;
}

/** The index of a named column. */
export function columnIndex(table: TextTable, name: string): number {
  const index = table.header.indexOf(name);
  if (index < 0) {
    throw new DataError('no-such-column', `no column "${name}"`, { where: table.file, hint: `columns: ${table.header.slice(0, 20).join(', ')}` });
  }
  return index;
}
