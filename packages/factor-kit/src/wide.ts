import { DataError } from '@valuelex/core';
import type { Diagnostic } from '@valuelex/core';

/** Above this many variables every step takes seconds, and what is only shown is left out. */
const WIDE = 500;
/** Above this many the correlation matrix alone is a document of hundreds of megabytes, and an analysis takes the better part of an hour. */
export const MOST_VARIABLES = 3000;

/** Whether there are so many variables that time matters. */
export function isWide(p: number): boolean {
  return p > WIDE;
}

/** Refuses more variables than can be factored, with what to do. @throws DataError `too-many-variables` */
export function assertNotTooMany(p: number): void {
  if (p <= MOST_VARIABLES) return;
  throw new DataError('too-many-variables', `${p} variables are more than can be factored (${MOST_VARIABLES} at most): the correlation matrix alone would take ${size(p)}`, {
    hint: 'Keep the words that enough respondents name (a floor of the frequency), merge synonyms, leave columns out, or cluster the variables first.',
  });
}

/** Above this many variables a graphical lasso takes an hour and more, and its bootstrap days. */
const MOST_LASSOED = 600;

/** Refuses more variables than a graphical lasso can take. @throws DataError `too-many-variables` */
export function assertLassoed(p: number): void {
  if (p <= MOST_LASSOED) return;
  throw new DataError('too-many-variables', `the graphical lasso of ${p} variables would take hours (${MOST_LASSOED} at most)`, {
    hint: 'Choose network ppmi for word lists, or factor-efa; or leave variables out.',
  });
}

function size(p: number): string {
  const megabytes = (8 * p * p) / 1e6;
  return megabytes < 1000 ? `${Math.round(megabytes)} MB` : `${Math.round(megabytes / 1000)} GB`;
}

/** What to expect of so many variables, for the one who waits; empty where there is nothing to wait for. */
export function expected(p: number): string {
  if (!isWide(p)) return '';
  const minutes = 8e-9 * p ** 3 / 60;
  return ` of ${p} variables: expect ${minutes < 1 ? 'up to a minute' : `some ${Math.ceil(minutes)} minutes, more with many rows`}`;
}

/** What to expect of a graphical lasso with its bootstrap in two threads, for the one who waits; empty where it is soon over. */
export function expectedOfLasso(p: number, draws: number): string {
  const minutes = (1.4e-6 * p ** 3 * (1 + draws / 2)) / 60;
  if (minutes < 0.5) return '';
  const work = draws === 0 ? `${p} variables` : `${p} variables, and of ${draws} samples of the rows`;
  return ` of ${work}: expect ${Math.ceil(minutes)} minute${minutes > 1 ? 's' : ''} or more`;
}

/** That there are many variables, and what was left out for it. */
export function wideDiagnostics(p: number): Diagnostic[] {
  if (!isWide(p)) return [];
  return [
    {
      code: 'many-variables',
      severity: 'info',
      message: `${p} variables: time grows with their cube. The null has fewer draws where none were asked for (eigenvalues of many variables vary less), and rules that are only shown are left out.`,
    },
  ];
}
