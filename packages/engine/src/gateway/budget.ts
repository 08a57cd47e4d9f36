import { ProviderError } from '@valuelex/core';
import type { Price } from './account.ts';
import { costOf } from './account.ts';

export interface BudgetLimits {
  readonly usd?: number | undefined;
  readonly calls?: number | undefined;
  readonly allowUnpriced: boolean;
}

/** What was spent before this run: recomputed from the stored rows. */
export interface Spent {
  readonly calls: number;
  readonly usd: number;
}

/** Money and calls set aside for a call that is under way. */
export interface Reservation {
  /** Replaces the estimate by what the call cost; null when it was not answered, or its cost is unknown. */
  settle(answered: boolean, usd: number | null): void;
}

/** Tokens of an answer whose length is not limited, until answers have been seen. */
const firstGuess = 512;

/** Keeps a study below its budget: the expected cost of what is under way counts as spent. */
export class Budget {
  readonly #limits: BudgetLimits;
  #calls: number;
  #usd: number;
  #reservedCalls = 0;
  #reservedUsd = 0;
  #longest = 0;
  #waiting: (() => void)[] = [];

  constructor(limits: BudgetLimits, spent: Spent) {
    this.#limits = limits;
    this.#calls = spent.calls;
    this.#usd = spent.usd;
  }

  /**
   * Sets aside what a call is expected to cost. While others are under way whose true cost may leave room, it waits.
   * @throws ProviderError `quota` when there is no room, or the price is unknown although money is limited.
   */
  async reserve(
    ref: string,
    price: Price | null,
    inputCharacters: number,
    maxTokens: number | undefined,
  ): Promise<Reservation> {
    const { usd: limitUsd, calls: limitCalls, allowUnpriced } = this.#limits;
    if (limitUsd !== undefined && price === null && !allowUnpriced) {
      throw new ProviderError('quota', `the price of ${ref} is unknown and budget.usd is set, so it is not asked`, {
        hint: 'give its prices under the account, or set budget.allowUnpriced',
      });
    }
    // Three characters a token is an upper guess for most tokenizers and languages.
    const usage = {
      inputTokens: Math.ceil(inputCharacters / 3),
      outputTokens: maxTokens ?? Math.max(firstGuess, 2 * this.#longest),
    };
    const expected = costOf(price, usage) ?? 0;
    const fits = (): boolean =>
      (limitCalls === undefined || this.#calls + this.#reservedCalls < limitCalls) &&
      (limitUsd === undefined || expected === 0 || this.#usd + this.#reservedUsd + expected <= limitUsd);
    while (!fits()) {
      if (this.#reservedCalls === 0) throw this.#exhausted(expected);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#reservedCalls += 1;
    this.#reservedUsd += expected;
    return {
      settle: (answered, usd) => {
        this.#reservedCalls -= 1;
        this.#reservedUsd -= expected;
        if (answered) {
          this.#calls += 1;
          this.#usd += usd ?? expected;
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

  #exhausted(expected: number): ProviderError {
    const { usd, calls } = this.#limits;
    if (calls !== undefined && this.#calls >= calls) {
      return new ProviderError('quota', `the study's budget of ${calls} calls is used up`, {
        hint: 'raise budget.calls and run again',
      });
    }
    const left = Math.max(0, (usd ?? 0) - this.#usd);
    return new ProviderError(
      'quota',
      `the study's budget of $${usd} has $${left.toFixed(4)} left, and the next call may cost $${expected.toFixed(4)}`,
      { hint: 'raise budget.usd, or limit sampling.maxTokens, and run again: what is answered is kept' },
    );
  }
}
