import type { RateLimitReport } from '@valuelex/core';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1s`, `6m0s`, `17ms`, `1h2m3.5s`: Go's durations, as OpenAI sends them. */
function goDuration(text: string): number | undefined {
  let total = 0;
  let rest = text;
  while (rest !== '') {
    const part = /^([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)/.exec(rest);
    if (part === null) return undefined;
    total += Number(part[1]) * unitMs[part[2]!]!;
    rest = rest.slice(part[0].length);
  }
  return total;
}

/** A reset as milliseconds from now: a duration, seconds, an epoch in s or ms, or a date. */
function resetMs(text: string | null, now: number): number | undefined {
  const value = text?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^[0-9]+(\.[0-9]+)?$/.test(value)) {
    const number = Number(value);
    if (number > 1e12) return Math.max(0, number - now);
    if (number > 1e9) return Math.max(0, number * 1000 - now);
    return Math.ceil(number * 1000);
  }
  const duration = goDuration(value);
  if (duration !== undefined) return Math.ceil(duration);
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function count(text: string | null | undefined): number | undefined {
  const value = text?.trim();
  return value !== undefined && /^[0-9]+$/.test(value) ? Number(value) : undefined;
}

/** Parameter `name` of the first item of a structured field (RFC 8941): `"default";r=50;t=30`. */
function parameter(text: string | null, name: string): string | undefined {
  const first = text?.split(',')[0]?.split(';').slice(1) ?? [];
  return first.map((part) => part.trim().split('=')).find(([key]) => key === name)?.[1];
}

/**
 * Reads what a server says about its limits: OpenAI's `x-ratelimit-*`, Anthropic's `anthropic-ratelimit-*`, and the
 * IETF draft's `RateLimit` / `RateLimit-Policy` and its older `ratelimit-limit|remaining|reset`.
 *
 * @param now milliseconds since the epoch, for resets given as dates
 * @returns undefined when no such header was sent
 */
export function readRateLimits(headers: Headers, now: number): RateLimitReport | undefined {
  const get = (name: string): string | null => headers.get(name);
  const first = <T>(...values: (T | undefined)[]): T | undefined => values.find((value) => value !== undefined);
  const seconds = (text: string | undefined): number | undefined => {
    const value = count(text);
    return value === undefined ? undefined : value * 1000;
  };
  const report = {
    requestsLimit: first(
      count(get('x-ratelimit-limit-requests')),
      count(get('anthropic-ratelimit-requests-limit')),
      count(parameter(get('ratelimit-policy'), 'q')),
      count(get('ratelimit-limit')),
      count(get('x-ratelimit-limit')),
    ),
    requestsRemaining: first(
      count(get('x-ratelimit-remaining-requests')),
      count(get('anthropic-ratelimit-requests-remaining')),
      count(parameter(get('ratelimit'), 'r')),
      count(get('ratelimit-remaining')),
      count(get('x-ratelimit-remaining')),
    ),
    requestsResetMs: first(
      resetMs(get('x-ratelimit-reset-requests'), now),
      resetMs(get('anthropic-ratelimit-requests-reset'), now),
      seconds(parameter(get('ratelimit'), 't')),
      resetMs(get('ratelimit-reset'), now),
      resetMs(get('x-ratelimit-reset'), now),
    ),
    tokensLimit: first(count(get('x-ratelimit-limit-tokens')), count(get('anthropic-ratelimit-tokens-limit'))),
    tokensRemaining: first(
      count(get('x-ratelimit-remaining-tokens')),
      count(get('anthropic-ratelimit-tokens-remaining')),
    ),
    tokensResetMs: first(
      resetMs(get('x-ratelimit-reset-tokens'), now),
      resetMs(get('anthropic-ratelimit-tokens-reset'), now),
    ),
  };
  const known = Object.entries(report).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : (Object.fromEntries(known) as RateLimitReport);
}
