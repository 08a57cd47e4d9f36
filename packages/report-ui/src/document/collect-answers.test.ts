import { describe, expect, it } from '@jest/globals';
import type { Response } from '@valuelex/core';
import { collectAnswers } from './collect-answers.ts';

const response = (model: string, purpose: Response['purpose'], costUsd: number | null): Response =>
  ({ key: `${model} ${purpose}`, model, purpose, costUsd, messages: [], text: 'x'.repeat(100), finishReason: 'stop', modelRevision: null, sampling: {}, replicate: 0 }) as unknown as Response;

async function* rows(): AsyncIterable<Response> {
  yield response('a', 'elicit', 0.25);
  yield response('a', 'control', 0.5);
  yield response('b', 'assess', null);
  yield response('a', 'assess', null);
  yield response('judge', 'rate', 2);
}

describe('collectAnswers', () => {
  it('sums what each model cost, whatever it was asked for', async () => {
    const { spent } = await collectAnswers(rows(), 2, 0);
    expect(Object.fromEntries(spent)).toEqual({
      a: { responses: 3, costUsd: 0.75, unpriced: 1 },
      b: { responses: 1, costUsd: 0, unpriced: 1 },
      judge: { responses: 1, costUsd: 2, unpriced: 0 },
    });
  });

  it('keeps answers to questions on values and to tests alone, up to a size, and counts them all', async () => {
    expect((await collectAnswers(rows(), 2, 1e6)).answers.map(({ id }) => id)).toEqual(['a elicit', 'b assess', 'a assess']);
    expect(await collectAnswers(rows(), 2, 0)).toMatchObject({ answers: [], stored: 3 });
  });
});
