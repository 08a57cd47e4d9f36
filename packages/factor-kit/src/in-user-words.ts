import { DataError } from '@valuelex/core';
import { isNumericalError } from '@valuelex/psychometrics';

/** Names in a message; more than this many are not read. */
const most = 10;

/** The one refusal of variables that do not vary, whoever finds them. */
export function constantVariables(names: readonly string[], cause?: unknown): DataError {
  const shown = names.slice(0, most).join(', ');
  return new DataError('constant-variables', `these variables do not vary: ${shown}${names.length > most ? ', …' : ''}`, {
    hint: 'Leave them out of the table.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The one refusal of variables without any value. */
export function emptyVariables(names: readonly string[]): DataError {
  return new DataError('empty-variables', `these variables are missing in every row: ${names.slice(0, most).join(', ')}${names.length > most ? ', …' : ''}`, {
    hint: 'Leave them out of the table.',
  });
}

/**
 * Turns a refusal of the statistics into a DataError that names the variables instead of their columns.
 *
 * @param variables names of the columns that the statistics are given
 */
export async function inUserWords<T>(variables: readonly string[], work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    const columns = error.variables ?? [];
    const nameOf = (column: number): string => variables[column] ?? String(column);
    if (error.code === 'constant-variable' && columns.length > 0) throw constantVariables(columns.map(nameOf), error);
    const message = withNames(error.message, new Set(columns), nameOf);
    const isNamed = columns.length === 0 || message !== error.message;
    const concerned = `${columns.slice(0, most).map(nameOf).join(', ')}${columns.length > most ? ', …' : ''}`;
    throw new DataError(error.code, isNamed ? message : `${message} Concerned: ${concerned}.`, { cause: error });
  }
}

/** "Columns 3 and 1", "variable 4": the numbers by name, where they are columns that the error is about. */
function withNames(message: string, columns: ReadonlySet<number>, nameOf: (column: number) => string): string {
  const name = (digits: string): string => (columns.has(Number(digits)) ? `"${nameOf(Number(digits))}"` : digits);
  return message.replace(
    /\b((?:column|variable)s?) (\d+)(?: and (\d+))?/gi,
    (_match, what: string, a: string, b: string | undefined) => `${what} ${name(a)}${b === undefined ? '' : ` and ${name(b)}`}`,
  );
}
