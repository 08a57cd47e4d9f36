import { describe, expect, it } from '@jest/globals';
import { readRateLimits } from './rate-limits.ts';

const now = Date.UTC(2026, 0, 1);

describe('readRateLimits', () => {
  it('reads OpenAI headers', () => {
    const headers = new Headers({
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-limit-tokens': '150000',
      'x-ratelimit-remaining-tokens': '149984',
      'x-ratelimit-reset-tokens': '6m0.5s',
    });
    expect(readRateLimits(headers, now)).toEqual({
      requestsLimit: 60,
      requestsRemaining: 0,
      requestsResetMs: 1000,
      tokensLimit: 150000,
      tokensRemaining: 149984,
      tokensResetMs: 360_500,
    });
  });
  it('reads Anthropic headers with dates', () => {
    const headers = new Headers({
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '49',
      'anthropic-ratelimit-requests-reset': new Date(now + 1500).toISOString(),
      'anthropic-ratelimit-tokens-remaining': '1000',
    });
    expect(readRateLimits(headers, now)).toEqual({
      requestsLimit: 50,
      requestsRemaining: 49,
      requestsResetMs: 1500,
      tokensRemaining: 1000,
    });
  });
  it('reads the IETF draft, new and old', () => {
    expect(readRateLimits(new Headers({ ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' }), now)).toEqual({
      requestsLimit: 100,
      requestsRemaining: 50,
      requestsResetMs: 30_000,
    });
    expect(readRateLimits(new Headers({ 'ratelimit-limit': '10', 'ratelimit-remaining': '3', 'ratelimit-reset': '7' }), now)).toEqual({
      requestsLimit: 10,
      requestsRemaining: 3,
      requestsResetMs: 7000,
    });
  });
  it('reads a reset given as an epoch in milliseconds', () => {
    expect(readRateLimits(new Headers({ 'x-ratelimit-reset': String(now + 250) }), now)).toEqual({ requestsResetMs: 250 });
  });
  it('says nothing where nothing, or nonsense, was sent', () => {
    expect(readRateLimits(new Headers(), now)).toBeUndefined();
    expect(readRateLimits(new Headers({ 'x-ratelimit-remaining-requests': 'many', 'x-ratelimit-reset-tokens': '5 parsecs' }), now)).toBeUndefined();
  });
});
