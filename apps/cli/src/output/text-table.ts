/** Columns padded to their widest cell; numbers stand to the right. `wrap` breaks the cells of a column, by its index, at a width. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  digits = 3,
  wrap: Readonly<Record<number, number>> = {},
): string {
  const cells = rows.map((row) => row.map((cell, column) => wrapText(formatCell(cell, digits), wrap[column] ?? Number.POSITIVE_INFINITY)));
  const numeric = header.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === null));
  const width = header.map((title, column) => Math.max(title.length, ...cells.map((row) => Math.max(0, ...(row[column] ?? []).map((line) => line.length)))));
  const line = (row: readonly string[]): string =>
    header
      .map((_, column) => (numeric[column] ? (row[column] ?? '').padStart(width[column] ?? 0) : (row[column] ?? '').padEnd(width[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const lines = (row: readonly (readonly string[])[]): string[] =>
    Array.from({ length: Math.max(1, ...row.map((cell) => cell.length)) }, (_, at) => line(row.map((cell) => cell[at] ?? '')));
  return [line(header), line(width.map((w) => '─'.repeat(w))), ...cells.flatMap(lines)].join('\n');
}

/** Text broken at spaces; a word that is wider than a line is cut. */
export function wrapText(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width));
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' ? lines : [...lines, line];
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
