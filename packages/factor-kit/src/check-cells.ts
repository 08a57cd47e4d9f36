import { DataError } from '@valuelex/core';
import type { FactorData } from '@valuelex/core';

/** What a cell of each kind holds; NaN, a missing value, is not asked. A share is of lists: one of them names a word once. */
const rules = {
  presence: { fits: (x: number) => x === 0 || x === 1, says: 'presence is 0 or 1' },
  count: { fits: (x: number) => x >= 0 && Number.isInteger(x), says: 'a count is a whole number from 0' },
  share: { fits: (x: number) => x >= 0 && x <= 1 + 1e-9, says: 'a share lies between 0 and 1' },
  rating: { fits: (x: number) => Number.isFinite(x), says: 'a rating is a finite number' },
} as const;

/** Refuses cells that are not what the table says they are. @throws DataError `not-<kind>` with the first such cell and the variables. */
export function checkCells({ values, variables, cell }: FactorData): void {
  const { fits, says } = rules[cell];
  const p = variables.length;
  const wrong = new Set<number>();
  let first = -1;
  values.forEach((x, at) => {
    if (Number.isNaN(x) || fits(x)) return;
    if (first < 0) first = at;
    wrong.add(at % p);
  });
  if (first < 0) return;
  const names = [...wrong].map((j) => variables[j]!);
  throw new DataError(`not-${cell}`, `${says}, and row ${Math.floor(first / p) + 1} holds ${values[first]} for ${variables[first % p]}`, {
    where: `${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}`,
    hint: cell === 'rating' ? 'Leave the cell empty where there is no value.' : 'Mend the table, or say what its cells hold.',
  });
}
