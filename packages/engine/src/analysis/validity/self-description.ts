import type { ResponseMatrix, Taxonomy } from '@valuelex/core';

/** Model → dimension → share of the words in its lists that belong to the dimension. */
export type SelfDescription = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What models say of themselves when asked for their values: of all words that a model names and that are counted, the share of each dimension. */
export function selfDescription(matrices: readonly ResponseMatrix[], taxonomy: Taxonomy): SelfDescription {
  const home = new Map(taxonomy.dimensions.flatMap(({ id, members }) => members.map(({ descriptor }) => [descriptor, id] as const)));
  const sums = new Map<string, { all: number; of: Map<string, number> }>();
  for (const matrix of matrices) {
    const p = matrix.columns.length;
    matrix.rows.forEach((_, i) => {
      const model = matrix.groups['model']?.[i] ?? '';
      const sum = sums.get(model) ?? { all: 0, of: new Map<string, number>() };
      matrix.columns.forEach((column, j) => {
        // Shares are brought back to counts, so that a row weighs what it is worth; of presence a word is there or not.
        const count = matrix.cells[i * p + j]! * (matrix.cell === 'share' ? matrix.exposure[i]! : 1);
        const dimension = home.get(column);
        sum.all += count;
        if (dimension !== undefined) sum.of.set(dimension, (sum.of.get(dimension) ?? 0) + count);
      });
      sums.set(model, sum);
    });
  }
  return new Map([...sums].flatMap(([model, { all, of }]) => (all > 0 ? [[model, new Map(taxonomy.dimensions.map(({ id }) => [id, (of.get(id) ?? 0) / all]))]] : [])));
}
