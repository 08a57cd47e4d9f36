import type { Diagnostic } from '@valuelex/core';
import type { Budget } from '../gateway/budget.ts';
import type { PlannedCalls } from './planned-calls.ts';
import { sumOf } from './planned-calls.ts';

/** Budgets that will not do for what is left: the run will stop short, and go on when they are raised. */
export function budgetWarnings(budget: Pick<Budget, 'left'>, calls: readonly PlannedCalls[]): Diagnostic[] {
  return budget.left().flatMap(({ name, covers, usd, calls: callsLeft }): Diagnostic[] => {
    const { left, usd: cost } = sumOf(calls.filter(({ account, model }) => covers(`${account}/${model}`)));
    const over: string[] = [];
    if (callsLeft !== null && left > callsLeft) over.push(`${left} calls are left to ask, and ${name}.calls leaves room for ${callsLeft}`);
    if (usd !== null && cost !== null && cost.high > usd) {
      const surely = cost.expected > usd;
      over.push(`what is left ${surely ? 'is expected to cost' : 'may cost up to'} $${(surely ? cost.expected : cost.high).toFixed(2)}, and ${name}.usd leaves $${usd.toFixed(2)}`);
    }
    return over.map((message) => ({ code: 'over-budget', severity: 'warning', message: `${message}: the run would stop there, keep what it has and say what is left.` }));
  });
}
