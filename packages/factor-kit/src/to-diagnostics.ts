import type { Diagnostic } from '@valuelex/core';
import type { Diagnostic as NumericalDiagnostic } from '@valuelex/psychometrics';

/** Diagnostics of the statistics with variables by name instead of by column. */
export function toDiagnostics(found: readonly NumericalDiagnostic[], variables: readonly string[]): Diagnostic[] {
  return found.map(({ code, severity, message, variables: columns }) => ({
    code,
    severity,
    message,
    ...(columns === undefined ? {} : { variables: columns.map((j) => variables[j] ?? String(j)) }),
  }));
}
