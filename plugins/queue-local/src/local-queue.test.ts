import { describe, expect, it } from '@jest/globals';
import type { Job } from '@valuelex/core';
import { LocalQueue } from './local-queue.ts';

const job = (lane: string, n: number): Job<number> => ({ id: `${lane}${n}`, lane, payload: n });
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

describe('LocalQueue', () => {
  it('keeps every lane within its concurrency, asked anew before each start', async () => {
    const running: Record<string, number> = {};
    const most: Record<string, number> = {};
    let limit = 1;
    await new LocalQueue(100).run(
      Array.from({ length: 40 }, (_, n) => job(n % 2 === 0 ? 'a' : 'b', n)),
      async ({ lane, payload }) => {
        if (payload > 20) limit = 3;
        running[lane] = (running[lane] ?? 0) + 1;
        most[lane] = Math.max(most[lane] ?? 0, running[lane]);
        await soon();
        running[lane] -= 1;
      },
      { signal: never, concurrency: (lane) => (lane === 'a' ? limit : 2) },
    );
    expect(most).toEqual({ a: 3, b: 2 });
  });

  it('draws no further ahead than it may, so that a plan of any length fits', async () => {
    let drawn = 0;
    let done = 0;
    let furthest = 0;
    const plan = function* (): Generator<Job<number>> {
      for (let n = 0; n < 1000; n++) {
        drawn += 1;
        furthest = Math.max(furthest, drawn - done);
        yield job('a', n);
      }
    };
    await new LocalQueue(10).run(
      plan(),
      async () => {
        await soon();
        done += 1;
      },
      { signal: never, concurrency: () => 2 },
    );
    expect(done).toBe(1000);
    expect(furthest).toBeLessThanOrEqual(13);
  });

  it('does not let a slow lane hold up another within the look-ahead', async () => {
    const order: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await new LocalQueue(100).run(
      [job('slow', 0), job('slow', 1), job('fast', 0), job('fast', 1), job('fast', 2)],
      async ({ lane, payload }) => {
        if (lane === 'slow' && payload === 0) await held;
        order.push(`${lane}${payload}`);
        if (lane === 'fast' && payload === 2) release();
      },
      { signal: never, concurrency: () => 1 },
    );
    expect(order).toEqual(['fast0', 'fast1', 'fast2', 'slow0', 'slow1']);
  });

  it('passes a failure on and goes on', async () => {
    const failed: unknown[] = [];
    const ran: number[] = [];
    await new LocalQueue(100).run(
      [0, 1, 2].map((n) => job('a', n)),
      async ({ payload }) => {
        ran.push(payload);
        if (payload === 1) throw new Error('one');
      },
      { signal: never, concurrency: () => 1, onError: ({ id }, error) => failed.push([id, (error as Error).message]) },
    );
    expect(ran).toEqual([0, 1, 2]);
    expect(failed).toEqual([['a1', 'one']]);
  });

  it('on abort starts nothing new, waits for what runs, and gives the reason', async () => {
    const abort = new AbortController();
    let finished = 0;
    let started = 0;
    const run = new LocalQueue(100).run(
      Array.from({ length: 50 }, (_, n) => job('a', n)),
      async () => {
        started += 1;
        if (started === 4) abort.abort(new Error('enough'));
        await soon();
        finished += 1;
      },
      { signal: abort.signal, concurrency: () => 4 },
    );
    await expect(run).rejects.toThrow('enough');
    expect(started).toBe(4);
    expect(finished).toBe(4);
  });

  it('waits for what runs when the plan itself fails', async () => {
    let finished = 0;
    const plan = async function* (): AsyncGenerator<Job<number>> {
      yield job('a', 0);
      await soon();
      throw new Error('no plan');
    };
    const run = new LocalQueue(100).run(
      plan(),
      async () => {
        await soon();
        await soon();
        finished += 1;
      },
      { signal: never, concurrency: () => 1 },
    );
    await expect(run).rejects.toThrow('no plan');
    expect(finished).toBe(1);
  });
});
