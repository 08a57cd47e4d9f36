import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '@valuelex/core';
import type { Response } from '@valuelex/core';
import { call, generation, room } from '../__fixtures__/gateway-room.ts';

const never = new AbortController().signal;

describe('an answer', () => {
  it('is stored before it is handed out, with its whole provenance', async () => {
    const order: string[] = [];
    const stored = new Map<string, Response>();
    const { gateway } = room({
      stored,
      store: {
        put: async (response) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          stored.set(response.key, response);
          order.push('stored');
        },
      },
    });
    const outcome = await gateway.ask(call(), never);
    order.push('handed out');
    expect(order).toEqual(['stored', 'handed out']);
    expect(outcome).toMatchObject({
      ok: true,
      cached: false,
      response: {
        schema: 'valuelex.response/1',
        key: gateway.keyOf(call()),
        account: 'one',
        model: 'm',
        modelRevision: 'rev-1',
        text: 'honesty',
        seed: expect.any(Number),
        attempts: 1,
        costUsd: null,
      },
    });
  });

  it('is another one under options that change answers, and tells them without secrets', async () => {
    const first = room();
    await first.gateway.ask(call(), never);
    const identity = { effort: 'low', body: { token: 'sk-secret-2' } };
    const second = room({ stored: first.stored, accounts: { one: { provider: { identity } } } });
    second.secrets.register('KEY', 'sk-secret-2');
    const outcome = await second.gateway.ask(call(), never);
    expect(outcome).toMatchObject({ cached: false, response: { options: { effort: 'low', body: { token: '${env:KEY}' } } } });
    expect(first.stored.get(first.gateway.keyOf(call()))).not.toHaveProperty('options');
  });

  it('is asked for once, ever', async () => {
    const first = room();
    await first.gateway.ask(call(), never);
    const second = room({ stored: first.stored });
    expect(await second.gateway.ask(call(), never)).toMatchObject({ ok: true, cached: true });
    expect(second.requests).toEqual([]);
  });

  it('is asked for once when it is wanted twice at the same time', async () => {
    const { gateway, requests } = room();
    const [a, b] = await Promise.all([gateway.ask(call(), never), gateway.ask(call({ purpose: 'rate' }), never)]);
    expect(requests).toHaveLength(1);
    expect(a).toBe(b);
  });

  it.each(['refusal', 'length', 'content-filter', 'stop'] as const)(
    'that is empty with finish reason %s is an answer',
    async (finishReason) => {
      const { gateway, stored } = room({ answer: () => generation('', { finishReason }) });
      expect(await gateway.ask(call(), never)).toMatchObject({ ok: true, response: { text: '', finishReason } });
      expect(stored.size).toBe(1);
    },
  );
});

