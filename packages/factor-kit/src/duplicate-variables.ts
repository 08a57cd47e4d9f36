import type { Diagnostic } from '@valuelex/core';
import type { Dense } from '@valuelex/psychometrics';

/** Correlations this near to 1 or −1 are copies up to rounding. */
const COPY = 1 - 1e-9;
/** Pairs in a message; more than this many are not read. */
const MOST = 5;

/** Variables that are copies of each other up to scale and sign: each makes a factor of its own with its copy, and the matrix singular. */
export function duplicateVariables({ cols: p, data }: Dense, variables: readonly string[]): Diagnostic[] {
  const pairs: string[] = [];
  const concerned = new Set<number>();
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(data[i * p + j]!) < COPY) continue;
      pairs.push(`${variables[j]!} and ${variables[i]!}`);
      concerned.add(j).add(i);
    }
  }
  if (pairs.length === 0) return [];
  return [
    {
      code: 'duplicate-variables',
      severity: 'warning',
      message: `${pairs.length} pair(s) of variables are copies of each other: ${pairs.slice(0, MOST).join('; ')}${pairs.length > MOST ? '; …' : ''}. Merge them, or leave one out.`,
      variables: [...concerned].sort((a, b) => a - b).map((j) => variables[j]!),
    },
  ];
}
