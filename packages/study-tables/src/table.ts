import type { Cell } from './csv.ts';

/** A column: its name, type and meaning (with unit), and how it is read from a row. */
export interface Column<Row> {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  readonly description: string;
  readonly value: (row: Row) => Cell;
}

/** One CSV file. */
export interface Table {
  /** File name without extension; ours, never text of a model. */
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Omit<Column<unknown>, 'value'>[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** Builds a table from rows and columns; rows are drawn one at a time. */
export function table<Row>(
  name: string,
  description: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
  columns: readonly Column<Row>[],
): Table {
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    for await (const row of rows) yield columns.map(({ value }) => value(row));
  }
  return { name, description, columns, rows: cells() };
}

const column =
  (type: Column<never>['type']) =>
  <Row>(name: string, description: string, value: (row: Row) => Cell): Column<Row> => ({ name, type, description, value });

export const text = column('string');
export const number = column('number');
export const integer = column('integer');
export const flag = column('boolean');
