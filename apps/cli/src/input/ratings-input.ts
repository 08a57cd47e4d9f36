import { DataError } from '@valuelex/core';
import type { Diagnostic } from '@valuelex/core';
import type { Facet } from '@valuelex/psychometrics';
import { readJsonLines } from './read-json-lines.ts';
import { cellPlace, columnIndex, lineOf, numberCell, readTable } from './read-table.ts';
import type { TextTable } from './read-table.ts';
import { keyedScores } from './reverse-keys.ts';
import type { Keys } from './reverse-keys.ts';

export interface RatingsOptions {
  /** Column of what is measured; `A+B` joins two. */
  readonly unit: string;
  /** The conditions of measurement, each a column or `A+B`. */
  readonly facets: readonly string[];
  readonly score: string;
  /** Column of 1 and −1: reverse-keyed scores are mirrored. */
  readonly keyed?: string | undefined;
  /** Ends of the scale, for that; those of the data where it is not given. */
  readonly range?: readonly [number, number] | undefined;
  /** Column of the scale that a score belongs to; `A+B` joins two. */
  readonly scale?: string | undefined;
}

/** A long table of scores as a design. */
export interface Ratings {
  /** The unit first. Facets whose levels each occur in one level of another only are nested in it. */
  readonly facets: readonly (Facet & { readonly levels: readonly string[] })[];
  readonly score: Float64Array;
  /** Rows whose score is empty; they are left out. */
  readonly missing: number;
  readonly keys: Keys | null;
  /** The scale of each score, where a column of scales was named. */
  readonly scales: readonly string[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a long table, delimited or one JSON object a line (`.jsonl`, `.ndjson`): a row is one score. Throws DataError for missing columns, empty labels, text in the score, cells that come twice, a unit
 * or facet of one level, scores that are all alike.
 */
export async function readRatings(file: string, options: RatingsOptions): Promise<Ratings> {
  const table = await (/\.(jsonl|ndjson)$/i.test(file) ? readJsonLines(file) : readTable(file));
  const names = [options.unit, ...options.facets];
  if (new Set(names).size < names.length) throw new DataError('column-twice', `a column has two parts to play: ${names.join(', ')}`, { where: file });
  const parts = names.map((name) => columnsOf(table, name));
  const scoreColumn = columnIndex(table, options.score);
  if (parts.some((columns) => columns.includes(scoreColumn))) throw new DataError('column-twice', `${options.score} is the score; it cannot be a facet too`, { where: file });

  const labels = parts.map((columns) => table.rows.map((_, row) => labelOf(table, row, columns)));
  const given = table.rows.map((_, row) => numberCell(table, row, scoreColumn));
  const { scores, keys } = options.keyed === undefined ? { scores: given, keys: null } : keyedScores(table, given, options.keyed, options.range);
  const repeats = assertNoRepeats(table, labels, options);
  const kept = scores.map((_, row) => row).filter((row) => !Number.isNaN(scores[row] as number));
  const missing = scores.length - kept.length;
  if (kept.length === 0) throw new DataError('no-scores', `every cell of ${options.score} is empty`, { where: file });
  const score = Float64Array.from(kept, (row) => scores[row] as number);
  if (score.every((x) => x === score[0])) throw new DataError('constant-score', `every score is ${score[0]}: there is no variance to divide`, { where: file });
  const levels = labels.map((column) => kept.map((row) => column[row] as string));
  levels.forEach((column, i) => {
    if (new Set(column).size > 1) return;
    throw new DataError('one-level', `${names[i]} has only one level, "${(column[0] as string).slice(0, 40)}"`, {
      where: file,
      hint: i === 0 ? 'reliability compares units: at least two are needed' : 'it has no variance; leave it out of --facets',
    });
  });

  const diagnostics: Diagnostic[] = [];
  if (keys?.observed === true && keys.reversed > 0) {
    diagnostics.push({ code: 'observed-range', severity: 'warning', message: `Reverse-keyed scores are mirrored between the lowest and the highest score that occur, ${keys.range.join(' and ')}. If the scale goes further, say so with --range.` });
  }
  if (missing > 0) diagnostics.push({ code: 'missing-scores', severity: 'info', message: `${missing} of ${scores.length} scores are empty and were left out.` });
  labels.forEach((column, i) => {
    const there = new Set(levels[i]);
    const gone = [...new Set(column)].filter((label) => !there.has(label));
    if (gone.length === 0) return;
    const shown = gone.slice(0, 5).map((label) => `"${label.slice(0, 40)}"`).join(', ');
    diagnostics.push({ code: 'levels-without-score', severity: 'warning', message: `${gone.length} of ${there.size + gone.length} levels of ${names[i]} have no score at all and are left out: ${shown}${gone.length > 5 ? ', …' : ''}.` });
  });
  if (repeats > 1) {
    diagnostics.push({
      code: 'replicates',
      severity: 'info',
      message: `${repeats} rows share each combination of ${names.join(', ')}: they count as replicates, and their differences as residual. Name the columns that tell them apart in --facets to see what these add.`,
    });
  }
  const facets = names.map((name, i) => ({ name, levels: levels[i]!, within: nestsOf(i, levels, names) }));
  for (const { name, within } of facets) {
    if (within.length > 0) {
      diagnostics.push({ code: 'nested-facet', severity: 'info', message: `Each level of ${name} occurs in one level of ${within.join(' and of ')} only: it is nested there.` });
    }
  }
  const scaleColumns = options.scale === undefined ? null : columnsOf(table, options.scale);
  const scales = scaleColumns === null ? null : kept.map((row) => labelOf(table, row, scaleColumns));
  return { facets, score, missing, keys, scales, diagnostics };
}

/** A column, or several joined by +. A column whose own name holds a + goes first. */
function columnsOf(table: TextTable, name: string): number[] {
  if (table.header.includes(name)) return [columnIndex(table, name)];
  return name.split('+').map((part) => columnIndex(table, part));
}

function labelOf(table: TextTable, row: number, columns: readonly number[]): string {
  const cells = columns.map((column) => {
    const cell = table.rows[row]?.[column] ?? '';
    if (cell === '') throw new DataError('empty-label', 'the cell is empty', { where: cellPlace(table, row, column), hint: 'every score needs its unit and facets' });
    return cell;
  });
  // Two labels must not run into one: a+b, c and a, b+c.
  return cells.length === 1 ? (cells[0] as string) : cells.map((cell) => cell.replaceAll('+', '\\+')).join('+');
}

/** Rows in a cell. Where most cells have one row, a second one is a mistake. */
function assertNoRepeats(table: TextTable, labels: readonly (readonly string[])[], options: RatingsOptions): number {
  const cells = new Map<string, number[]>();
  table.rows.forEach((_, row) => {
    const key = JSON.stringify(labels.map((column) => column[row]));
    const rows = cells.get(key);
    if (rows === undefined) cells.set(key, [row]);
    else rows.push(row);
  });
  const counts = [...cells.values()].map(({ length }) => length).sort((a, b) => a - b);
  const usual = counts[counts.length >>> 1] as number;
  if (usual > 1) return usual;
  for (const [first, second] of cells.values()) {
    if (second === undefined) continue;
    throw new DataError('repeated-cell', `${[options.unit, ...options.facets].join(', ')} do not tell this row from row ${lineOf(table, first as number)}`, {
      where: `${table.file}, row ${lineOf(table, second)}`,
      hint: 'take out the repeated row, or name every column that tells scores apart in --facets',
    });
  }
  return usual;
}

/** The other columns in one level of which each level of this one lies, where they have fewer levels. */
function nestsOf(facet: number, levels: readonly (readonly string[])[], names: readonly string[]): string[] {
  if (facet === 0) return [];
  const own = levels[facet]!;
  const count = new Set(own).size;
  return names.filter((_, other) => {
    if (other === facet || new Set(levels[other]).size >= count) return false;
    const home = new Map<string, string>();
    return own.every((level, i) => {
      const there = levels[other]![i]!;
      const known = home.get(level);
      if (known === undefined) home.set(level, there);
      return known === undefined || known === there;
    });
  });
}
