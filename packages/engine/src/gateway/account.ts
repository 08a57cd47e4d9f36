import type { ModelProvider, ModelProviderCapabilities } from '@valuelex/core';
import type { z } from 'zod';
import type { limitsSchema } from '../config/study-config.ts';
import type { Price, PriceList } from '../prices/price-table.ts';
import type { MadeBy } from '../study/artefact-store.ts';

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
  /** As the config has them, by model or `*`. */
  readonly prices: Readonly<Record<string, Price>>;
  /** The vendor's list prices, where the account is at a vendor whose prices are known. */
  readonly listed?: PriceList;
}

/** `account/model`, split at the first slash. */
export function splitRef(ref: string): { readonly account: string; readonly model: string } {
  const slash = ref.indexOf('/');
  return { account: ref.slice(0, slash), model: ref.slice(slash + 1) };
}

/** What a price is looked up by. */
export type PricedAccount = Pick<Account, 'prices' | 'capabilities'> & Partial<Pick<Account, 'listed'>>;

/** What a model costs: as the config prices it by name or by `*`, nothing on one's own machine, else the list price; null when unknown. */
export function priceOf(account: PricedAccount, model: string): Price | null {
  const priced = account.prices[model] ?? account.prices['*'];
  if (priced !== undefined) return priced;
  if (isLocal(account)) return { inputUsd: 0, outputUsd: 0 };
  return account.listed?.(model) ?? null;
}

/** Whether answers come from one's own machine, as the provider tells by its config, or from none. */
export function isLocal({ capabilities }: Pick<PricedAccount, 'capabilities'>): boolean {
  return capabilities.local || capabilities.simulated;
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
