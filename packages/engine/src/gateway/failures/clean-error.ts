import { ProviderError } from '@valuelex/core';
import type { SecretRegistry } from '../../config/secrets.ts';

/**
 * The failure of a call as it may be shown: model first, secrets replaced, without its cause (the errors of SDKs carry requests,
 * and those carry keys). Undefined for what is no failure of a model.
 */
export function cleanError(error: unknown, ref: string, secrets: SecretRegistry): ProviderError | undefined {
  if (ProviderError.is(error)) {
    const message = secrets.mask(error.message);
    return new ProviderError(error.reason, message.startsWith(ref) ? message : `${ref}: ${message}`, {
      ...(error.status !== undefined && { status: error.status }),
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
      ...(error.hint !== undefined && { hint: secrets.mask(error.hint) }),
    });
  }
  // A provider that breaks its contract has given no answer that could be kept.
  if (error instanceof Error && error.name === 'PluginError') {
    return new ProviderError('invalid-response', `${ref}: ${secrets.mask(error.message)}`);
  }
  return undefined;
}
