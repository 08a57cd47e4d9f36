/** Why an input was refused. */
export type ClusteringErrorCode =
  'shape' | 'not-finite' | 'negative-distance' | 'zero-vector' | 'bad-option' | 'bad-labels' | 'too-few-points';

/** Thrown by every function of this package when its input cannot be worked on. Test `code`; the message names the offending place and value. */
export class ClusteringError extends Error {
  override readonly name = 'ClusteringError';
  readonly code: ClusteringErrorCode;

  constructor(code: ClusteringErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Refuses what is not an integer in [min, max]. */
export function requireInteger(name: string, value: number, min: number, max = Number.MAX_SAFE_INTEGER): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new ClusteringError('bad-option', `${name} must be an integer ${range}, got ${value}`);
  }
}
