import { ProviderError } from '@valuelex/core';
import type { ProviderErrorReason } from '@valuelex/core';
import { readRateLimits } from './rate-limits.ts';
import { oneLine, redact } from './redact.ts';
import { parseRetryAfter } from './retry-after.ts';

/** A response that is no answer: an error status, or a 200 whose body is an error. */
export interface FailedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Body as text, possibly cut. */
  readonly body: string;
}

export interface ErrorContext {
  /** How the provider is called in messages: `OpenAI`, `Ollama at http://127.0.0.1:11434`. */
  readonly server: string;
  /** Milliseconds since the epoch, for `Retry-After` dates. */
  readonly now: number;
  readonly secrets?: readonly (string | undefined)[];
  /** Hint per reason: what the user can do about it. */
  readonly hints?: Partial<Readonly<Record<ProviderErrorReason, string>>>;
}

interface ServerError {
  readonly message: string;
  /** Codes and types in lower case, joined. */
  readonly codes: string;
  /** A code that is a number, as OpenRouter and Google send: stands for the status. */
  readonly status: number | undefined;
  /** How long Google asks to wait, which it says in the body alone. */
  readonly retryAfterMs: number | undefined;
}

/** Digs message and codes out of the usual shapes: `{error:{message,code,type}}`, `{error:"…"}`, `{message}`, `{detail}`. */
export function readServerError(body: string): ServerError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { message: /^\s*</.test(body) ? '' : body, codes: '', status: undefined, retryAfterMs: undefined };
  }
  const top = Array.isArray(parsed) ? (parsed as unknown[])[0] : parsed;
  const record = asRecord(top) ?? {};
  const error = asRecord(record['error']) ?? record;
  const message = [error['message'], record['error'], record['message'], record['detail']].find(
    (value): value is string => typeof value === 'string',
  );
  const details = readDetails(error['details']);
  const codes = [error['code'], error['type'], error['status'], ...details.codes].filter((value) => typeof value === 'string');
  const code = error['code'];
  return {
    message: message ?? '',
    codes: codes.join(' ').toLowerCase(),
    status: typeof code === 'number' && code >= 400 && code < 600 ? code : undefined,
    retryAfterMs: details.retryAfterMs,
  };
}

/** Google's `details`: the delay of a RetryInfo, and the ids of the quotas that a QuotaFailure names. */
function readDetails(details: unknown): { readonly codes: readonly unknown[]; readonly retryAfterMs: number | undefined } {
  const codes: unknown[] = [];
  let retryAfterMs: number | undefined;
  for (const detail of Array.isArray(details) ? details.slice(0, 20).map(asRecord) : []) {
    const delay = detail?.['retryDelay'];
    const seconds = typeof delay === 'string' && /^[0-9.]{1,12}s$/.test(delay) ? Number(delay.slice(0, -1)) : Number.NaN;
    if (Number.isFinite(seconds)) retryAfterMs = Math.ceil(seconds * 1000);
    const violations = detail?.['violations'];
    for (const violation of Array.isArray(violations) ? violations.slice(0, 20) : []) codes.push(asRecord(violation)?.['quotaId']);
  }
  return { codes, retryAfterMs };
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

const byStatus: Readonly<Record<number, ProviderErrorReason>> = {
  401: 'auth',
  402: 'quota',
  403: 'auth',
  404: 'not-found',
  408: 'timeout',
  409: 'server',
  425: 'overloaded',
  429: 'rate-limit',
  503: 'overloaded',
  504: 'timeout',
  529: 'overloaded',
};

/** The reason for a status and the server's own codes. Codes decide only inside the family of the status. */
export function reasonOf(status: number, codes: string, message = ''): ProviderErrorReason {
  const text = `${codes} ${message.slice(0, 500).toLowerCase()}`;
  if (status === 429 || status === 402) {
    // Google says "check your plan and billing details" of every full minute; only the quota's id tells a day from it.
    if (/resource_exhausted/.test(codes)) return /perday/.test(codes) ? 'quota' : 'rate-limit';
    // An empty purse answers 429 too, and no waiting will fill it.
    if (/insufficient_quota|billing|credit balance|exceeded your current quota/.test(text)) return 'quota';
    return byStatus[status]!;
  }
  if (status === 400 || status === 403 || status === 422) {
    if (/content_policy|content_filter|content_management|moderation|flagged/.test(text)) return 'content-policy';
    if (status === 400 && /model_not_found/.test(codes)) return 'not-found';
    if (status === 400 && /credit balance is too low/.test(text)) return 'quota';
    if (status === 400 && /invalid_api_key|api_key_invalid|api key not valid/.test(text)) return 'auth';
  }
  if (/overloaded/.test(codes) && status >= 500) return 'overloaded';
  return byStatus[status] ?? (status >= 500 ? 'server' : status >= 400 ? 'bad-request' : 'invalid-response');
}

/** Turns a failed response into the error that the gateway understands. One line, no key, no header. */
export function errorFromResponse(response: FailedResponse, context: ErrorContext): ProviderError {
  const server = readServerError(response.body);
  const status = response.status >= 400 ? response.status : (server.status ?? response.status);
  const reason = response.status < 400 && status < 400 ? 'server' : reasonOf(status, server.codes, server.message);
  const said = oneLine(redact(server.message, context.secrets));
  const retryAfterMs = parseRetryAfter(response.headers, context.now) ?? server.retryAfterMs;
  const limits = reason === 'rate-limit' ? readRateLimits(response.headers, context.now) : undefined;
  const hint = context.hints?.[reason];
  return new ProviderError(
    reason,
    `${context.server} answered ${response.status}${response.status < 400 ? ' with an error' : ''}${said === '' ? '' : `: ${said}`}`,
    {
      status: response.status,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(limits === undefined ? {} : { limits }),
      ...(hint === undefined ? {} : { hint }),
    },
  );
}
