/** Cells of a table (RFC 4180, or with tabs) that a spreadsheet would take for a formula. Numbers are none. */
export function runnableCells(table: string, separator: ',' | '\t'): readonly string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    if (/^[=+\-@\t\r]/.test(cell) && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\r?$/i.test(cell)) found.push(cell);
    cell = '';
  };
  for (let i = 0; i < table.length; i += 1) {
    const character = table[i]!;
    if (quoted && character === '"' && table[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === separator || character === '\n')) end();
    else if (quoted || character !== '\r') cell += character;
  }
  end();
  return found;
}
