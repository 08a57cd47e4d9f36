import type { Response, ResponseStore } from '@valuelex/core';
import type { Estimate } from './estimate.ts';

/** What stored answers tell of answers to come. */
export interface Observed {
  /** Tokens of an answer of a model to questions of a purpose; undefined where too few are stored. */
  outputTokens(ref: string, purpose: Response['purpose']): Estimate | undefined;
  inputTokens(ref: string, purpose: Response['purpose']): Estimate | undefined;
  /** Seconds of a call at an account. */
  latency(account: string): Estimate | undefined;
  /** Answers of a model to questions of a purpose that are stored; 0 where the store is too large to be read through. */
  stored(ref: string, purpose: Response['purpose']): number;
}

/** Rows whose lengths are looked at: enough for a mean. */
const rowsMeasured = 2000;
/** Rows of a store that is read through. */
const mostRead = 50_000;
const fewest = 20;
/** A mean is never trusted closer than this. */
const leastMargin = 0.1;

/** Reads a store, or the first rows of a large one. */
export async function observe(store: Pick<ResponseStore, 'stream' | 'count'>): Promise<Observed> {
  const output = new Map<string, number[]>();
  const input = new Map<string, number[]>();
  const latency = new Map<string, number[]>();
  const stored = new Map<string, number>();
  const put = (into: Map<string, number[]>, key: string, value: number): void => {
    const values = into.get(key);
    if (values === undefined) into.set(key, [value]);
    else values.push(value);
  };
  const count = await store.count();
  if (count > 0) {
    let read = 0;
    for await (const { account, model, purpose, usage, latencyMs } of store.stream()) {
      const ref = `${account}/${model}`;
      if (count <= mostRead) stored.set(`${purpose} ${ref}`, (stored.get(`${purpose} ${ref}`) ?? 0) + 1);
      if (++read > rowsMeasured) {
        if (count > mostRead) break;
        continue;
      }
      if (usage.outputTokens !== null) put(output, `${purpose} ${ref}`, usage.outputTokens);
      if (usage.inputTokens !== null) put(input, `${purpose} ${ref}`, usage.inputTokens);
      put(latency, account, latencyMs / 1000);
    }
  }
  return {
    outputTokens: (ref, purpose) => meanOf(output.get(`${purpose} ${ref}`)),
    inputTokens: (ref, purpose) => meanOf(input.get(`${purpose} ${ref}`)),
    latency: (account) => meanOf(latency.get(account)),
    stored: (ref, purpose) => stored.get(`${purpose} ${ref}`) ?? 0,
  };
}

/** The mean with two standard errors on either side. */
function meanOf(values: readonly number[] = []): Estimate | undefined {
  if (values.length < fewest) return undefined;
  const expected = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - expected) ** 2, 0) / (values.length - 1);
  const margin = Math.max(leastMargin * expected, 2 * Math.sqrt(variance / values.length));
  return { expected, low: Math.max(0, expected - margin), high: expected + margin };
}
