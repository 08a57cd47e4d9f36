import type { Response } from '@valuelex/core';
import type { ReportAnswer, ReportModel } from './report-document.ts';
import { toAnswer } from './to-answer.ts';

/** What a reader traces numbers to: judgements and the like stay in the store. */
const shown: ReadonlySet<Response['purpose']> = new Set(['elicit', 'assess']);

export interface CollectedAnswers {
  readonly answers: readonly ReportAnswer[];
  /** Answers of these purposes that are stored. */
  readonly stored: number;
  /** Model → what its answers cost, whatever they were asked for. */
  readonly spent: ReadonlyMap<string, ReportModel['spent']>;
}

/**
 * Answers up to a size, evenly over models and purposes: of each, the first that fit into its share. Memory is that of what is kept.
 * @param bytes about how much JSON they may take
 */
export async function collectAnswers(responses: AsyncIterable<Response>, models: number, bytes: number, signal?: AbortSignal): Promise<CollectedAnswers> {
  const share = bytes / Math.max(1, 2 * models);
  const kept = new Map<string, { size: number; answers: ReportAnswer[] }>();
  const spent = new Map<string, { responses: number; costUsd: number; unpriced: number }>();
  let stored = 0;
  for await (const response of responses) {
    signal?.throwIfAborted();
    const sum = spent.get(response.model) ?? { responses: 0, costUsd: 0, unpriced: 0 };
    spent.set(response.model, sum);
    sum.responses += 1;
    if (response.costUsd === null) sum.unpriced += 1;
    else sum.costUsd += response.costUsd;
    if (!shown.has(response.purpose)) continue;
    stored += 1;
    const place = `${response.purpose} ${response.model}`;
    const own = kept.get(place) ?? { size: 0, answers: [] };
    kept.set(place, own);
    if (own.size >= share) continue;
    const answer = toAnswer(response);
    own.size += answer.text.length + answer.question.length + 200;
    own.answers.push(answer);
  }
  return { answers: [...kept.values()].flatMap(({ answers }) => answers), stored, spent };
}
