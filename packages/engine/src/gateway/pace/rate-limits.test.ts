import { ProviderError } from '@valuelex/core';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { askLimited } from '../../__fixtures__/limited-server.ts';
import type { ServerLimits } from '../../__fixtures__/limited-server.ts';
import { LearnedPace } from './learned-pace.ts';
import { RateLimits } from './rate-limits.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

const tenASecond: ServerLimits = { perSecond: 10, burst: 10, kind: 'bucket', latencyMs: 50 };

describe('a server of ten calls a second that tells of its limits', () => {
  it.each<[string, Partial<ServerLimits>]>([
    ['as OpenAI does', { tells: 'until-full' }],
    ['with the time until the next call', { tells: 'until-next' }],
    ['in whole seconds', { tells: 'whole-seconds' }],
    ['with half a second a call', { tells: 'until-full', latencyMs: 500 }],
    ['and counts by the window', { tells: 'until-full', kind: 'window' }],
    ['in its answers alone', { tells: 'until-full', tellsIn: 'answers' }],
  ])('%s', async (_what, over) => {
    const outcome = await askLimited({ ...tenASecond, retryAfterMs: 1000, ...over }, 400);
    expect(outcome).toMatchObject({ answered: 400, failed: 0 });
    expect(outcome.refused).toBeLessThanOrEqual(20);
    expect(outcome.rate).toBeGreaterThanOrEqual(9);
  });
});

it('is learned where refusals alone tell of it', async () => {
  const told = await askLimited({ ...tenASecond, tells: 'until-full', tellsIn: 'refusals' }, 400);
  expect(told).toMatchObject({ answered: 400, failed: 0 });
  expect(told.rate).toBeGreaterThanOrEqual(9);
  expect(told.refused).toBeLessThanOrEqual(20);
});

it('is kept to although answers, and so reports, come five seconds late', async () => {
  const outcome = await askLimited({ ...tenASecond, tells: 'until-full', latencyMs: 5000, retryAfterMs: 1000 }, 400);
  expect(outcome).toMatchObject({ answered: 400, failed: 0 });
  expect(outcome.refused).toBeLessThanOrEqual(20);
  // Fifty calls at once are needed, and every doubling takes a round of five seconds.
  expect(outcome.seconds).toBeLessThan(60);
});

describe('a server of ten calls a second that only refuses', () => {
  it.each<[string, Partial<ServerLimits>]>([
    ['and says for how long', { retryAfterMs: 1000 }],
    ['and says nothing', {}],
    ['with half a second a call', { retryAfterMs: 1000, latencyMs: 500 }],
  ])('%s', async (_what, over) => {
    const outcome = await askLimited({ ...tenASecond, ...over }, 400);
    expect(outcome).toMatchObject({ answered: 400, failed: 0 });
    expect(outcome.refused).toBeLessThanOrEqual(60);
    expect(outcome.rate).toBeGreaterThanOrEqual(8);
  });
});

describe('a configured limit', () => {
  it('is kept without a refusal, at its full rate', async () => {
    const outcome = await askLimited(tenASecond, 400, { requestsPerMinute: 600 });
    expect(outcome).toMatchObject({ answered: 400, refused: 0 });
    expect(outcome.rate).toBeGreaterThan(9.8);
    expect(outcome.rate).toBeLessThan(10.1);
  });

  it('of tokens counts what is expected, and gives back what was not used', async () => {
    const server: ServerLimits = { ...tenASecond, perSecond: 1000, burst: 1000 };
    // Thirty tokens a call: 600 calls a minute.
    const outcome = await askLimited(server, 200, { tokensPerMinute: 18_000 });
    expect(outcome.rate).toBeGreaterThan(9.8);
    expect(outcome.rate).toBeLessThan(10.2);
  });
});

it('a refusal now and then, whatever the pace, does not hold an account down', () => {
  const pace = new LearnedPace();
  let now = 0;
  for (let call = 0; call < 1000; call++) {
    now += pace.waitMs(now) + 2;
    pace.take(now);
    if (call % 40 === 5) pace.refused(now);
    else pace.granted(now);
  }
  // Six calls a second had gone out at the first refusal: at half of that the thousand would take five minutes.
  expect(now).toBeLessThan(60_000);
});

it('nothing left until far away is looked into after seconds, and believed the longer the more often it is refused', () => {
  const limits = new RateLimits({});
  const nothing = { requestsLimit: 500, requestsRemaining: 0, requestsResetMs: 360_000 };
  let now = 0;
  const ask = (answer: (taken: ReturnType<RateLimits['take']>) => void): number => {
    const waited = limits.waitMs(10, now);
    now += waited;
    answer(limits.take(10, now));
    return waited;
  };
  ask((taken) => limits.granted(taken, now, undefined, { ...nothing, requestsRemaining: 499 }));
  ask((taken) => limits.granted(taken, now, undefined, nothing));
  const refuse = (taken: ReturnType<RateLimits['take']>): void => void limits.failed(taken, now, new ProviderError('rate-limit', 'slow down'));
  const waits = [ask(refuse), ask(refuse), ask(refuse)];
  expect(waits[0]).toBeGreaterThan(0);
  expect(waits[0]).toBeLessThanOrEqual(2000);
  expect(waits[1]).toBeGreaterThan(waits[0]!);
  expect(waits[2]).toBeGreaterThan(waits[1]!);
  expect(waits[2]).toBeLessThanOrEqual(360_000);
});
