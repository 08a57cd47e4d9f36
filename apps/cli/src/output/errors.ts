import { ConfigError, ProviderError, ValueLexError } from '@valuelex/core';

export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** A mistake in how the command was called. */
export class UsageError extends ValueLexError {
  constructor(message: string, hint?: string) {
    super('usage', message, hint === undefined ? {} : { hint });
    this.name = 'UsageError';
  }
}

/** Whether an error stems from the user having interrupted the command. */
export function isInterruption(error: unknown): boolean {
  if (ProviderError.is(error)) return error.reason === 'aborted';
  return error instanceof Error && error.name === 'AbortError';
}

export function exitCodeOf(error: unknown): number {
  if (isInterruption(error)) return exitCodes.interrupted;
  if (ConfigError.is(error)) return exitCodes.usage;
  if (ValueLexError.is(error)) {
    const isUsage = error.code === 'usage' || error.code.startsWith('data-') || error.code.startsWith('config-');
    return isUsage ? exitCodes.usage : exitCodes.failed;
  }
  return exitCodes.failed;
}

/** An error as lines for people: what, where, what to do. No stack unless it is a fault of ours and VALUELEX_DEBUG is set. */
export function describeError(error: unknown): string {
  if (ConfigError.is(error)) {
    const lines = error.problems.map((problem) => {
      const found = problem.found === undefined ? '' : ` (found ${problem.found})`;
      const by = problem.plugin === undefined ? '' : ` [${problem.plugin}]`;
      const hint = problem.hint === undefined ? '' : `\n    → ${problem.hint}`;
      return `  ${problem.path || '(file)'}: ${problem.message}${found}${by}${hint}`;
    });
    return [`${error.message}`, ...lines].join('\n');
  }
  if (ValueLexError.is(error)) {
    const where = error.where === undefined ? '' : `${error.where}: `;
    const hint = error.hint === undefined ? '' : `\n  → ${error.hint}`;
    return `${where}${error.message}${hint}`;
  }
  if (isInterruption(error)) return 'interrupted';
  const message = error instanceof Error ? error.message : String(error);
  const stack = process.env['VALUELEX_DEBUG'] && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `unexpected fault: ${message}${stack}\n  → set VALUELEX_DEBUG=1 for the stack, and please report it`;
}

/** The same for programs. */
export function errorDocument(error: unknown): unknown {
  if (ValueLexError.is(error)) {
    return {
      error: {
        code: error.code,
        message: error.message,
        ...(error.where === undefined ? {} : { where: error.where }),
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(ConfigError.is(error) ? { problems: error.problems } : {}),
      },
    };
  }
  return { error: { code: isInterruption(error) ? 'aborted' : 'unexpected', message: error instanceof Error ? error.message : String(error) } };
}
