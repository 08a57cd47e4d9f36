/** Longest wait that is believed: one day. Anything beyond is a broken clock, not a request to wait. */
const longest = 24 * 3600 * 1000;

function plausible(ms: number): number | undefined {
  return Number.isFinite(ms) && ms >= 0 && ms <= longest ? Math.ceil(ms) : undefined;
}

/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, else `retry-after` as seconds or HTTP date
 * (RFC 9110 §10.2.3). Undefined when it says nothing that makes sense.
 *
 * @param now milliseconds since the epoch, for dates
 */
export function parseRetryAfter(headers: Headers, now: number): number | undefined {
  const ms = headers.get('retry-after-ms');
  if (ms !== null && ms.trim() !== '') {
    const parsed = plausible(Number(ms));
    if (parsed !== undefined) return parsed;
  }
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^[0-9.]+$/.test(value)) return plausible(Number(value) * 1000);
  // A date must have letters: Date.parse would take '-5' for a year.
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : plausible(Math.max(0, date - now));
}
