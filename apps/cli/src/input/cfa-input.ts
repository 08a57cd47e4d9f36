import { stat } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { parseModel } from '@valuelex/psychometrics';
import type { CfaData, Dense } from '@valuelex/psychometrics';
import { UsageError } from '../output/errors.ts';
import { columnIndex, numberCell, readTable, readText } from './read-table.ts';
import type { TextTable } from './read-table.ts';

/** Model text: what --model holds when it is a model, else the file that it names. */
export async function readModel(given: string): Promise<string> {
  if (given.includes('~')) return given;
  if (!(await stat(given).catch(() => null))?.isFile()) {
    throw new UsageError(`--model ${given.slice(0, 60)}: neither a file nor a model`, 'a model is written  f =~ x1 + x2 + x3');
  }
  return readText(given);
}

/** Columns that the model names, and the labels of the rows. */
export interface CfaTable extends CfaData {
  readonly blocks: readonly string[] | undefined;
}

/** Only the columns of the model must hold numbers. */
export async function readCfaData(file: string, model: string, options: { group?: string; block?: string }): Promise<CfaTable> {
  const table = await readTable(file);
  const variables = namesIn(model);
  const columns = variables.map((name) => columnIndex(table, name));
  const data: Dense = { rows: table.rows.length, cols: columns.length, data: new Float64Array(table.rows.length * columns.length) };
  for (let row = 0; row < data.rows; row += 1) {
    for (let at = 0; at < columns.length; at += 1) data.data[row * columns.length + at] = numberCell(table, row, columns[at] as number);
  }
  const labels = (name: string | undefined): string[] | undefined => (name === undefined ? undefined : labelColumn(table, name));
  const groups = labels(options.group);
  return { variables, data, ...(groups === undefined ? {} : { groups }), blocks: labels(options.block) };
}

/** A covariance matrix with a header, row names allowed. */
export async function readCovariance(file: string, n: number): Promise<CfaTable> {
  const table = await readTable(file);
  const p = table.rows.length;
  const offset = table.header.length - p;
  if (offset !== 0 && offset !== 1) {
    throw new DataError('not-square', `${p} rows and ${table.header.length} columns are not a covariance matrix`, {
      where: file,
      hint: 'a header of variable names, then one row per variable (a first column of names is allowed); raw data go to --data',
    });
  }
  const data = new Float64Array(p * p);
  for (let i = 0; i < p; i += 1) for (let j = 0; j < p; j += 1) data[i * p + j] = numberCell(table, i, j + offset);
  return { variables: table.header.slice(offset), covariance: { rows: p, cols: p, data }, n, blocks: undefined };
}

/** Observed variables of a model. */
function namesIn(model: string): string[] {
  const terms = parseModel(model);
  const latent = new Set(terms.filter((term) => term.op === '=~').map((term) => term.lhs));
  return [...new Set(terms.flatMap((term) => [term.lhs, term.rhs]))].filter((name) => name !== '' && !latent.has(name));
}

function labelColumn(table: TextTable, name: string): string[] {
  const column = columnIndex(table, name);
  return table.rows.map((row, at) => {
    const label = row[column] ?? '';
    if (label === '' || label === 'NA') throw new DataError('no-label', `the cell is empty`, { where: `${table.file}, row ${at + 2}, column ${name}`, hint: 'leave out rows without a group' });
    return label;
  });
}
