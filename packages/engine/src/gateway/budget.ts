import { ProviderError } from '@valuelex/core';
import type { ListedPrice, Price } from '../prices/price-table.ts';
import { costOf, splitRef } from './account.ts';

/** Bounds of what may be spent. */
export interface BudgetCap {
  readonly usd?: number | undefined;
  readonly calls?: number | undefined;
}

export interface BudgetLimits extends BudgetCap {
  readonly allowUnpriced: boolean;
  /** By account. */
  readonly perProvider?: Readonly<Record<string, BudgetCap>>;
  /** By `account/model`. */
  readonly perModel?: Readonly<Record<string, BudgetCap>>;
}

interface Amount {
  readonly calls: number;
  readonly usd: number;
}

/** What was spent before this run: recomputed from the stored rows. */
export interface Spent extends Amount {
  /** By `account/model`. */
  readonly byModel?: ReadonlyMap<string, Amount>;
}

/** Money and calls set aside for a call that is under way. */
export interface Reservation {
  /** Replaces the estimate by what the call cost; null when it was not answered, or its cost is unknown. */
  settle(answered: boolean, usd: number | null): void;
}

/** What a budget still allows; null where it sets no bound. */
export interface BudgetLeft {
  /** As in the config: `budget`, `budget.perProvider.openai`. */
  readonly name: string;
  readonly covers: (ref: string) => boolean;
  readonly usd: number | null;
  readonly calls: number | null;
}

/** One bound with what was spent and set aside under it. */
interface Part {
  readonly name: string;
  readonly covers: (ref: string) => boolean;
  readonly cap: BudgetCap;
  calls: number;
  usd: number;
  reservedCalls: number;
  reservedUsd: number;
}

/** Tokens of an answer whose length is not limited, until answers have been seen. */
const firstGuess = { plain: 512, reasoning: 4096 };

/** Keeps a study below its budget: the expected cost of what is under way counts as spent. */
export class Budget {
  readonly #parts: readonly Part[];
  readonly #allowUnpriced: boolean;
  readonly #partsOf = new Map<string, readonly Part[]>();
  #refusal: string | null = null;
  #longest = 0;
  #waiting: (() => void)[] = [];

  constructor({ usd, calls, allowUnpriced, perProvider = {}, perModel = {} }: BudgetLimits, spent: Spent) {
    this.#allowUnpriced = allowUnpriced;
    const part = (name: string, cap: BudgetCap, covers: Part['covers'], before: Amount): Part => ({
      name,
      cap,
      covers,
      ...before,
      reservedCalls: 0,
      reservedUsd: 0,
    });
    const under = (name: string, cap: BudgetCap, covers: Part['covers']): Part => {
      const before = [...(spent.byModel ?? [])].filter(([ref]) => covers(ref)).map(([, amount]) => amount);
      return part(name, cap, covers, {
        calls: before.reduce((sum, row) => sum + row.calls, 0),
        usd: before.reduce((sum, row) => sum + row.usd, 0),
      });
    };
    this.#parts = [
      part('budget', { usd, calls }, () => true, { calls: spent.calls, usd: spent.usd }),
      ...Object.entries(perProvider).map(([key, cap]) => under(`budget.perProvider.${key}`, cap, (ref) => splitRef(ref).account === key)),
      ...Object.entries(perModel).map(([key, cap]) => under(`budget.perModel.${key}`, cap, (ref) => ref === key)),
    ].filter(({ cap }) => cap.usd !== undefined || cap.calls !== undefined);
  }

  /** Why the first call was refused for want of room; null while none was. */
  get refusal(): string | null {
    return this.#refusal;
  }

  /** What every bound leaves. */
  left(): readonly BudgetLeft[] {
    return this.#parts.map(({ name, covers, cap, usd, calls }) => ({
      name,
      covers,
      usd: cap.usd === undefined ? null : Math.max(0, cap.usd - usd),
      calls: cap.calls === undefined ? null : Math.max(0, cap.calls - calls),
    }));
  }

  /**
   * Sets aside what a call is expected to cost. While others are under way whose true cost may leave room, it waits.
   * @throws ProviderError `quota` when there is no room, or the price is unknown although money is limited.
   */
  async reserve(
    ref: string,
    price: (Price & Partial<Pick<ListedPrice, 'reasons'>>) | null,
    inputCharacters: number,
    maxTokens: number | undefined,
  ): Promise<Reservation> {
    const parts = this.#of(ref);
    const money = parts.find(({ cap }) => cap.usd !== undefined);
    if (money !== undefined && price === null && !this.#allowUnpriced) {
      throw new ProviderError('quota', `the price of ${ref} is unknown and ${money.name}.usd is set, so it is not asked`, {
        hint: 'give its prices under the account, or set budget.allowUnpriced',
      });
    }
    // Three characters a token is an upper guess for most tokenizers and languages.
    const usage = {
      inputTokens: Math.ceil(inputCharacters / 3),
      outputTokens: maxTokens ?? Math.max(price?.reasons === true ? firstGuess.reasoning : firstGuess.plain, 2 * this.#longest),
    };
    const expected = costOf(price, usage) ?? 0;
    for (let full = parts.find((part) => !fits(part, expected)); full !== undefined; full = parts.find((part) => !fits(part, expected))) {
      if (full.reservedCalls === 0) throw this.#refuse(full, expected);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    for (const part of parts) {
      part.reservedCalls += 1;
      part.reservedUsd += expected;
    }
    return {
      settle: (answered, usd) => {
        for (const part of parts) {
          part.reservedCalls -= 1;
          part.reservedUsd -= expected;
          if (!answered) continue;
          part.calls += 1;
          part.usd += usd ?? expected;
        }
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const wake of waiting) wake();
      },
    };
  }

  /** Learns how long answers are. */
  saw(outputTokens: number | null): void {
    if (outputTokens !== null && outputTokens > this.#longest) this.#longest = outputTokens;
  }

  #of(ref: string): readonly Part[] {
    let parts = this.#partsOf.get(ref);
    if (parts === undefined) {
      parts = this.#parts.filter(({ covers }) => covers(ref));
      this.#partsOf.set(ref, parts);
    }
    return parts;
  }

  #refuse({ name, cap, usd, calls }: Part, expected: number): ProviderError {
    const of = name === 'budget' ? "the study's budget" : name;
    const isCalls = cap.calls !== undefined && calls >= cap.calls;
    const message = isCalls
      ? `${of} of ${cap.calls} calls is used up`
      : `${of} of $${cap.usd} has $${Math.max(0, (cap.usd ?? 0) - usd).toFixed(4)} left, and the next call may cost $${expected.toFixed(4)}`;
    this.#refusal ??= message;
    return new ProviderError('quota', message, {
      hint: isCalls
        ? `raise ${name}.calls and run again: what is answered is kept`
        : `raise ${name}.usd, or limit sampling.maxTokens, and run again: what is answered is kept`,
    });
  }
}

function fits({ cap, calls, usd, reservedCalls, reservedUsd }: Part, expected: number): boolean {
  return (
    (cap.calls === undefined || calls + reservedCalls < cap.calls) &&
    (cap.usd === undefined || expected === 0 || usd + reservedUsd + expected <= cap.usd)
  );
}
