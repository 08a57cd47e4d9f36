import type { RateLimitReport } from '../ports/model-provider.ts';
import { ValueLexError } from './valuelex-error.ts';

/** The closed set of reasons for which a model call can fail. */
export const providerErrorReasons = [
  'auth',
  'not-found',
  'bad-request',
  'rate-limit',
  'quota',
  'overloaded',
  'server',
  'timeout',
  'network',
  'invalid-response',
  'content-policy',
  'aborted',
] as const;
export type ProviderErrorReason = (typeof providerErrorReasons)[number];

const retryable: ReadonlySet<ProviderErrorReason> = new Set([
  'rate-limit',
  'overloaded',
  'server',
  'timeout',
  'network',
  'invalid-response',
]);

/**
 * A model call that gave no answer. A provider throws it instead of the SDK's own error; the gateway decides about
 * retrying from `reason` alone. The message must hold no key and no header.
 */
export class ProviderError extends ValueLexError {
  readonly reason: ProviderErrorReason;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** How long the server asked to wait, in milliseconds. Delays this request only. */
  readonly retryAfterMs: number | undefined;
  /** What the server said of its limits with its refusal. */
  readonly limits: RateLimitReport | undefined;

  constructor(
    reason: ProviderErrorReason,
    message: string,
    details: { status?: number; retryAfterMs?: number; limits?: RateLimitReport; hint?: string; cause?: unknown } = {},
  ) {
    super(`provider-${reason}`, message, details);
    this.name = 'ProviderError';
    this.reason = reason;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.limits = details.limits;
  }

  /** Whether asking the same again may succeed. */
  get isRetryable(): boolean {
    return retryable.has(this.reason);
  }

  static override is(error: unknown): error is ProviderError {
    return ValueLexError.is(error) && 'reason' in error;
  }
}
