import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ProviderError } from '@valuelex/core';
import { capabilities } from '../../__fixtures__/gateway-room.ts';
import { SecretRegistry } from '../../config/secrets.ts';
import { AskedAccount } from '../asked-account.ts';

const start = 1_700_000_000_000;
beforeEach(() => {
  jest.useFakeTimers({ now: start });
});
afterEach(() => {
  jest.useRealTimers();
});

const seconds = (): number => (Date.now() - start) / 1000;

/** Asks an account of three models as many questions as are wanted, sixteen at a time, until all are settled. */
async function ask(calls: number, answer: (tries: number) => void, signal = new AbortController().signal) {
  const account = new AskedAccount(
    {
      key: 'one',
      provider: { generate: () => Promise.reject(new Error('not asked here')) },
      capabilities,
      madeBy: { plugin: '@valuelex/provider-test', version: '1.0.0' },
      options: {},
      limits: { concurrency: 16, timeoutSeconds: 60, attempts: 2 },
      prices: {},
    },
    { now: () => Date.now() },
    new SecretRegistry(),
    { seed: 1 },
  );
  const seen = { tries: [] as number[], answered: 0, failed: 0, stopped: 0, seconds: 0 };
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < calls && !signal.aborted) {
      const n = next++;
      const ref = `one/m${n % 3}`;
      const attempt = async (): Promise<void> => {
        seen.tries.push(seconds());
        await new Promise((resolve) => setTimeout(resolve, 500));
        answer(seen.tries.length);
      };
      try {
        account.throwIfRefused(ref);
        await account.carryOut({ ref, purpose: String(n), tokens: 1, attempt }, { ask: signal, cut: signal });
        seen.answered += 1;
      } catch (error) {
        if (ProviderError.is(error)) seen.failed += 1;
        else seen.stopped += 1;
      }
    }
  };
  const all = Promise.all(Array.from({ length: 16 }, worker));
  void all.then(() => (seen.seconds = seconds()));
  while (seen.seconds === 0) await jest.advanceTimersByTimeAsync(250);
  await all;
  return seen;
}

const unreachable = new ProviderError('network', 'connection refused');

describe('a server that cannot be reached for a while', () => {
  it('is asked by one call per cool-down, and then goes on with nearly all', async () => {
    const isDown = (): boolean => seconds() > 3 && seconds() < 100;
    const seen = await ask(1000, () => {
      if (isDown()) throw unreachable;
    });
    // Lost are those that were at the server when it went, and none that came later.
    expect(seen.answered + seen.failed).toBe(1000);
    expect(seen.failed).toBeLessThanOrEqual(16);
    const probes = seen.tries.filter((at) => at > 15 && at < 100);
    expect(probes.length).toBeLessThanOrEqual(3);
    expect(seen.tries.filter((at) => at > 100 && at < 130).length).toBeGreaterThan(0);
  });

  it('is asked again at once when it refuses by a status: it is there', async () => {
    const seen = await ask(300, () => {
      if (seconds() > 3 && seconds() < 20) throw unreachable;
      if (seconds() >= 20 && seconds() < 24) throw new ProviderError('overloaded', 'starting', { status: 503 });
    });
    expect(seen.seconds).toBeLessThan(60);
  });
});

describe('a server that is gone for good', () => {
  it('is given up after six calls in five minutes, and everything else fails at once', async () => {
    const seen = await ask(5000, () => {
      if (seconds() > 3) throw unreachable;
    });
    expect(seen.answered + seen.failed).toBe(5000);
    expect(seen.tries.filter((at) => at > 15).length).toBe(6);
    expect(seen.seconds).toBeGreaterThan(285);
    expect(seen.seconds).toBeLessThan(300);
  });

  it('is not waited for where it never answered', async () => {
    const seen = await ask(5000, () => {
      throw unreachable;
    });
    expect(seen).toMatchObject({ answered: 0, failed: 5000 });
    expect(seen.seconds).toBeLessThan(10);
  });

  it('is not waited for where waiting mends nothing', async () => {
    const seen = await ask(5000, (tries) => {
      if (tries > 100) throw new ProviderError('auth', 'key revoked', { status: 401 });
    });
    expect(seen.seconds).toBeLessThan(10);
  });
});

it('those who wait stop when the run does', async () => {
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error('enough')), 40_000);
  const seen = await ask(
    5000,
    () => {
      if (seconds() > 3) throw unreachable;
    },
    abort.signal,
  );
  expect(seen.stopped).toBe(16);
  expect(seen.seconds).toBeLessThan(41);
  expect(jest.getTimerCount()).toBe(0);
});
