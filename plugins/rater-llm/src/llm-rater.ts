import { PluginError } from '@valuelex/core';
import type { Models, PluginContext, Rater, RatingRequest, RatingResult } from '@valuelex/core';
import type { LlmRaterConfig } from './config.ts';
import { parseJudgement } from './parse-judgement.ts';
import { judgementSchema, questionFor } from './question.ts';

export class LlmRater implements Rater {
  readonly model: string;
  readonly #config: LlmRaterConfig;
  readonly #models: Models;

  constructor(config: LlmRaterConfig, context: PluginContext) {
    if (context.models === undefined) throw new PluginError('@valuelex/rater-llm', 'no-models', 'the host gives no access to models.');
    this.model = config.model;
    this.#config = config;
    this.#models = context.models;
  }

  /** Asks for all at once: the gateway limits how many are in flight. Waits for all, so that what was paid for is kept. */
  async rate(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly RatingResult[]> {
    signal.throwIfAborted();
    const settled = await Promise.allSettled(requests.map((request) => this.#rateOne(request, signal)));
    return settled.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
  }

  async #rateOne(request: RatingRequest, signal: AbortSignal): Promise<RatingResult> {
    if (request.answer.trim() === '') return { id: request.id, score: null, flags: ['empty'] };
    const { temperature, maxTokens } = this.#config;
    const said = await this.#models.generate(
      this.model,
      {
        messages: [{ role: 'user', content: questionFor(request) }],
        sampling: { temperature, maxTokens },
        responseSchema: judgementSchema(request),
      },
      signal,
    );
    const { score, flags } = parseJudgement(said.text, request.scale);
    const cut = score === null && said.finishReason !== 'stop' ? [`judge-${said.finishReason}`] : [];
    return { id: request.id, score, flags: [...flags, ...cut] };
  }
}
