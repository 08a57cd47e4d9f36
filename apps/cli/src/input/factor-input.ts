import type { FactorCorrelation, FactorData } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import { cellPlace, columnIndex, numberCell, readTable } from './read-table.ts';
import type { TextTable } from './read-table.ts';

const DROP = '; drop columns of text with --drop';

export interface DataOptions {
  /** Columns left out. */
  readonly drop: readonly string[];
  /** Column whose equal values mark rows that are not independent. */
  readonly block?: string;
  /** Long tables: what makes a row, which column names the variable, which holds the number. */
  readonly long?: { readonly rows: readonly string[]; readonly column: string; readonly cell: string };
  readonly cell: FactorData['cell'];
}

/** Any numeric table as factor data: wide as it is, or long and made wide. */
export async function readFactorData(file: string, options: DataOptions): Promise<FactorData> {
  const table = await readTable(file);
  return options.long ? fromLong(table, options, options.long) : fromWide(table, options);
}

/** The first column holds row names when its header is empty or usual for names and its cells are not numbers. */
function hasRowNames(table: TextTable): boolean {
  const title = table.header[0] ?? '';
  const isText = table.rows.some((row) => row[0] !== '' && !Number.isFinite(Number(row[0])));
  return title === '' || (isText && /^(id|row|name|model|respondent|subject)s?$/i.test(title));
}

function fromWide(table: TextTable, options: DataOptions): FactorData {
  const out = new Set(options.drop.map((name) => columnIndex(table, name)));
  const blockColumn = options.block === undefined ? undefined : columnIndex(table, options.block);
  if (blockColumn !== undefined) out.add(blockColumn);
  if (hasRowNames(table)) out.add(0);
  const columns = table.header.map((_, index) => index).filter((index) => !out.has(index));
  const values = new Float64Array(table.rows.length * columns.length);
  for (let row = 0; row < table.rows.length; row += 1) {
    for (let at = 0; at < columns.length; at += 1) values[row * columns.length + at] = cellOf(table, row, columns[at] as number, options.cell);
  }
  const variables = columns.map((index) => table.header[index] as string);
  return build(variables, values, table.rows.length, blockColumn === undefined ? undefined : table.rows.map((row) => row[blockColumn] as string), options.cell);
}

function fromLong(table: TextTable, options: DataOptions, long: NonNullable<DataOptions['long']>): FactorData {
  const rowColumns = long.rows.map((name) => columnIndex(table, name));
  const itemColumn = columnIndex(table, long.column);
  const cellColumn = columnIndex(table, long.cell);
  const blockAt = options.block === undefined ? undefined : long.rows.indexOf(options.block);
  if (blockAt === -1) throw new DataError('block-not-a-row', `--block ${options.block} is not one of --rows ${long.rows.join(',')}`, { where: table.file });
  const rows = new Map<string, { index: number; block: string }>();
  const variables = new Map<string, number>();
  const cells: [number, number, number][] = [];
  const seen = new Set<string>();
  table.rows.forEach((record, at) => {
    const key = JSON.stringify(rowColumns.map((index) => record[index]));
    let row = rows.get(key);
    if (!row) {
      row = { index: rows.size, block: blockAt === undefined ? '' : (record[rowColumns[blockAt] as number] as string) };
      rows.set(key, row);
    }
    const item = record[itemColumn] as string;
    let variable = variables.get(item);
    if (variable === undefined) variables.set(item, (variable = variables.size));
    const cellKey = `${row.index}:${variable}`;
    if (seen.has(cellKey)) {
      throw new DataError('repeated-cell', `${long.rows.join(', ')} and ${long.column} do not tell this row from an earlier one`, {
        where: `${table.file}, row ${at + 2}`,
        hint: 'name every column that makes a row in --rows',
      });
    }
    seen.add(cellKey);
    cells.push([row.index, variable, cellOf(table, at, cellColumn, options.cell)]);
  });
  const values = new Float64Array(rows.size * variables.size).fill(Number.NaN);
  for (const [row, variable, value] of cells) values[row * variables.size + variable] = value;
  return build([...variables.keys()], values, rows.size, blockAt === undefined ? undefined : [...rows.values()].map((row) => row.block), options.cell);
}

const kinds: Readonly<Partial<Record<FactorData['cell'], { readonly fits: (value: number) => boolean; readonly name: string }>>> = {
  presence: { fits: (value) => value === 0 || value === 1, name: 'presence is 0 or 1' },
  count: { fits: (value) => Number.isInteger(value) && value >= 0, name: 'a count is a whole number from 0' },
  share: { fits: (value) => value >= 0 && value <= 1, name: 'a share lies between 0 and 1' },
};

/** A cell that is what its kind says, or missing. */
function cellOf(table: TextTable, row: number, column: number, cell: FactorData['cell']): number {
  const value = numberCell(table, row, column, DROP);
  const kind = kinds[cell];
  if (kind !== undefined && !Number.isNaN(value) && !kind.fits(value)) {
    throw new DataError('wrong-kind-of-cell', `${value} is no ${cell}: ${kind.name}`, { where: cellPlace(table, row, column), hint: 'choose another --kind, or leave the column out with --drop' });
  }
  return value;
}

function build(variables: string[], values: Float64Array, n: number, blocks: string[] | undefined, cell: FactorData['cell']): FactorData {
  return { kind: 'data', variables, n, values, cell, ...(blocks ? { groups: { model: blocks } } : {}) };
}

/** A square correlation or covariance matrix; row names are allowed. A covariance matrix is standardised, and said to be. */
export async function readCorrelation(file: string, n: number | null): Promise<{ input: FactorCorrelation; standardised: boolean }> {
  const table = await readTable(file);
  const p = table.rows.length;
  const offset = table.header.length - p;
  if (offset !== 0 && offset !== 1) {
    throw new DataError('not-square', `${p} rows and ${table.header.length} columns are not a correlation matrix`, {
      where: file,
      hint: 'a header of variable names, then one row per variable (a first column of names is allowed); raw data go to --data',
    });
  }
  const matrix = new Float64Array(p * p);
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < p; j += 1) {
      const value = numberCell(table, i, j + offset, DROP);
      if (Number.isNaN(value)) throw new DataError('missing-cell', 'a cell of the matrix is missing', { where: `${file}, row ${i + 2}, column ${j + offset + 1}`, hint: 'every pair needs a number' });
      matrix[i * p + j] = value;
    }
  }
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [matrix[i * p + j] as number, matrix[j * p + i] as number];
      if (!(Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a)))) {
        throw new DataError('not-symmetric', `${a} and ${b} should be equal`, { where: `${file}, rows ${j + 2} and ${i + 2}` });
      }
    }
    if (!((matrix[i * p + i] as number) > 0)) throw new DataError('bad-diagonal', 'the diagonal must be positive', { where: `${file}, row ${i + 2}` });
  }
  const sd = Float64Array.from({ length: p }, (_, i) => Math.sqrt(matrix[i * p + i] as number));
  const standardised = sd.some((s) => Math.abs(s - 1) > 1e-8);
  if (standardised) for (let i = 0; i < p; i += 1) for (let j = 0; j < p; j += 1) matrix[i * p + j] = i === j ? 1 : (matrix[i * p + j] as number) / ((sd[i] as number) * (sd[j] as number));
  return { input: { kind: 'correlation', variables: table.header.slice(offset), correlation: matrix, n }, standardised };
}
