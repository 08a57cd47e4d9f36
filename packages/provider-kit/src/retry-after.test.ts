import { describe, expect, it } from '@jest/globals';
import { parseRetryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 0, 1);
const parse = (headers: Record<string, string>): number | undefined => parseRetryAfter(new Headers(headers), now);

describe('parseRetryAfter', () => {
  it('reads seconds, also fractions', () => {
    expect(parse({ 'retry-after': '2' })).toBe(2000);
    expect(parse({ 'retry-after': '0.25' })).toBe(250);
    expect(parse({ 'retry-after': '0' })).toBe(0);
  });
  it('prefers milliseconds', () => {
    expect(parse({ 'retry-after-ms': '150', 'retry-after': '9' })).toBe(150);
  });
  it('reads a date, and takes one in the past as now', () => {
    expect(parse({ 'retry-after': new Date(now + 5000).toUTCString() })).toBe(5000);
    expect(parse({ 'retry-after': new Date(now - 5000).toUTCString() })).toBe(0);
  });
  it.each(['-5', 'soon', '', '1e9', '99999999', '1.2.3'])('does not believe %j', (value) => {
    expect(parse({ 'retry-after': value })).toBeUndefined();
  });
  it('falls back to retry-after when the milliseconds make no sense', () => {
    expect(parse({ 'retry-after-ms': 'x', 'retry-after': '1' })).toBe(1000);
  });
});