describe('a failure', () => {
  it.each(['rate-limit', 'overloaded', 'server', 'timeout', 'network', 'invalid-response'] as const)(
    '%s is tried again',
    async (reason) => {
      const { gateway, requests } = room({
        answer: (_request, _signal, nth) => {
          if (nth < 2) throw new ProviderError(reason, 'try again');
          return generation('honesty');
        },
      });
      expect(await gateway.ask(call(), never)).toMatchObject({ ok: true, response: { attempts: 2 } });
      expect(requests).toHaveLength(2);
    },
  );

  it.each(['auth', 'not-found', 'bad-request', 'quota', 'content-policy'] as const)('%s is not', async (reason) => {
    const { gateway, requests, stored } = room({
      answer: () => {
        throw new ProviderError(reason, 'no');
      },
    });
    expect(await gateway.ask(call(), never)).toMatchObject({ ok: false, error: { reason } });
    expect(requests).toHaveLength(1);
    expect(stored.size).toBe(0);
  });

  it('is given up when an answer cannot be understood three times for the same reason', async () => {
    const { gateway, requests } = room({
      answer: () => {
        throw new ProviderError('invalid-response', 'no JSON');
      },
    });
    expect(await gateway.ask(call(), never)).toMatchObject({ ok: false, error: { reason: 'invalid-response' } });
    expect(requests).toHaveLength(3);
  });

  it('is given up after as many tries as are allowed, and never stored', async () => {
    const { gateway, requests, stored } = room({
      answer: () => {
        throw new ProviderError('server', 'always', { status: 500 });
      },
    });
    expect(await gateway.ask(call(), never)).toMatchObject({ ok: false, error: { reason: 'server', status: 500 } });
    expect(requests).toHaveLength(5);
    expect(stored.size).toBe(0);
    expect(gateway.failures()).toEqual([{ model: 'one/m', reason: 'server', count: 1, example: 'one/m: always' }]);
  });

  it('of one model leaves the others alone', async () => {
    const { gateway } = room({
      answer: ({ model }) => {
        if (model === 'bad') throw new ProviderError('not-found', 'no such model');
        return generation('honesty');
      },
    });
    const refs = ['one/bad', 'one/good', 'one/bad', 'one/good'];
    const outcomes = await Promise.all(refs.map((ref, replicate) => gateway.ask(call({ ref, replicate }), never)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true, false, true]);
  });

  it('obeys Retry-After, and gives up when it is too long', async () => {
    const waits: number[] = [];
    const { gateway } = room({
      answer: (_request, _signal, nth) => {
        waits.push(Date.now());
        if (nth === 1) throw new ProviderError('rate-limit', 'wait', { retryAfterMs: 60 });
        return generation('honesty');
      },
    });
    await gateway.ask(call(), never);
    expect((waits[1] ?? 0) - (waits[0] ?? 0)).toBeGreaterThanOrEqual(59);

    const long = room({
      answer: () => {
        throw new ProviderError('rate-limit', 'tomorrow', { retryAfterMs: 86_400_000 });
      },
    });
    expect(await long.gateway.ask(call(), never)).toMatchObject({ ok: false, error: { reason: 'rate-limit' } });
    expect(long.requests).toHaveLength(1);
  });

  it('that lasts stops the calls of that model, and only of that', async () => {
    const { gateway, requests } = room({
      answer: ({ model }) => {
        if (model === 'gone') throw new ProviderError('not-found', 'no such model');
        return generation('honesty');
      },
    });
    for (let replicate = 0; replicate < 20; replicate++) {
      expect(await gateway.ask(call({ ref: 'one/gone', replicate }), never)).toMatchObject({
        ok: false,
        error: { reason: 'not-found' },
      });
    }
    expect(requests).toHaveLength(5);
    expect(await gateway.ask(call(), never)).toMatchObject({ ok: true });
    expect(gateway.failures()[0]?.count).toBe(20);
  });

  it('of a server that was never reached is given up soon', async () => {
    const { gateway, requests } = room({
      answer: () => {
        throw new ProviderError('network', 'connection refused');
      },
    });
    for (let replicate = 0; replicate < 20; replicate++) await gateway.ask(call({ replicate }), never);
    expect(requests).toHaveLength(10);
  });

  it('to answer in time is a timeout, also of a provider that ignores its signal', async () => {
    const { gateway } = room({
      accounts: { one: { limits: { concurrency: 1, timeoutSeconds: 0.02, attempts: 2 } } },
      answer: () => new Promise(() => undefined),
    });
    expect(await gateway.ask(call(), never)).toMatchObject({ ok: false, error: { reason: 'timeout' } });
  });

  it('that is no ProviderError of a model is not taken for one', async () => {
    const { gateway } = room({ store: { put: async () => Promise.reject(new Error('disk on fire')) } });
    await expect(gateway.ask(call(), never)).rejects.toThrow('disk on fire');
  });
});

