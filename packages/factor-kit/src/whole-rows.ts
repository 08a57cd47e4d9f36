import type { Diagnostic, FactorData } from '@valuelex/core';
import { completeRows } from '@valuelex/psychometrics';

/** The rows without a missing cell (listwise deletion), with what belongs to them, and how many were left out. */
export function wholeRows(input: FactorData): { readonly data: FactorData; readonly diagnostics: readonly Diagnostic[] } {
  const { data, kept } = completeRows({ rows: input.n, cols: input.variables.length, data: input.values });
  const dropped = input.n - data.rows;
  if (dropped === 0) return { data: input, diagnostics: [] };
  const { exposure, groups } = input;
  return {
    data: {
      ...input,
      n: data.rows,
      values: data.data,
      ...(exposure === undefined ? {} : { exposure: Float64Array.from(kept, (i) => exposure[i]!) }),
      ...(groups === undefined ? {} : { groups: Object.fromEntries(Object.entries(groups).map(([name, ids]) => [name, Array.from(kept, (i) => ids[i]!)])) }),
    },
    diagnostics: [
      {
        code: 'missing-listwise',
        severity: dropped > 0.2 * input.n ? 'warning' : 'info',
        message: `${dropped} of ${input.n} rows have a missing cell and were left out.`,
      },
    ],
  };
}
