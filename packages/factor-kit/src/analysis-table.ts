import type { Diagnostic, FactorData } from '@valuelex/core';
import type { Dense } from '@valuelex/psychometrics';
import { checkCells } from './check-cells.ts';
import { constantVariables, emptyVariables } from './in-user-words.ts';
import { inRange } from './in-range.ts';

export type Level = 'auto' | 'between' | 'pooled';

/** Models that `auto` needs before it analyses model values instead of rows: below it a correlation rests on too few points. */
export const MODELS_FOR_BETWEEN = 10;

/** The table that is correlated: rows at the level of analysis × variables that vary. */
export interface AnalysisTable {
  readonly data: Dense;
  /** Names of the columns of `data`. */
  readonly variables: readonly string[];
  /** Group of each row of `data` (its model), where rows of one group are not independent; null where they are. */
  readonly blocks: readonly string[] | null;
  readonly level: 'between' | 'pooled';
  /** Rows come in groups, at whatever level they are analysed. */
  readonly nested: boolean;
  /** Cells are word lists: counts, shares or presence. */
  readonly lists: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Brings data to the level at which they are analysed. Lists become variance-stabilised shares, arcsin √((x + ⅜)/(m + ¾)) of x
 * mentions in m lists (Anscombe 1948, Biometrika 35, eq. 2.6), at that level; presence in single rows stays 0 and 1. `between` makes one row of each model: what models share lies
 * between them, and their settings only add noise. `auto` does so for nested rows of at least ten models.
 * Throws DataError `empty-variables` for rated columns without a value, `constant-variables` for constant columns of rated data; those of lists are left out with a diagnostic; and `not-presence`,
 * `not-count`, `not-share` or `not-rating` for cells that are not what the table says.
 */
export function analysisTable(input: FactorData, level: Level): AnalysisTable {
  checkCells(input);
  const diagnostics: Diagnostic[] = [];
  const lists = input.cell !== 'rating';
  const models = input.groups?.['model'];
  const names = models === undefined ? [] : [...new Set(models)];
  const nested = names.length > 0 && names.length < input.n;
  const between = level === 'between' ? models !== undefined : level === 'auto' && nested && names.length >= MODELS_FOR_BETWEEN;
  if (level === 'between' && models === undefined) {
    diagnostics.push({
      code: 'no-groups',
      severity: 'warning',
      message: 'Level `between` was asked for, but the rows carry no model; rows are analysed as they are.',
    });
  }
  if (between && nested) {
    diagnostics.push({
      code: 'level-between',
      severity: 'info',
      message: `${input.n} rows of ${names.length} models: analysed as ${names.length} model values, for rows of one model are not independent.`,
    });
  }
  const rowGroups = between ? models!.map((model) => names.indexOf(model)) : Array.from({ length: input.n }, (_, i) => i);
  const rows = between ? names.length : input.n;
  const all = lists ? stabilisedShares(input, rowGroups, rows) : meansOf(input, rowGroups, rows);
  const kept = varyingColumns(all, rows, input.variables.length);
  const varies = new Set(kept);
  const constant = input.variables.filter((_, j) => !varies.has(j));
  if (!lists) {
    const empty = input.variables.filter((_, j) => isEmpty(all, rows, input.variables.length, j));
    if (empty.length > 0) throw emptyVariables(empty);
  }
  if (constant.length > 0 && !lists && rows > 1) {
    throw constantVariables(constant);
  }
  if (constant.length > 0 && rows > 1) {
    diagnostics.push({
      code: 'constant-variables',
      severity: 'warning',
      message: `${constant.length} words do not vary over ${between ? 'models' : 'rows'} and were left out.`,
      variables: constant,
    });
  }
  const data = new Float64Array(rows * kept.length);
  for (let i = 0; i < rows; i++) {
    kept.forEach((j, to) => (data[i * kept.length + to] = all[i * input.variables.length + j]!));
  }
  return {
    data: { rows, cols: kept.length, data },
    variables: kept.map((j) => input.variables[j]!),
    blocks: between || !nested ? null : models!,
    level: between ? 'between' : 'pooled',
    nested,
    lists,
    diagnostics,
  };
}

function stabilisedShares(input: FactorData, rowGroups: readonly number[], rows: number): Float64Array {
  const p = input.variables.length;
  // One list a row says 0 or 1: what is stabilised has two values again, and as 0 and 1 marks can have every association of marks.
  if (input.cell === 'presence' && rows === input.n) return Float64Array.from(input.values);
  const mentions = new Float64Array(rows * p);
  const lists = new Float64Array(rows);
  for (let i = 0; i < input.n; i++) {
    const row = rowGroups[i]!;
    // Presence says only whether: each row counts as one list.
    const exposure = input.cell === 'presence' ? 1 : (input.exposure?.[i] ?? 1);
    lists[row]! += exposure;
    const scale = input.cell === 'share' ? exposure : 1;
    for (let j = 0; j < p; j++) mentions[row * p + j]! += input.values[i * p + j]! * scale;
  }
  return mentions.map((x, at) => Math.asin(Math.sqrt(Math.min(1, (x + 0.375) / (lists[Math.floor(at / p)]! + 0.75)))));
}

function meansOf(input: FactorData, rowGroups: readonly number[], rows: number): Float64Array {
  const p = input.variables.length;
  const values = inRange(input.values, p);
  const sums = new Float64Array(rows * p);
  const counts = new Float64Array(rows * p);
  for (let i = 0; i < input.n; i++) {
    for (let j = 0; j < p; j++) {
      const x = values[i * p + j]!;
      if (Number.isNaN(x)) continue;
      sums[rowGroups[i]! * p + j]! += x;
      counts[rowGroups[i]! * p + j]! += 1;
    }
  }
  // 0/0 is NaN: a cell without any value stays missing.
  return sums.map((sum, at) => sum / counts[at]!);
}

/** Whether a column holds no value at all. */
function isEmpty(values: Float64Array, rows: number, p: number, j: number): boolean {
  for (let i = 0; i < rows; i++) if (!Number.isNaN(values[i * p + j]!)) return false;
  return true;
}

function varyingColumns(values: Float64Array, rows: number, p: number): number[] {
  const kept: number[] = [];
  for (let j = 0; j < p; j++) {
    let lowest = Infinity;
    let highest = -Infinity;
    for (let i = 0; i < rows; i++) {
      const x = values[i * p + j]!;
      if (Number.isNaN(x)) continue;
      lowest = Math.min(lowest, x);
      highest = Math.max(highest, x);
    }
    if (highest > lowest) kept.push(j);
  }
  return kept;
}
