import { ValueLexError } from './valuelex-error.ts';

/** Input data (a table, a file of answers, a taxonomy) that cannot be used, with the place inside it. */
export class DataError extends ValueLexError {
  constructor(code: string, message: string, details: { where?: string; hint?: string; cause?: unknown } = {}) {
    super(`data-${code}`, message, details);
    this.name = 'DataError';
  }
}
