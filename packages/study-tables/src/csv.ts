export type Cell = string | number | boolean | null | undefined;

/** First characters at which a spreadsheet takes a cell for a formula, full-width forms included (OWASP, CSV Injection). */
const formula = /^[\s\u0000-\u001f\ufeff]*[=+\-@|%＝＋－＠]/u;

/**
 * One cell (RFC 4180). Texts are always quoted, so that no separator of any locale ends them early, and one that a
 * spreadsheet would run gets an apostrophe in front. Numbers and booleans stand as they are; nothing is an empty cell.
 */
export function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return String(cell);
  // Some readers end a text at NUL.
  const text = cell.replaceAll('\u0000', '\ufffd');
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