describe('askAll', () => {
  const many = function* (count: number) {
    for (let replicate = 0; replicate < count; replicate++) yield { call: call({ replicate }), tag: replicate };
  };

  it('hands out every outcome once, within the concurrency of the account', async () => {
    let running = 0;
    let most = 0;
    const { gateway, events } = room({
      accounts: { one: { limits: { concurrency: 3, timeoutSeconds: 10, attempts: 1 } } },
      answer: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return generation('honesty');
      },
    });
    const tags: number[] = [];
    expect(gateway.limitHistory()).toEqual({});
    await gateway.askAll(many(40), (tag) => void tags.push(tag), { stage: 'elicit', total: 40, signal: never });
    expect(tags.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expect(gateway.limitHistory()).toEqual({ one: [{ at: expect.any(Number), limit: 3 }] });
    expect(gateway.lanes()).toMatchObject([{ account: 'one', inFlight: 0, waiting: 0, limit: 3, ceiling: 3, answered: 40, errors: {} }]);
    expect(most).toBe(3);
    expect(events.at(-1)).toEqual({
      type: 'calls',
      stage: 'elicit',
      total: 40,
      done: 40,
      cached: 0,
      failed: 0,
      inFlight: 0,
      accounts: [{ account: 'one', total: null, done: 40, cached: 0, failed: 0, costUsd: null }],
    });
  });

  it('holds no more answers that are not durable than there may be calls at once', async () => {
    let open = 0;
    let most = 0;
    const { gateway, stored } = room({
      accounts: { one: { limits: { concurrency: 3, timeoutSeconds: 10, attempts: 1 } } },
      answer: () => {
        open += 1;
        most = Math.max(most, open);
        return generation('honesty');
      },
      store: {
        put: async (response) => {
          await new Promise((resolve) => setTimeout(resolve, 2));
          stored.set(response.key, response);
          open -= 1;
        },
      },
    });
    await gateway.askAll(many(20), () => undefined, { stage: 'elicit', total: 20, signal: never });
    expect([most, stored.size]).toEqual([3, 20]);
  });

  it('ends with the reason when an answer cannot be stored', async () => {
    const { gateway } = room({ store: { put: async () => Promise.reject(new Error('disk full')) } });
    await expect(
      gateway.askAll(many(10), () => undefined, { stage: 'elicit', total: 10, signal: never }),
    ).rejects.toThrow('disk full');
  });

  it('ends with the reason of an abort, and the calls under way are cut', async () => {
    const abort = new AbortController();
    let cut = 0;
    const { gateway, stored } = room({
      answer: (_request, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            cut += 1;
            reject(new ProviderError('aborted', 'cut'));
          });
        }),
    });
    const run = gateway.askAll(many(10), () => undefined, { stage: 'elicit', total: 10, signal: abort.signal });
    setTimeout(() => abort.abort(new Error('stop it')), 20);
    await expect(run).rejects.toThrow('stop it');
    expect(cut).toBe(4);
    expect(stored.size).toBe(0);
    expect(gateway.failures()).toEqual([]);
  });
});

describe('the budget', () => {
  const prices = { m: { inputUsd: 0, outputUsd: 1000 } };

  it('in calls is never exceeded, and counts what was spent before', async () => {
    const { gateway, requests } = room({ budget: { calls: 5 }, spent: { calls: 2, usd: 0 } });
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, (_, replicate) => gateway.ask(call({ replicate }), never)),
    );
    expect(requests).toHaveLength(3);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
    expect(gateway.failures()[0]).toMatchObject({
      reason: 'quota',
      count: 6,
      example: expect.stringContaining('5 calls is used up'),
    });
  });

  it('in dollars is never exceeded, and what is left is told', async () => {
    // A call costs 20 tokens at $1000 a million: two cents.
    const { gateway, requests, stored } = room({ accounts: { one: { prices } }, budget: { usd: 0.1 } });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, replicate) =>
        gateway.ask(call({ replicate, sampling: { maxTokens: 20 } }), never),
      ),
    );
    const spent = [...stored.values()].reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
    expect(requests).toHaveLength(5);
    expect(spent).toBeCloseTo(0.1, 10);
    expect(outcomes.filter(({ ok }) => !ok)).toHaveLength(7);
    expect(gateway.failures()[0]?.example).toContain('$0.1 has $0.0000 left');
  });

  it('does not stop for failed calls, which cost nothing', async () => {
    const { gateway } = room({
      accounts: { one: { prices } },
      budget: { usd: 0.03 },
      answer: (_request, _signal, nth) => {
        if (nth === 1) throw new ProviderError('bad-request', 'no');
        return generation('honesty');
      },
    });
    await gateway.ask(call({ sampling: { maxTokens: 20 } }), never);
    expect(await gateway.ask(call({ replicate: 1, sampling: { maxTokens: 20 } }), never)).toMatchObject({ ok: true });
  });

  it('in dollars keeps a remote model without a price from being asked, and a local one not', async () => {
    const { gateway, requests } = room({
      accounts: { one: {}, here: { capabilities: { local: true } } },
      budget: { usd: 1 },
    });
    expect(await gateway.ask(call(), never)).toMatchObject({
      ok: false,
      error: { reason: 'quota', message: expect.stringContaining('price') },
    });
    expect(requests).toEqual([]);
    expect(await gateway.ask(call({ ref: 'here/m' }), never)).toMatchObject({ ok: true, response: { costUsd: 0 } });
  });
});

