import { ConfigError, ProviderError, ValueLexError } from '@valuelex/core';
import type { ConfigProblem } from '@valuelex/core';
import { describeFileFault, fileReason, isFileFault } from './file-errors.ts';
import { cut, printableLines } from './printable.ts';

export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** A mistake in how the command was called. */
export class UsageError extends ValueLexError {
  constructor(message: string, hint?: string) {
    super('usage', message, hint === undefined ? {} : { hint });
    this.name = 'UsageError';
  }
}

/** A path on the command line that cannot be written. */
export function unwritable(path: string, cause: unknown): UsageError {
  const { reason, hint } = fileReason(cause);
  return new UsageError(`cannot write ${path}: ${reason}`, hint);
}

/** Whether an error stems from the user having interrupted the command. */
export function isInterruption(error: unknown): boolean {
  if (ProviderError.is(error)) return error.reason === 'aborted';
  return error instanceof Error && error.name === 'AbortError';
}

/** A plugin that is not there, or is of another kind, was named wrongly. */
const usageCodes: ReadonlySet<string> = new Set(['usage', 'plugin-not-found', 'plugin-wrong-kind']);

export function exitCodeOf(error: unknown): number {
  if (isInterruption(error)) return exitCodes.interrupted;
  if (ConfigError.is(error)) return exitCodes.usage;
  if (ValueLexError.is(error)) {
    const isUsage = usageCodes.has(error.code) || error.code.startsWith('data-') || error.code.startsWith('config-');
    return isUsage ? exitCodes.usage : exitCodes.failed;
  }
  return exitCodes.failed;
}

/** An error as lines for people: what, where, what to do. No stack unless it is a fault of ours and VALUELEX_DEBUG is set. */
export function describeError(error: unknown): string {
  if (ConfigError.is(error)) {
    return [error.message, ...error.problems.map(describeProblem)].join('\n');
  }
  if (ValueLexError.is(error)) {
    const where = error.where ? `${error.where}: ` : '';
    const hint = error.hint ? `\n  → ${error.hint}` : '';
    return `${where}${error.message}${hint}`;
  }
  if (isInterruption(error)) return 'interrupted';
  if (isFileFault(error)) return `${describeFileFault(error)}\n  → ${fileReason(error).hint ?? ''}`;
  const message = error instanceof Error ? error.message : String(error);
  const stack = process.env['VALUELEX_DEBUG'] && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `unexpected fault: ${message}${stack}\n  → set VALUELEX_DEBUG=1 for the stack, and please report it`;
}

/** Room for what was expected; a longer list of settings is cut. */
const expectedWidth = 240;

function describeProblem(problem: ConfigProblem): string {
  const { path, line, message, expected, found, plugin, hint } = problem;
  const isKnown = found === undefined || found === 'nothing' || found === path.split('.').at(-1) || (found.length > 2 && message.includes(found));
  const notes = [...(expected ? [`expected ${cut(expected, expectedWidth)}`] : []), ...(isKnown ? [] : [`found ${found}`])];
  return [
    `  ${path || '(file)'}${line === undefined ? '' : `, line ${line}`}: ${message}`,
    notes.length === 0 ? '' : ` (${notes.join('; ')})`,
    plugin === undefined ? '' : ` [${plugin}]`,
    hint ? `\n    → ${hint}` : '',
  ]
    .map(printableLines)
    .join('');
}

/** The same for programs. */
export function errorDocument(error: unknown): unknown {
  if (ValueLexError.is(error)) {
    return {
      error: {
        code: error.code,
        message: error.message,
        ...(!error.where ? {} : { where: error.where }),
        ...(!error.hint ? {} : { hint: error.hint }),
        ...(ConfigError.is(error) ? { problems: error.problems } : {}),
      },
    };
  }
  if (isFileFault(error)) {
    const { hint } = fileReason(error);
    return { error: { code: 'file', message: describeFileFault(error), ...(hint === undefined ? {} : { hint }) } };
  }
  return { error: { code: isInterruption(error) ? 'aborted' : 'unexpected', message: error instanceof Error ? error.message : String(error) } };
}
