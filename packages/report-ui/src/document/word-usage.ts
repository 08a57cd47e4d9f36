import type { ResponseMatrix } from '@valuelex/core';
import type { ReportDocument } from './report-document.ts';

/** Share of each model’s lists that name each word, from the rows of its settings. */
export function wordUsage(matrix: ResponseMatrix): NonNullable<ReportDocument['usage']> {
  const words = matrix.columns;
  const ofRow = matrix.groups['model'] ?? matrix.rows;
  const models = [...new Set(ofRow)].sort();
  const sums = models.map(() => ({ rows: 0, of: new Float64Array(words.length) }));
  const indexOf = new Map(models.map((model, i) => [model, i]));
  matrix.rows.forEach((_, row) => {
    const own = sums[indexOf.get(ofRow[row]!)!]!;
    own.rows += 1;
    for (let w = 0; w < words.length; w++) own.of[w]! += shareOf(matrix, row, w);
  });
  return { words, models, shares: sums.flatMap(({ rows, of }) => [...of].map((sum) => Math.round((1000 * sum) / Math.max(1, rows)) / 1000)) };
}

function shareOf(matrix: ResponseMatrix, row: number, column: number): number {
  const value = matrix.cells[row * matrix.columns.length + column] ?? 0;
  return matrix.cell === 'count' ? value / Math.max(1, matrix.exposure[row] ?? 1) : value;
}
