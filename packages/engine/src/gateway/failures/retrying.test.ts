import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '@valuelex/core';
import { retrying } from './retrying.ts';

const never = new AbortController().signal;

/** Tries of a call whose first ones fail so. */
async function tries(attempts: number, failures: readonly ProviderError[]): Promise<{ made: number; failed?: unknown }> {
  let made = 0;
  const settings = { attempts, seed: 1, purpose: 'test', backoff: { baseMs: 0, maxMs: 0 }, hasAnswered: () => true };
  const attempt = async (nth: number): Promise<string> => {
    made = nth;
    const failure = failures[nth - 1];
    if (failure !== undefined) throw failure;
    return 'answer';
  };
  return retrying(attempt, settings, never).then(
    ({ attempts: counted }) => ({ made: counted }),
    (failed: unknown) => ({ made, failed }),
  );
}

const refused = new ProviderError('rate-limit', 'slow down', { retryAfterMs: 0 });
const down = new ProviderError('server', 'oops');
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('retrying', () => {
  it('bears four refusals for the rate for each try that is allowed', async () => {
    expect(await tries(2, times(7, refused))).toEqual({ made: 8 });
    expect(await tries(2, times(8, refused))).toEqual({ made: 8, failed: refused });
  });

  it('counts other failures apart from refusals', async () => {
    expect(await tries(2, [refused, down, refused])).toEqual({ made: 4 });
    expect(await tries(2, [refused, down, refused, down])).toEqual({ made: 4, failed: down });
  });

  it('stops at the third equal answer that cannot be understood, and not before', async () => {
    const bad = new ProviderError('invalid-response', 'no JSON');
    const other = new ProviderError('invalid-response', 'no text');
    expect(await tries(5, times(4, bad))).toEqual({ made: 3, failed: bad });
    expect(await tries(5, [bad, bad, other, bad])).toEqual({ made: 5 });
  });

  it('does not wait for a day', async () => {
    const tomorrow = new ProviderError('rate-limit', 'quota of the day', { retryAfterMs: 86_400_000 });
    expect(await tries(5, [tomorrow])).toEqual({ made: 1, failed: tomorrow });
  });
});
