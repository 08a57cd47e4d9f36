import type { Account } from '../gateway/account.ts';
import { costOf, priceOf, splitRef } from '../gateway/account.ts';
import type { Answered } from './answered.ts';
import { tokensOfCall } from './call-tokens.ts';
import type { CallKind } from './call-tokens.ts';
import { secondsOf } from './duration.ts';
import type { Estimate } from './estimate.ts';
import { nothing, plus, times } from './estimate.ts';
import type { Observed } from './observed.ts';
import type { PlannedStage, Slice } from './slices.ts';
import { plannedStages } from './slices.ts';

/** What is planned, and what is left of it. Tokens, cost and time are of the calls that are left. */
export interface PlannedAmount {
  readonly calls: number;
  /** Stored already. */
  readonly answered: number;
  readonly left: number;
  readonly inputTokens: Estimate;
  readonly outputTokens: Estimate;
  /** US dollars; null where a price is unknown. */
  readonly usd: Estimate | null;
  /** The number of calls itself is a guess, since it depends on a taxonomy that is yet to be found. */
  readonly guessed: boolean;
}

/** Calls of one stage to one model. */
export interface PlannedCalls extends PlannedAmount {
  readonly stage: PlannedStage;
  readonly account: string;
  /** As the account calls it. */
  readonly model: string;
  /** Its answers hold reasoning that is billed and not seen. */
  readonly reasons: boolean;
}

/** Adds up slices by stage and model, prices them and takes off what is stored. */
export function plannedCalls(
  slices: readonly Slice[],
  accounts: ReadonlyMap<string, Account>,
  answered: Answered,
  observed: Observed,
): readonly PlannedCalls[] {
  const rows = new Map<string, PlannedCalls>();
  // Calls whose text rests on other answers cannot be looked up: what is stored for their purpose is taken off the first that are planned.
  const unspent = new Map<string, number>();
  for (const slice of slices) {
    if (slice.calls === 0) continue;
    const { stage, ref, calls, guessed, callAt } = slice;
    const id = `${stage} ${ref}`;
    const { account: key, model } = splitRef(ref);
    const account = accounts.get(key);
    const reasons = account?.listed?.(model)?.reasons === true;
    const kept = unspent.get(id) ?? observed.stored(ref, purposeOf(stage));
    const stored = callAt === undefined ? Math.min(calls, kept) : answered.of(slice);
    if (callAt === undefined) unspent.set(id, kept - stored);
    const left = calls - stored;
    const tokens = tokensOfCall({ ref, purpose: purposeOf(stage), characters: slice.characters, maxTokens: slice.maxTokens, reasons }, observed);
    const row = {
      stage,
      account: key,
      model,
      reasons,
      calls,
      answered: stored,
      left,
      inputTokens: times(tokens.input, left),
      outputTokens: times(tokens.output, left),
      guessed,
    };
    const usd = account === undefined ? null : cost(account, model, row);
    const before = rows.get(id);
    rows.set(id, before === undefined ? { ...row, usd } : { ...row, ...sumOf([before, { ...row, usd }]) });
  }
  const inOrder = [...rows.values()].sort((a, b) => plannedStages.indexOf(a.stage) - plannedStages.indexOf(b.stage));
  return inOrder.map((row) => ({ ...row, answered: Math.round(row.answered), left: row.calls - Math.round(row.answered) }));
}

/** Amounts as one. */
export function sumOf(rows: readonly PlannedAmount[]): PlannedAmount {
  return rows.reduce<PlannedAmount>(
    (a, b) => ({
      calls: a.calls + b.calls,
      answered: a.answered + b.answered,
      left: a.left + b.left,
      inputTokens: plus(a.inputTokens, b.inputTokens),
      outputTokens: plus(a.outputTokens, b.outputTokens),
      usd: a.usd === null || b.usd === null ? null : plus(a.usd, b.usd),
      guessed: a.guessed || b.guessed,
    }),
    { calls: 0, answered: 0, left: 0, inputTokens: nothing, outputTokens: nothing, usd: nothing, guessed: false },
  );
}

/** Seconds of a stage at an account. */
export function secondsAt(rows: readonly PlannedCalls[], account: Account, observed: Observed): Estimate {
  const { left, inputTokens, outputTokens } = sumOf(rows);
  return secondsOf({ calls: left, tokens: plus(inputTokens, outputTokens), reasons: rows.some(({ reasons }) => reasons) }, account, observed);
}

function purposeOf(stage: PlannedStage): CallKind['purpose'] {
  return stage === 'control-placebo' || stage === 'control-null' ? 'elicit' : stage;
}

/** Input from the vendor's cache is the least that may be asked. */
function cost(account: Account, model: string, { inputTokens, outputTokens }: Pick<PlannedAmount, 'inputTokens' | 'outputTokens'>): Estimate | null {
  const price = priceOf(account, model);
  if (price === null) return null;
  const at = (bound: keyof Estimate, inputUsd: number): number =>
    costOf({ ...price, inputUsd }, { inputTokens: inputTokens[bound], outputTokens: outputTokens[bound] }) ?? 0;
  return { expected: at('expected', price.inputUsd), low: at('low', price.cachedInputUsd ?? price.inputUsd), high: at('high', price.inputUsd) };
}
