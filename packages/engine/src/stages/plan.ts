import type { Diagnostic } from '@valuelex/core';
import type { Account } from '../gateway/account.ts';
import { findAnswered } from '../plan/answered.ts';
import { budgetWarnings } from '../plan/budget-warnings.ts';
import type { Estimate } from '../plan/estimate.ts';
import { atLeast, nothing, plus, rounded } from '../plan/estimate.ts';
import { observe } from '../plan/observed.ts';
import type { PlannedAmount, PlannedCalls } from '../plan/planned-calls.ts';
import { plannedCalls, secondsAt, sumOf } from '../plan/planned-calls.ts';
import { plannedTaxonomy } from '../plan/planned-taxonomy.ts';
import { priceWarnings } from '../plan/price-warnings.ts';
import { plannedStages, slicesOf } from '../plan/slices.ts';
import { loadPrompts } from '../prompts/load-prompts.ts';
import { shippedPrices } from '../prices/price-table.ts';
import type { OpenRun } from '../study/open-run.ts';
import { randomFor } from '../study/random.ts';
import { designWarnings } from './design-warnings.ts';

/** All calls of one account. */
export interface PlannedAccount extends PlannedAmount {
  readonly account: string;
  /** Seconds at its limits. */
  readonly seconds: Estimate;
}

/** What a run would ask, and what its design cannot support. */
export interface Plan {
  readonly study: string;
  readonly studyDir: string;
  readonly simulated: boolean;
  readonly models: number;
  readonly families: number;
  readonly respondents: number;
  readonly prompts: number;
  readonly replicates: number;
  /** By stage, account and model. */
  readonly calls: readonly PlannedCalls[];
  /** The same by account, in the order of the config; without those that are not asked. */
  readonly accounts: readonly PlannedAccount[];
  /** Accounts work side by side, stages one after the other. */
  readonly total: PlannedAmount & { readonly seconds: Estimate };
  /** There are so many calls that those answered were told from a sample. */
  readonly answeredIsEstimate: boolean;
  /** The list prices that were used, where any were. */
  readonly prices: { readonly date: string; readonly source: string; readonly old: boolean } | null;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Counts what a run would ask and what of it is left, from the plugins themselves. Asks no model, and makes no list of the calls: a million
 * of them are planned like a hundred.
 * @param now milliseconds since the epoch: against it the age of the price table is told
 */
export async function planStudy(run: OpenRun, now: number = Date.now()): Promise<Plan> {
  const { context } = run;
  const { config, respondents, store, gateway } = context;
  const elicits = config.taxonomy === undefined;
  const prompts = elicits ? await loadPrompts(config.elicit.prompts, 'values', context.configDir) : [];
  const accounts = new Map(run.accounts.map((account) => [account.key, account]));

  const slices = await slicesOf(run, await plannedTaxonomy(context));
  const observed = await observe(store);
  const answered = await findAnswered(slices, store, gateway, randomFor(config.seed, 'plan'));
  const calls = plannedCalls(slices, accounts, answered, observed);
  const seconds = (stage: string, account: Account): Estimate =>
    secondsAt(
      calls.filter((row) => row.stage === stage && row.account === account.key),
      account,
      observed,
    );

  const byAccount = run.accounts.flatMap((account): PlannedAccount[] => {
    const own = calls.filter((row) => row.account === account.key);
    if (own.length === 0) return [];
    return [{ account: account.key, ...whole(sumOf(own)), seconds: plannedStages.map((stage) => seconds(stage, account)).reduce(plus) }];
  });
  const labels = new Map(respondents.map(({ respondent }) => [respondent.model, respondent.traits.family]));
  const table = shippedPrices();
  const isListed = calls.some(({ account, model }) => usesListed(accounts.get(account), model));
  const total = {
    ...whole(sumOf(calls)),
    seconds: plannedStages
      .map((stage) => run.accounts.map((account) => seconds(stage, account)).reduce(atLeast, nothing))
      .reduce(plus),
  };
  return {
    study: config.study,
    studyDir: context.studyDir,
    simulated: context.simulated,
    models: labels.size,
    families: new Set([...labels.values()].filter((family) => family !== undefined)).size,
    respondents: elicits ? respondents.filter(({ respondent }) => respondent.role !== 'assess').length : 0,
    prompts: prompts.length,
    replicates: config.elicit.replicates,
    calls: calls.map((row) => ({ ...row, ...whole(row) })),
    accounts: byAccount,
    total,
    answeredIsEstimate: answered.sampled,
    prices: isListed ? { date: table.date, source: table.source, old: table.isOld(now) } : null,
    warnings: [
      ...run.notes,
      ...designWarnings(run, prompts),
      ...priceWarnings(calls, config.budget, isListed && table.isOld(now) ? table.date : null),
      ...budgetWarnings(run.budget, calls),
    ],
  };
}

/** Whether a model is priced from the list: not by the config, nor for being on one's own machine. */
function usesListed(account: Account | undefined, model: string): boolean {
  const listed = account?.listed?.(model);
  return listed != null && account?.prices[model] === undefined && account?.prices['*'] === undefined;
}

function whole(amount: PlannedAmount): PlannedAmount {
  const { calls, answered, left, usd, guessed } = amount;
  return { calls, answered, left, inputTokens: rounded(amount.inputTokens), outputTokens: rounded(amount.outputTokens), usd, guessed };
}
