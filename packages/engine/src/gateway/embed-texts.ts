import type { ModelProvider } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import { costOf, priceOf, splitRef } from './account.ts';
import type { AskedAccount, Stops } from './asked-account.ts';
import type { Budget } from './budget.ts';
import type { VectorCache } from './vector-cache.ts';

/** Texts in one request for vectors. */
const batchSize = 64;

/** Vectors of texts, in order; what the study has not yet is asked for, a batch at a time, and kept. */
export async function embedTexts(
  account: AskedAccount,
  ref: string,
  texts: readonly string[],
  stops: Stops,
  { budget, vectors, mayAsk }: { readonly budget: Budget; readonly vectors: VectorCache; readonly mayAsk: boolean },
): Promise<readonly Float64Array[]> {
  const { model } = splitRef(ref);
  const missing = await vectors.missing(ref, texts);
  for (let from = 0; from < missing.length; from += batchSize) {
    if (!mayAsk) throw notStored(`a vector of ${ref}`);
    const batch = missing.slice(from, from + batchSize);
    const embed = embedderOf(account, ref);
    const characters = lengthOf(batch);
    const price = priceOf(account.facts, model);
    const reservation = await budget.reserve(ref, price, characters, 0);
    let cost: number | null = null;
    let answered = false;
    try {
      const { value } = await account.carryOut(
        { ref, purpose: ref, tokens: characters / 4, attempt: (signal) => embed({ model, texts: batch }, signal) },
        stops,
      );
      cost = costOf(price, { inputTokens: value.usage.inputTokens, outputTokens: 0 });
      answered = true;
      await vectors.keep(ref, batch, value.vectors, value.modelRevision);
    } finally {
      reservation.settle(answered, cost);
    }
  }
  return vectors.get(ref, texts);
}

function embedderOf({ facts }: AskedAccount, ref: string): NonNullable<ModelProvider['embed']> {
  const embed = facts.provider.embed?.bind(facts.provider);
  if (facts.capabilities.embeddings && embed !== undefined) return embed;
  throw new ProviderError('bad-request', `${facts.madeBy.plugin} gives no vectors`, {
    hint: `choose another account for ${ref}`,
  });
}

/** The failure of a replay that finds something missing. */
export function notStored(what: string): ProviderError {
  return new ProviderError('not-found', `${what} is not in the store, and a replay asks no model`, {
    hint: 'run once without --replay',
  });
}

/** Characters of some texts in all. */
export function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
