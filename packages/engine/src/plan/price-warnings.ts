import type { Diagnostic } from '@valuelex/core';
import type { StudyConfig } from '../config/study-config.ts';
import type { PlannedCalls } from './planned-calls.ts';

/**
 * Models whose price is unknown: under a budget in money they are refused, unless that is allowed.
 * @param oldSince the date of list prices that are out of date and were used; null where none were
 */
export function priceWarnings(calls: readonly PlannedCalls[], budget: StudyConfig['budget'], oldSince: string | null): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const unpriced = [...new Set(calls.filter(({ usd, left }) => usd === null && left > 0).map(({ account, model }) => `${account}/${model}`))];
  if (unpriced.length > 0) {
    const names = unpriced.slice(0, 3).join(', ') + (unpriced.length > 3 ? ` and ${unpriced.length - 3} more` : '');
    const refused = limitsMoney(budget) && !budget.allowUnpriced;
    warnings.push(
      refused
        ? {
            code: 'unpriced',
            severity: 'error',
            message: `The price of ${names} is unknown and the budget limits money: the study is not run. Give prices under the account, or set budget.allowUnpriced.`,
          }
        : { code: 'unpriced', severity: 'warning', message: `The price of ${names} is unknown: the cost is not estimated.` },
    );
  }
  if (oldSince !== null) {
    warnings.push({
      code: 'prices-old',
      severity: 'warning',
      message: `The list prices are of ${oldSince}, more than six months ago: vendors may ask something else by now. Prices of your own go under the account, as prices: { <model>: { inputUsd, outputUsd } }.`,
    });
  }
  return warnings;
}

/** Whether any part of a budget is in money. */
export function limitsMoney({ usd, perProvider, perModel }: Pick<StudyConfig['budget'], 'usd' | 'perProvider' | 'perModel'>): boolean {
  return usd !== undefined || [...Object.values(perProvider), ...Object.values(perModel)].some((cap) => cap.usd !== undefined);
}
