import { textOf, type Span } from '@valuelex/extractor-kit';
import { splitSpan, type Candidate } from '../span.ts';
import type { Line } from '../lines.ts';

const RULE = /^[\s|:+-]+$/;
const NAME_COLUMN = /value|word|trait|principle|descriptor|name|quality|virtue|term|wert|valor/i;

/** Names in tables with a rule under the head: the column whose head speaks of values, else the first that is not a counter. */
export function tableCandidates(text: string, lines: readonly Line[]): { candidates: Candidate[]; used: Set<Line> } {
  const candidates: Candidate[] = [];
  const used = new Set<Line>();
  for (let i = 1; i < lines.length; i++) {
    if (!isRule(text, lines[i]!) || !hasCells(text, lines[i - 1]!)) continue;
    const head = cellsOf(text, lines[i - 1]!);
    const rows: Span[][] = [];
    used.add(lines[i - 1]!).add(lines[i]!);
    let j = i + 1;
    for (; j < lines.length && hasCells(text, lines[j]!); j++) {
      rows.push(cellsOf(text, lines[j]!));
      used.add(lines[j]!);
    }
    const byName = head.findIndex((cell) => NAME_COLUMN.test(textOf(text, cell)));
    const column =
      byName >= 0
        ? byName
        : head.findIndex((_, c) => rows.some((row) => row[c] !== undefined && /\p{L}/u.test(textOf(text, row[c]))));
    for (const row of rows) if (row[column] !== undefined) candidates.push(row[column]);
    i = j - 1;
  }
  return { candidates, used };
}

// The marker of a line is cut off its content; a table line has none, or the rule's dashes were taken for one.
const lineText = (text: string, line: Line): string => textOf(text, line.content);
const isRule = (text: string, line: Line): boolean => {
  const content = lineText(text, line);
  return content.includes('-') && content.includes('|') && RULE.test(content);
};
const hasCells = (text: string, line: Line): boolean => lineText(text, line).includes('|') && !isRule(text, line);

function cellsOf(text: string, line: Line): Span[] {
  const cells = splitSpan(text, line.content, /\|/g);
  const isBlank = (cell: Span): boolean => textOf(text, cell).trim() === '';
  if (cells.length > 1 && isBlank(cells[0]!)) cells.shift();
  if (cells.length > 1 && isBlank(cells.at(-1)!)) cells.pop();
  return cells;
}
