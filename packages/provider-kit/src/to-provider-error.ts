import { ProviderError } from '@valuelex/core';
import type { ErrorContext } from './error-from-response.ts';
import { oneLine, redact } from './redact.ts';

/** The chain of causes, outermost first; bounded, for a cause may point back. */
function* chain(error: unknown): Generator<object> {
  let current = error;
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth++) {
    yield current;
    current = (current as { cause?: unknown }).cause;
  }
}

function text(value: object, key: 'name' | 'code' | 'message'): string {
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : '';
}

const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

/** The error of a call whose signal aborted. */
export function abortedError(server: string): ProviderError {
  return new ProviderError('aborted', `The call to ${server} was stopped.`);
}

/**
 * Turns whatever an SDK or `fetch` threw into a `ProviderError`. Decided by names and codes, never by `instanceof`, for
 * the classes of another realm or another copy are not ours. What nobody knows is an answer that cannot be understood.
 */
export function toProviderError(error: unknown, signal: AbortSignal, context: ErrorContext): ProviderError {
  if (signal.aborted) return abortedError(context.server);
  const links = [...chain(error)];
  const ours = links.find((link): link is ProviderError => ProviderError.is(link));
  if (ours !== undefined) return ours;
  if (links.some((link) => text(link, 'name') === 'AbortError')) return abortedError(context.server);

  const say = (reason: 'timeout' | 'network' | 'invalid-response', message: string): ProviderError => {
    const hint = context.hints?.[reason];
    return new ProviderError(reason, oneLine(redact(message, context.secrets)), hint === undefined ? {} : { hint });
  };
  const codes = links.map((link) => text(link, 'code')).filter((code) => code !== '');
  if (codes.some((code) => timeoutCodes.has(code)) || links.some((link) => text(link, 'name') === 'TimeoutError')) {
    return say('timeout', `${context.server} did not answer in time (${codes[0] ?? 'timeout'}).`);
  }
  if (links.some((link) => text(link, 'name') === 'SyntaxError')) {
    return say('invalid-response', `${context.server} sent a body that is not JSON.`);
  }
  const last = links.at(-1);
  if (codes.length > 0 || links.some((link) => /fetch failed|terminated|other side closed|Connection error/i.test(text(link, 'message')))) {
    const detail = codes[0] ?? (last === undefined ? '' : text(last, 'message'));
    return say('network', `${context.server} cannot be reached${detail === '' ? '' : ` (${detail})`}.`);
  }
  return say('invalid-response', `${context.server}: ${last === undefined ? String(error) : text(last, 'message')}`);
}
