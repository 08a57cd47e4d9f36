import { describe, expect, it } from '@jest/globals';
import { AccountLane } from './account-lane.ts';
import { backoffMs } from './backoff.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { Pacer } from './pacer.ts';
import { ProviderError } from '@valuelex/core';

const never = new AbortController().signal;
const clock = { now: () => Date.now() };

describe('AccountLane', () => {
  it('starts in the order of asking, as many at once as it may', async () => {
    const lane = new AccountLane({ concurrency: 2 }, clock);
    const order: string[] = [];
    const releases: (() => void)[] = [];
    const runs = ['a', 'b', 'c', 'd'].map((name) =>
      lane.run(
        () => {
          order.push(name);
          return new Promise<void>((resolve) => releases.push(resolve));
        },
        never,
        0,
      ),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(['a', 'b']);
    releases.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(['a', 'b', 'c']);
    while (releases.length > 0) {
      releases.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(runs);
    expect(order).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the place of one that was aborted while waiting to the next', async () => {
    const lane = new AccountLane({ concurrency: 1 }, clock);
    const abort = new AbortController();
    let release = (): void => undefined;
    const first = lane.run(() => new Promise<void>((resolve) => (release = resolve)), never, 0);
    const aborted = lane.run(async () => 'no', abort.signal, 0);
    const last = lane.run(async () => 'yes', never, 0);
    abort.abort(new Error('gone'));
    await expect(aborted).rejects.toThrow('gone');
    release();
    await first;
    expect(await last).toBe('yes');
  });

  it('expects what is usual, and learns it', () => {
    const lane = new AccountLane({ concurrency: 1 }, clock);
    expect(lane.expectedTokens(400, undefined)).toBe(228);
    expect(lane.expectedTokens(400, 16)).toBe(116);
    lane.took(228, 100, 40);
    lane.took(228, 100, 60);
    expect(lane.expectedTokens(400, 4000)).toBe(150);
  });
});

describe('Pacer', () => {
  it('spreads starts over the minute and forgets idle time', () => {
    const pacer = new Pacer(60);
    expect([pacer.take(1, 1000), pacer.take(1, 1000), pacer.take(1, 1000)]).toEqual([0, 1000, 2000]);
    expect(pacer.take(1, 100_000)).toBe(0);
    expect(pacer.take(1, 100_000)).toBe(1000);
  });

  it('corrects what was estimated wrongly', () => {
    const pacer = new Pacer(6000);
    pacer.take(1000, 0);
    pacer.correct(-900);
    expect(pacer.take(1, 0)).toBe(1000);
  });

  it('has no limit where none is given', () => {
    const pacer = new Pacer(undefined);
    expect([pacer.take(1e9, 0), pacer.take(1e9, 0)]).toEqual([0, 0]);
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
});
