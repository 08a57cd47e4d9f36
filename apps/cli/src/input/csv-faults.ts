import { DataError } from '@valuelex/core';
import { counted } from '../output/plural.ts';
import { printable } from '../output/printable.ts';

/** What csv-parse tells about a fault. */
interface CsvFault {
  readonly code?: string;
  readonly lines?: number;
  readonly record?: readonly string[];
}

/** A fault of the CSV parser as an error that names the line and what to do; the text itself is not repeated. */
export function notCsv(file: string, cause: unknown): DataError {
  const { code = '', lines, record } = cause as CsvFault;
  const where = lines === undefined ? file : `${file}, line ${lines}`;
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
    case 'CSV_RECORD_INCONSISTENT_COLUMNS': {
      const [, header, cells] = /(?:expect|length is) (\d+), got (\d+)/.exec(cause instanceof Error ? cause.message : '') ?? [];
      // Whole numbers where there are too many cells are halves of decimals.
      const isDecimalComma = Number(cells) > Number(header) && record?.every((cell) => /^[+-]?\d+$/.test(cell.trim())) === true;
      return new DataError('ragged', `the row has ${counted(Number(cells), 'cell')}, the header ${header}`, {
        where,
        hint: isDecimalComma
          ? 'every row needs as many cells as the header; write decimals with a point (1,5 → 1.5), and quote text that holds the delimiter'
          : 'every row needs as many cells as the header; quote text that holds the delimiter',
        cause,
      });
    }
    case 'CSV_QUOTE_NOT_CLOSED':
      return new DataError('quote-not-closed', 'a quote is opened and not closed', { where, hint: 'close it, or double a " that is part of the text ("")', cause });
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return new DataError('stray-quote', 'a quote stands inside a cell', { where, hint: 'put the whole cell in quotes and double the " inside it ("")', cause });
    default: {
      const message = cause instanceof Error ? printable(cause.message.split('\n')[0] ?? '').slice(0, 100) : 'not a table';
      return new DataError('not-csv', message, { where, hint: 'expected a table with a header: comma, semicolon or tab between cells', cause });
    }
  }
}
