import type { FactorSolution } from '@valuelex/core';

/** What eigenvalues are held against. */
export interface NullLine {
  readonly rule: string;
  readonly values: readonly number[];
  /** Eigenvalues of the matrix that the rule looked at, where it is another one than was factored. */
  readonly observed: readonly number[] | null;
}

/** The null that decided, if the strategy tells it: quantiles per eigenvalue of the rule’s entry in `retention`. */
export function nullLine(retention: FactorSolution['retention']): NullLine | null {
  const camel = retention.rule.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  for (const rule of [camel, retention.rule, 'parallel', ...Object.keys(retention)]) {
    const entry = retention[rule];
    if (typeof entry !== 'object' || entry === null) continue;
    const { quantile, mean, observed } = entry as { quantile?: unknown; mean?: unknown; observed?: unknown };
    const values = [quantile, mean].find(isNumbers);
    if (values !== undefined) return { rule, values, observed: isNumbers(observed) ? observed : null };
  }
  return null;
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((x) => typeof x === 'number');
}
