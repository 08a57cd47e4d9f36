import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '@valuelex/core';
import { AccountLane } from './account-lane.ts';
import type { Try } from './account-lane.ts';
import { backoffMs } from '../failures/backoff.ts';
import { CircuitBreaker } from '../failures/circuit-breaker.ts';
import { LaneCounts } from './lane-counts.ts';
import { Pacer } from './pacer.ts';

const never = new AbortController().signal;
const clock = { now: () => Date.now() };
const first = <T>(attempt: () => Promise<T>): Try<T> => ({ attempt, nth: 1, tokens: 0 });
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('AccountLane', () => {
  it('starts in the order of asking, later tries before first ones, as many at once as it may', async () => {
    const lane = new AccountLane({ concurrency: 2 }, clock);
    const order: string[] = [];
    const releases: (() => void)[] = [];
    const runs = ['a', 'b', 'c', 'd', 'again'].map((name) =>
      lane.run(
        {
          attempt: () => {
            order.push(name);
            return new Promise<void>((resolve) => releases.push(resolve));
          },
          nth: name === 'again' ? 2 : 1,
          tokens: 0,
        },
        never,
      ),
    );
    await soon();
    expect(order).toEqual(['a', 'b']);
    expect(lane.snapshot('one')).toMatchObject({ account: 'one', inFlight: 2, waiting: 3, limit: 2, ceiling: 2, answered: 0 });
    while (releases.length > 0) {
      releases.shift()?.();
      await soon();
    }
    await Promise.all(runs);
    expect(order).toEqual(['a', 'b', 'again', 'c', 'd']);
    expect(lane.snapshot('one')).toMatchObject({ inFlight: 0, waiting: 0, answered: 5, errors: {} });
  });

  it('gives the place of one that was aborted while waiting to the next', async () => {
    const lane = new AccountLane({ concurrency: 1 }, clock);
    const abort = new AbortController();
    let release = (): void => undefined;
    const running = lane.run(first(() => new Promise<void>((resolve) => (release = resolve))), never);
    const aborted = lane.run(first(async () => 'no'), abort.signal);
    const last = lane.run(first(async () => 'yes'), never);
    abort.abort(new Error('gone'));
    await expect(aborted).rejects.toThrow('gone');
    release();
    await running;
    expect(await last).toBe('yes');
  });

  it('expects what is usual, and learns it', async () => {
    const lane = new AccountLane({ concurrency: 1 }, clock);
    const answerOf = (outputTokens: number): Promise<number> =>
      lane.run(
        { ...first(async () => outputTokens), learn: () => ({ usage: { inputTokens: 100, outputTokens } }) },
        never,
      );
    expect(lane.expectedTokens(400, undefined)).toBe(228);
    expect(lane.expectedTokens(400, 16)).toBe(116);
    await answerOf(40);
    await answerOf(60);
    expect(lane.expectedTokens(400, 4000)).toBe(150);
  });

  it('counts failed tries by reason, and a refusal cuts the limit', async () => {
    const lane = new AccountLane({ concurrency: 8 }, clock);
    const failWith = (reason: ProviderError['reason']): Promise<void> =>
      lane.run(first(() => Promise.reject(new ProviderError(reason, 'no'))), never).catch(() => undefined);
    await failWith('server');
    await failWith('server');
    expect(lane.limit).toBe(8);
    await failWith('rate-limit');
    expect(lane.limit).toBe(6);
    expect(lane.limitHistory.map(({ limit }) => limit)).toEqual([8, 6]);
    expect(lane.snapshot('one').errors).toEqual({ server: 2, 'rate-limit': 1 });
  });
});

describe('LaneCounts', () => {
  it('tells the rate of the last ten seconds, or of as many as there were', () => {
    const counts = new LaneCounts();
    expect(counts.rate(5000)).toBe(0);
    for (let at = 10_000; at < 12_000; at += 100) counts.succeeded(at);
    expect(counts.rate(11_900)).toBe(10);
    for (let at = 12_000; at < 40_000; at += 50) counts.succeeded(at);
    expect(counts.rate(39_999)).toBe(20);
    expect(counts.rate(44_000)).toBe(10);
    expect(counts.rate(90_000)).toBe(0);
    expect(counts.answered).toBe(580);
  });
});

describe('Pacer', () => {
  it('spreads starts over the minute and forgets idle time', () => {
    const pacer = new Pacer(60);
    pacer.take(1, 1000);
    expect(pacer.waitMs(1000)).toBe(950);
    pacer.take(1, 1950);
    expect(pacer.waitMs(1950)).toBe(1000);
    expect(pacer.waitMs(100_000)).toBe(0);
    pacer.take(1, 100_000);
    expect(pacer.waitMs(100_000)).toBe(950);
  });

  it('corrects what was estimated wrongly', () => {
    const pacer = new Pacer(6000);
    pacer.take(1000, 0);
    pacer.correct(-900);
    expect(pacer.waitMs(0)).toBe(950);
  });

  it('has no limit where none is given', () => {
    const pacer = new Pacer(undefined);
    pacer.take(1e9, 0);
    expect(pacer.waitMs(0)).toBe(0);
  });
});

describe('backoffMs', () => {
  const settings = { baseMs: 1000, maxMs: 60_000 };
  it('doubles its ceiling up to a limit, with full jitter', () => {
    expect([1, 2, 3, 10].map((attempt) => backoffMs(attempt, undefined, 1, settings))).toEqual([
      1000, 2000, 4000, 60_000,
    ]);
    expect(backoffMs(5, undefined, 0, settings)).toBe(0);
  });

  it('never comes before the server said', () => {
    expect(backoffMs(1, 30_000, 0, settings)).toBe(30_000);
    expect(backoffMs(1, 30_000, 0.99, settings)).toBeLessThan(31_000);
    expect(backoffMs(1, 0, 0.99, settings)).toBe(0);
  });
});

describe('CircuitBreaker', () => {
  it('counts lasting failures in a row only', () => {
    const breaker = new CircuitBreaker(3);
    const auth = new ProviderError('auth', 'no');
    breaker.failed('m', auth);
    breaker.failed('m', auth);
    breaker.failed('m', new ProviderError('server', 'oops'));
    breaker.failed('m', auth);
    breaker.failed('m', auth);
    expect(breaker.refusal('m')).toBeUndefined();
    breaker.failed('m', auth);
    expect(breaker.refusal('m')).toBe(auth);
    expect(breaker.refusal('other')).toBeUndefined();
  });

  it('takes one bad request for the fault of its question, and the same again and again for that of the model', () => {
    const breaker = new CircuitBreaker(3);
    const tooLong = (n: number): ProviderError => new ProviderError('bad-request', `question ${n} is too long`);
    for (let n = 0; n < 9; n++) breaker.failed('m', tooLong(n));
    expect(breaker.refusal('m')).toBeUndefined();
    for (let n = 0; n < 3; n++) breaker.failed('m', new ProviderError('bad-request', 'no such parameter'));
    expect(breaker.refusal('m')?.message).toBe('no such parameter');
  });
});
