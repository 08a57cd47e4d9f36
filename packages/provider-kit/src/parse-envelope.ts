import { ProviderError } from '@valuelex/core';
import type { z } from 'zod';
import { errorFromResponse } from './error-from-response.ts';
import type { ErrorContext } from './error-from-response.ts';

/**
 * Checks the envelope of a 200 against a minimal schema. A body that carries an error (`{"error": …}`) becomes that
 * error; one that lacks what is needed is `invalid-response`, with the place named and nothing of the body quoted.
 */
export function parseEnvelope<T>(
  schema: z.ZodType<T>,
  body: unknown,
  headers: Headers,
  context: ErrorContext,
): T {
  if (typeof body === 'object' && body !== null) {
    const error = (body as { error?: unknown }).error;
    if (error !== undefined && error !== null && error !== '') {
      throw errorFromResponse({ status: 200, headers, body: JSON.stringify({ error }) }, context);
    }
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.map(String).join('.');
  throw new ProviderError('invalid-response', `${context.server} sent an answer that cannot be read: ${place} is not as documented.`);
}
