import type { Plan } from '@valuelex/engine';
import { describeDiagnostics } from './factor-text.ts';
import { counted } from './plural.ts';
import { textTable } from './text-table.ts';

/** What a run would ask and cost, and what its design cannot tell. */
export function describePlan(plan: Plan): string {
  const money = (usd: number | null): string => (usd === null ? 'unknown' : usd.toFixed(2));
  const guessed = plan.calls.some((row) => row.guessed);
  return [
    `${plan.study}${plan.simulated ? ' (simulated)' : ''}: ${counted(plan.models, 'model')} in ${counted(plan.families, 'family', 'families')}; ${
      plan.prompts === 0
        ? 'the taxonomy is given: no values are elicited'
        : `${counted(plan.respondents, 'respondent')} × ${counted(plan.prompts, 'prompt')} × ${counted(plan.replicates, 'replicate')}`
    }`,
    textTable(
      ['stage', 'account', 'calls', 'input tokens', 'output tokens', 'USD'],
      [
        ...plan.calls.map((row) => [`${row.stage}${row.guessed ? ' *' : ''}`, row.account, row.calls, row.inputTokens, row.outputTokens, money(row.usd)]),
        ['total', '', plan.total.calls, plan.total.inputTokens, plan.total.outputTokens, money(plan.total.usd)],
      ],
    ),
    guessed ? '* a guess: how many items there are depends on the taxonomy that is found' : '',
    describeDiagnostics(plan.warnings),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
