import type { ModelProvider, ModelProviderCapabilities } from '@valuelex/core';
import type { z } from 'zod';
import type { limitsSchema } from '../config/study-config.ts';
import type { MadeBy } from '../study/artefact-store.ts';

/** US dollars per million tokens. */
export interface Price {
  readonly inputUsd: number;
  readonly outputUsd: number;
}

/** A provider as the config set it up: where models are asked, and under which limits. */
export interface Account {
  /** Its key under `providers`. */
  readonly key: string;
  readonly provider: ModelProvider;
  readonly capabilities: ModelProviderCapabilities;
  readonly madeBy: MadeBy;
  /** Its options, secrets replaced. */
  readonly options: unknown;
  readonly limits: z.output<typeof limitsSchema>;
  readonly prices: Readonly<Record<string, Price>>;
}

/** `account/model`, split at the first slash. */
export function splitRef(ref: string): { readonly account: string; readonly model: string } {
  const slash = ref.indexOf('/');
  return { account: ref.slice(0, slash), model: ref.slice(slash + 1) };
}

/** What a model costs: as priced by name or by `*`; nothing on one's own machine; null when unknown. */
export function priceOf(account: Pick<Account, 'prices' | 'capabilities'>, model: string): Price | null {
  const priced = account.prices[model] ?? account.prices['*'];
  if (priced !== undefined) return priced;
  return account.capabilities.local || account.capabilities.simulated ? { inputUsd: 0, outputUsd: 0 } : null;
}

/** US dollars; null when the price or a count is unknown and the price is not zero. */
export function costOf(
  price: Price | null,
  usage: { readonly inputTokens: number | null; readonly outputTokens: number | null },
): number | null {
  if (price === null) return null;
  if (price.inputUsd === 0 && price.outputUsd === 0) return 0;
  if (usage.inputTokens === null || usage.outputTokens === null) return null;
  return (usage.inputTokens * price.inputUsd + usage.outputTokens * price.outputUsd) / 1e6;
}
