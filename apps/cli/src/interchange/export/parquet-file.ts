import type { Cell, Table } from '@valuelex/study-tables';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Written } from './written.ts';

/** A row group is held in memory until it is written: so many rows, or so many characters of text, whichever comes first. */
const GROUP_ROWS = 5_000;
const GROUP_CHARACTERS = 4 * 2 ** 20;

type ColumnType = Table['columns'][number]['type'];
type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const elements: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
};

/** A table as Parquet (snappy), every column optional. Streams in row groups; `notes` go to the file's key-value metadata. */
export async function writeParquet(file: string, table: Table, notes: Readonly<Record<string, string>>, { signal, onRow }: Written): Promise<number> {
  const names = uniqueNames(table.columns.map(({ name }) => name));
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: [
      { name: 'root', num_children: names.length },
      ...table.columns.map(({ type }, at): SchemaElement => ({ ...elements[type], name: names[at] as string, repetition_type: 'OPTIONAL' })),
    ],
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
    createdBy: 'valuelex',
  });
  let columns: unknown[][] = names.map(() => []);
  let [held, characters, rows] = [0, 0, 0];
  const flush = async (): Promise<void> => {
    if (held === 0) return;
    await writer.write({ columnData: columns.map((data, at) => ({ name: names[at] as string, data: data as string[], offsetIndex: false })), rowGroupSize: held });
    columns = names.map(() => []);
    [held, characters] = [0, 0];
  };
  for await (const row of table.rows) {
    signal.throwIfAborted();
    row.forEach((cell, at) => {
      (columns[at] as unknown[]).push(valueOf(cell, table.columns[at]?.type));
      if (typeof cell === 'string') characters += cell.length;
    });
    held += 1;
    rows += 1;
    onRow();
    if (held >= GROUP_ROWS || characters >= GROUP_CHARACTERS) await flush();
  }
  await flush();
  await writer.finish();
  return rows;
}

function valueOf(cell: Cell, type: ColumnType | undefined): unknown {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return !Number.isFinite(cell) ? null : type === 'integer' ? BigInt(cell) : cell;
  return cell;
}

/** Columns of descriptors may bear any name, also that of another column. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n += 1) unique = `${name}_${n}`;
    taken.add(unique);
    return unique;
  });
}
