import type { Response } from '@valuelex/core';
import type { ReportModel } from '@valuelex/report-ui';

const minute = 60_000;

/** What is counted over everything that is stored. */
export interface Counts {
  /** All rows: judgements and controls too. */
  readonly responses: number;
  /** Answers that readers trace numbers to. */
  readonly answers: number;
  /** Model → what its rows cost, whatever they were asked for. */
  readonly spent: ReadonlyMap<string, ReportModel['spent']>;
  /** Rows that were stored in the last minute. */
  readonly lastMinute: number;
}

/** What a reader traces numbers to: judgements and the like stay in the store. */
export function isShown({ purpose }: Response): boolean {
  return purpose === 'elicit' || purpose === 'assess';
}

/** Counts row by row. */
export class Tally {
  #responses = 0;
  #answers = 0;
  readonly #spent = new Map<string, { responses: number; costUsd: number; unpriced: number }>();
  /** Times of the newest rows, in milliseconds since the epoch. */
  #recent: number[] = [];

  take(response: Response): void {
    const { model, costUsd, at } = response;
    this.#responses += 1;
    if (isShown(response)) this.#answers += 1;
    const spent = this.#spent.get(model) ?? { responses: 0, costUsd: 0, unpriced: 0 };
    this.#spent.set(model, spent);
    spent.responses += 1;
    if (costUsd === null) spent.unpriced += 1;
    else spent.costUsd += costUsd;
    const time = Date.parse(at);
    if (Date.now() - time < minute) this.#recent.push(time);
  }

  /** As it stands now. */
  counts(): Counts {
    const since = Date.now() - minute;
    this.#recent = this.#recent.filter((time) => time > since);
    const spent = new Map([...this.#spent].map(([model, sum]) => [model, { ...sum }]));
    return { responses: this.#responses, answers: this.#answers, spent, lastMinute: this.#recent.length };
  }
}
