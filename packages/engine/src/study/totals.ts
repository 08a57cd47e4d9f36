import type { Response, ResponseStore, RunTotals } from '@valuelex/core';
import type { Spent } from '../gateway/budget.ts';

export const noTotals: RunTotals = { responses: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 };

/** Totals from the rows themselves, never from a counter that may have missed some. */
export async function totalsOf(store: ResponseStore, each?: (response: Response) => void): Promise<RunTotals> {
  let { responses, inputTokens, outputTokens, costUsd, unpriced } = noTotals;
  for await (const response of store.stream()) {
    responses += 1;
    inputTokens += response.usage.inputTokens ?? 0;
    outputTokens += response.usage.outputTokens ?? 0;
    if (response.costUsd === null) unpriced += 1;
    else costUsd += response.costUsd;
    each?.(response);
  }
  return { responses, inputTokens, outputTokens, costUsd, unpriced };
}

/** What the stored answers cost, in all and by model. An answer whose price is not known counts as a call alone. */
export async function spentOf(store: ResponseStore): Promise<Spent> {
  const byModel = new Map<string, { calls: number; usd: number }>();
  const { responses, costUsd } = await totalsOf(store, ({ account, model, costUsd: usd }) => {
    const ref = `${account}/${model}`;
    const row = byModel.get(ref) ?? { calls: 0, usd: 0 };
    row.calls += 1;
    row.usd += usd ?? 0;
    byModel.set(ref, row);
  });
  return { calls: responses, usd: costUsd, byModel };
}
