const marker = Symbol.for('valuelex.error');

/** Where a problem lies, so that a person can go there. */
export interface ErrorPlace {
  /** Path inside the config file (`assess.0.use`), a file name, or another place a person can open. */
  readonly where?: string;
  /** What to do about it, as one sentence. */
  readonly hint?: string;
}

/**
 * Base of every error that ValueLex throws on purpose. Its message is one line for people; it never holds a secret.
 * Recognise it with {@link ValueLexError.is}, not `instanceof`: several copies of core may live in one tree.
 */
export class ValueLexError extends Error {
  readonly [marker] = true;
  /** Stable, machine-readable, kebab-case. */
  readonly code: string;
  readonly where: string | undefined;
  readonly hint: string | undefined;

  constructor(code: string, message: string, place: ErrorPlace & { cause?: unknown } = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.name = 'ValueLexError';
    this.code = code;
    this.where = place.where;
    this.hint = place.hint;
  }

  static is(error: unknown): error is ValueLexError {
    return typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[marker] === true;
  }
}
