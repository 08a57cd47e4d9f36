import { readFileSync } from 'node:fs';

/** The rows of a fixture of tab-separated values, without its comments. */
export function readRows(name: string): string[][] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}