describe('a replay', () => {
  it('answers from the store and asks nobody', async () => {
    const { gateway, stored } = room();
    await gateway.ask(call(), never);
    const again = room({ stored, replay: true });
    expect(await again.gateway.ask(call(), never)).toMatchObject({ ok: true, cached: true });
    expect(await again.gateway.ask(call({ replicate: 1 }), never)).toMatchObject({
      ok: false,
      error: { reason: 'not-found', message: expect.stringContaining('replay asks no model') },
    });
    expect(again.requests).toEqual([]);
  });
});

describe('secrets', () => {
  it('never reach the store, an error or its cause', async () => {
    const { gateway, stored, secrets } = room({
      answer: (_request, _signal, nth) => {
        if (nth === 1) return generation('your key is sk-secret-1', { modelRevision: 'sk-secret-1' });
        throw new ProviderError('auth', 'Bearer sk-secret-1 is wrong', {
          cause: { headers: 'sk-secret-1' },
          hint: 'check sk-secret-1',
        });
      },
    });
    secrets.register('KEY', 'sk-secret-1');
    await gateway.ask(call(), never);
    const failed = await gateway.ask(call({ replicate: 1 }), never);
    expect(JSON.stringify([...stored.values()])).not.toContain('sk-secret-1');
    if (failed.ok) throw new Error('should have failed');
    const { error } = failed;
    expect([error.message, error.hint, String(error.stack), JSON.stringify(error.cause ?? null)].join()).not.toContain(
      'sk-secret-1',
    );
    expect(error.message).toContain('${env:KEY}');
  });
});

describe('vectors', () => {
  it('are asked for once a text, and kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'valuelex-vectors-'));
    try {
      const asked: string[][] = [];
      const provider = {
        embed: async ({ texts }: { texts: readonly string[] }) => {
          asked.push([...texts]);
          return {
            vectors: texts.map((text) => [text.length, 0.1 + 0.2]),
            modelRevision: null,
            usage: { inputTokens: 1, outputTokens: null },
          };
        },
      };
      const first = room({ accounts: { one: { provider } }, vectors: folder });
      const [a, b, c] = await first.gateway.embed('one/e', ['honesty', 'care', 'honesty'], never);
      expect(a).toEqual(Float64Array.of(7, 0.30000000000000004));
      expect(b?.[0]).toBe(4);
      expect(c).toEqual(a);
      expect(asked).toEqual([['honesty', 'care']]);

      const second = room({ accounts: { one: { provider } }, vectors: folder, replay: true });
      expect(await second.gateway.embed('one/e', ['care'], never)).toEqual([b]);
      await expect(second.gateway.embed('one/e', ['new'], never)).rejects.toMatchObject({ reason: 'not-found' });
      expect(asked).toHaveLength(1);
      expect(await readdir(folder)).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
