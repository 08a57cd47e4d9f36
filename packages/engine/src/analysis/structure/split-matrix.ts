import type { ResponseMatrix } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';

/** Some rows of a matrix. */
export function rowsOf(matrix: ResponseMatrix, keep: (row: number) => boolean): ResponseMatrix {
  const p = matrix.columns.length;
  const kept = matrix.rows.map((_, i) => i).filter(keep);
  return {
    ...matrix,
    rows: kept.map((i) => matrix.rows[i]!),
    cells: kept.flatMap((i) => matrix.cells.slice(i * p, (i + 1) * p)),
    exposure: kept.map((i) => matrix.exposure[i]!),
    groups: Object.fromEntries(Object.entries(matrix.groups).map(([name, ids]) => [name, kept.map((i) => ids[i]!)])),
  };
}

/** Two halves of the rows by whole groups, dealt at random; null with fewer than two groups, or where a row’s group is unknown. */
export function halvesByGroup(matrix: ResponseMatrix, group: string, seed: string): readonly [ResponseMatrix, ResponseMatrix] | null {
  const ids = matrix.groups[group] ?? [];
  const names = [...new Set(ids)].sort();
  if (names.length < 2 || names.includes('')) return null;
  const first = new Set(createRandom(seed, 'halves', group).shuffle(names).slice(0, Math.ceil(names.length / 2)));
  return [rowsOf(matrix, (i) => first.has(ids[i]!)), rowsOf(matrix, (i) => !first.has(ids[i]!))];
}

/** Two halves of the rows inside every model, by turns in their order, in each language by itself; null where no model has two rows. */
export function halvesWithinModels(matrix: ResponseMatrix): readonly [ResponseMatrix, ResponseMatrix] | null {
  const seen = new Map<string, number>();
  const turn = (matrix.groups['model'] ?? []).map((model, i) => {
    const key = JSON.stringify([model, matrix.groups['language']?.[i] ?? '']);
    const n = seen.get(key) ?? 0;
    seen.set(key, n + 1);
    return n % 2;
  });
  if (!turn.includes(1)) return null;
  return [rowsOf(matrix, (i) => turn[i] === 0), rowsOf(matrix, (i) => turn[i] === 1)];
}
