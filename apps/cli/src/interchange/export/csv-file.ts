import { csvRow } from '@valuelex/study-tables';
import type { Table } from '@valuelex/study-tables';
import { writeTexts } from '../whole-file.ts';
import type { Written } from './written.ts';

/** A table as CSV: RFC 4180, UTF-8, and no cell that a spreadsheet would run. */
export async function writeCsv(file: string, table: Table, { signal, onRow }: Written): Promise<number> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    yield csvRow(table.columns.map(({ name }) => name));
    for await (const row of table.rows) {
      rows += 1;
      onRow();
      yield csvRow(row);
    }
  }
  await writeTexts(file, lines(), signal);
  return rows;
}
