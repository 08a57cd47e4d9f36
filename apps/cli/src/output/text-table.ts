/** Columns padded to their widest cell; numbers stand to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly (string | number | null)[])[], digits = 3): string {
  const cells = rows.map((row) => row.map((cell) => formatCell(cell, digits)));
  const numeric = header.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === null));
  const width = header.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (numeric[column] ? cell.padStart(width[column] ?? 0) : cell.padEnd(width[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(header), line(width.map((w) => '─'.repeat(w))), ...cells.map(line)].join('\n');
}

function formatCell(cell: string | number | null, digits: number): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return printable(cell);
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(digits);
}

/** Text of models and files on a terminal: control and direction characters are shown, never obeyed. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\u00b7');
}
