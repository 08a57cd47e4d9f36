import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { askLimited } from '../__fixtures__/limited-server.ts';
import type { ServerLimits } from '../__fixtures__/limited-server.ts';

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
