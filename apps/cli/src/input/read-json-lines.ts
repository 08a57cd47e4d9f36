import { DataError } from '@valuelex/core';
import { printable } from '../output/printable.ts';
import { readText } from './read-table.ts';
import type { TextTable } from './read-table.ts';

/** Reads one JSON object a line as a table of its plain fields: numbers and truth values as text, null and what is missing as empty cells. */
export async function readJsonLines(file: string): Promise<TextTable> {
  const text = await readText(file);
  const header: string[] = [];
  const known = new Map<string, number>();
  const rows: string[][] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const row: string[] = [];
    for (const [name, value] of Object.entries(objectOf(line, i + 1, file))) {
      if (value !== null && typeof value === 'object') continue;
      let column = known.get(name);
      if (column === undefined) {
        column = header.push(name) - 1;
        known.set(name, column);
      }
      row[column] = value === null ? '' : String(value).trim();
    }
    rows.push(row);
  });
  if (rows.length === 0) throw new DataError('empty-table', 'no line holds an object', { where: file });
  return { file, header, rows: rows.map((row) => header.map((_, column) => row[column] ?? '')), firstLine: 1 };
}

function objectOf(line: string, number: number, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(number === 1 ? line.replace(/^\uFEFF/, '') : line);
  } catch (cause) {
    throw new DataError('not-json', `not JSON: ${printable(line.slice(0, 40))}`, { where: `${file}, line ${number}`, hint: 'one JSON object a line', cause });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new DataError('not-an-object', 'the line is no JSON object', { where: `${file}, line ${number}`, hint: 'one JSON object a line: {"model": "a", "item": 1, "score": 5}' });
  }
  return value as Record<string, unknown>;
}
