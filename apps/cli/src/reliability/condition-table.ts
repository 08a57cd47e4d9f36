import type { Dense } from '@valuelex/psychometrics';
import type { Ratings } from '../input/ratings-input.ts';

/** Scores made wide for one facet: its levels are the columns, a cell is the mean of what falls into it. */
export interface ConditionTable {
  readonly data: Dense;
  /** Names of the columns. */
  readonly levels: readonly string[];
  /** Columns and rows left out because a cell of theirs has no score. */
  readonly droppedLevels: number;
  readonly droppedRows: number;
}

/**
 * Rows are units, or (`by: 'target'`) units in every condition of the other facets. `gaps: 'keep'` leaves NaN where there is no score; `drop` leaves
 * out columns with gaps, or rows when that would leave fewer than two columns. Null when fewer than two rows or columns remain.
 */
export function conditionTable({ facets, score }: Ratings, facet: number, by: 'unit' | 'target', gaps: 'keep' | 'drop'): ConditionTable | null {
  const rowNames = new Map<string, number>();
  const columnNames = new Map<string, number>();
  const place = (names: Map<string, number>, name: string): number => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  };
  const others = facets.filter((_, i) => i !== facet);
  const at = Array.from(score, (_, i) => [
    place(rowNames, by === 'unit' ? facets[0]!.levels[i]! : JSON.stringify(others.map(({ levels }) => levels[i]))),
    place(columnNames, facets[facet]!.levels[i]!),
  ] as const);
  const n = rowNames.size;
  const k = columnNames.size;
  const sums = new Float64Array(n * k);
  const counts = new Float64Array(n * k);
  at.forEach(([row, column], i) => {
    sums[row * k + column]! += score[i]!;
    counts[row * k + column]! += 1;
  });
  // 0/0 is NaN: no score, no mean.
  const cells = sums.map((sum, i) => sum / counts[i]!);
  const levels = [...columnNames.keys()];
  if (gaps === 'keep') return n < 2 || k < 2 ? null : { data: { rows: n, cols: k, data: cells }, levels, droppedLevels: 0, droppedRows: 0 };

  let columns = range(k).filter((j) => range(n).every((i) => !Number.isNaN(cells[i * k + j]!)));
  let rows = range(n);
  if (columns.length < 2) {
    columns = range(k);
    rows = rows.filter((i) => columns.every((j) => !Number.isNaN(cells[i * k + j]!)));
  }
  if (rows.length < 2 || columns.length < 2) return null;
  const data = Float64Array.from({ length: rows.length * columns.length }, (_, i) => cells[rows[Math.floor(i / columns.length)]! * k + columns[i % columns.length]!]!);
  return {
    data: { rows: rows.length, cols: columns.length, data },
    levels: columns.map((j) => levels[j]!),
    droppedLevels: k - columns.length,
    droppedRows: n - rows.length,
  };
}

/** Columns that are not one value throughout. */
export function varyingColumns({ rows, cols, data }: Dense): number[] {
  return range(cols).filter((j) => range(rows).some((i) => data[i * cols + j] !== data[j]));
}

export function selectColumns({ rows, cols, data }: Dense, columns: readonly number[]): Dense {
  const k = columns.length;
  return { rows, cols: k, data: Float64Array.from({ length: rows * k }, (_, i) => data[Math.floor(i / k) * cols + columns[i % k]!]!) };
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}
