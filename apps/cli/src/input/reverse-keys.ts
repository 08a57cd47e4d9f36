import { DataError } from '@valuelex/core';
import { cellPlace, columnIndex } from './read-table.ts';
import type { TextTable } from './read-table.ts';

/** How reverse-keyed scores were turned. */
export interface Keys {
  readonly column: string;
  readonly reversed: number;
  /** Ends of the scale, at which scores are mirrored. */
  readonly range: readonly [number, number];
  /** Whether the ends are those of the data, for none were given. */
  readonly observed: boolean;
}

const SIGNS = new Map([['1', 1], ['+1', 1], ['1.0', 1], ['+', 1], ['-1', -1], ['−1', -1], ['-1.0', -1], ['-', -1], ['−', -1]]);

/** Scores with reverse-keyed ones mirrored at the middle of the scale, by a column of 1 and −1. Throws DataError for another key or a score outside. */
export function keyedScores(table: TextTable, scores: readonly number[], column: string, range: readonly [number, number] | undefined): { scores: number[]; keys: Keys } {
  const at = columnIndex(table, column);
  const present = scores.filter((x) => !Number.isNaN(x));
  const ends = range ?? [present.reduce((a, b) => Math.min(a, b), Infinity), present.reduce((a, b) => Math.max(a, b), -Infinity)];
  let reversed = 0;
  const turned = scores.map((score, row) => {
    const sign = SIGNS.get(table.rows[row]?.[at] ?? '');
    if (sign === undefined) throw new DataError('bad-key', `"${(table.rows[row]?.[at] ?? '').slice(0, 20)}" is no key`, { where: cellPlace(table, row, at), hint: '1 for a score as it is, -1 for a reverse-keyed one' });
    if (score < ends[0] || score > ends[1]) throw new DataError('out-of-range', `${score} lies outside --range ${ends.join(',')}`, { where: cellPlace(table, row, at) });
    if (sign === 1 || Number.isNaN(score)) return score;
    reversed++;
    return ends[0] + ends[1] - score;
  });
  return { scores: turned, keys: { column, reversed, range: ends, observed: range === undefined } };
}
