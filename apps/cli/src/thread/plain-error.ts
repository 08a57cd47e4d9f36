import { ConfigError, ValueLexError } from '@valuelex/core';
import type { ConfigProblem } from '@valuelex/core';

/** An error that can be sent to another thread, which keeps no classes. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** Of errors of ours. */
  readonly code?: string;
  readonly where?: string;
  readonly hint?: string;
  readonly file?: string;
  readonly problems?: readonly ConfigProblem[];
}

export function toPlainError(error: unknown): PlainError {
  // A DOMException is no Error everywhere.
  if (typeof error !== 'object' || error === null || !('message' in error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error as Error;
  const base = { name, message, ...(stack === undefined ? {} : { stack }) };
  if (ConfigError.is(error)) return { ...base, code: error.code, file: error.file, problems: error.problems };
  if (!ValueLexError.is(error)) return base;
  const { code, where, hint } = error;
  return { ...base, code, ...(where === undefined ? {} : { where }), ...(hint === undefined ? {} : { hint }) };
}

/** The error as it was thrown in the other thread. */
export function fromPlainError({ name, message, stack, code, where, hint, file, problems }: PlainError): Error {
  if (problems !== undefined) return new ConfigError(file ?? '', problems);
  const error =
    code === undefined ? new Error(message) : new ValueLexError(code, message, { ...(where === undefined ? {} : { where }), ...(hint === undefined ? {} : { hint }) });
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
