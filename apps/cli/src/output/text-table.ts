import { printable, wrapText } from './printable.ts';

/** Columns of a line where the output is no terminal, or does not say how wide it is. */
const usualWidth = 120;
/** A column of text is not made narrower than this. */
const narrowest = 12;
const gap = 2;

export interface TableOptions {
  /** Decimals of numbers that are not whole. */
  readonly digits?: number;
  /** Columns by index that are broken at a width of their own. */
  readonly wrap?: Readonly<Record<number, number>>;
  /** Width of the whole table; that of the terminal where it is not given. */
  readonly width?: number;
}

type Cell = string | number | null;

/**
 * Columns padded to their widest cell; numbers stand to the right. A table that is wider than the terminal has the cells of its widest
 * text columns broken; numbers are never broken.
 */
export function textTable(header: readonly string[], rows: readonly (readonly Cell[])[], { digits = 3, wrap = {}, width = lineWidth() }: TableOptions = {}): string {
  const texts = rows.map((row) => header.map((_, column) => formatCell(row[column] ?? null, digits)));
  const numeric = header.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === null));
  const natural = header.map((title, column) => Math.max(title.length, ...texts.map((row) => Math.min(row[column]?.length ?? 0, wrap[column] ?? Number.POSITIVE_INFINITY))));
  const widths = fitted(natural, numeric.map((isNumber, column) => (isNumber ? Number.POSITIVE_INFINITY : Math.max(narrowest, header[column]?.length ?? 0))), width);
  const line = (row: readonly string[]): string =>
    header
      .map((_, column) => (numeric[column] ? (row[column] ?? '').padStart(widths[column] ?? 0) : (row[column] ?? '').padEnd(widths[column] ?? 0)))
      .join(' '.repeat(gap))
      .trimEnd();
  const lines = (row: readonly string[]): string[] => {
    const cells = row.map((text, column) => (numeric[column] ? [text] : wrapText(text, widths[column] ?? text.length)));
    return Array.from({ length: Math.max(1, ...cells.map((cell) => cell.length)) }, (_, at) => line(cells.map((cell) => cell[at] ?? '')));
  };
  return [line(header), line(widths.map((w) => '─'.repeat(w))), ...texts.flatMap(lines)].join('\n');
}

/** Columns of the terminal that results go to. */
export function lineWidth(): number {
  return Math.max(40, process.stdout.columns ?? usualWidth);
}

/** Takes from the widest column that may give, until all fit or none may. */
function fitted(natural: readonly number[], least: readonly number[], width: number): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, w) => sum + w, gap * (widths.length - 1)) - width;
  while (over > 0) {
    let widest = -1;
    for (let column = 0; column < widths.length; column++) {
      if (widths[column]! > least[column]! && (widest < 0 || widths[column]! > widths[widest]!)) widest = column;
    }
    if (widest < 0) break;
    const next = Math.max(least[widest]!, ...widths.filter((w, column) => column !== widest && w < widths[widest]! && w >= least[column]!));
    const taken = Math.min(over, Math.max(1, widths[widest]! - next));
    widths[widest]! -= taken;
    over -= taken;
  }
  return widths;
}

function formatCell(cell: Cell, digits: number): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return printable(cell);
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(digits);
}
