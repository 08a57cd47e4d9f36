import { PluginError } from '@valuelex/core';
import type { Models, PluginContext, Rater, RatingRequest, RatingResult } from '@valuelex/core';
import { looksLikeInjection } from '@valuelex/rater-kit';
import type { LlmRaterConfig } from './config.ts';
import { parseJudgement } from './parse-judgement.ts';
import { judgementSchema, questionFor, valueOf } from './question.ts';
import { chooseExamples } from './training.ts';
import type { TrainingRow } from './training.ts';

/** Values are few; this bounds what a strange caller can make us remember. */
const MOST_VALUES = 500;

export class LlmRater implements Rater {
  readonly model: string;
  readonly #config: LlmRaterConfig;
  readonly #models: Models;
  readonly #training: readonly TrainingRow[];
  readonly #values = new Map<string, ReturnType<typeof valueOf>>();

  constructor(config: LlmRaterConfig, context: PluginContext, training: readonly TrainingRow[] = []) {
    if (context.models === undefined) throw new PluginError('@valuelex/rater-llm', 'no-models', 'the host gives no access to models.');
    this.model = config.model;
    this.#config = config;
    this.#models = context.models;
    this.#training = training;
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
    const value = this.#valueOf(request.target);
    if (value === null) return { id: request.id, score: null, flags: ['unknown-dimension'] };
    const { temperature, maxTokens, examples, anchors } = this.#config;
    const question = questionFor(request, value, { examples: chooseExamples(this.#training, request, examples), ...(anchors && { anchors }) });
    const said = await this.#models.generate(
      this.model,
      {
        messages: [{ role: 'user', content: question.text }],
        sampling: { temperature, maxTokens },
        responseSchema: judgementSchema(request),
      },
      signal,
    );
    const { score, flags } = parseJudgement(said.text, request.scale);
    const cut = score === null && said.finishReason !== 'stop' ? [`judge-${said.finishReason}`] : [];
    const seen = !flags.includes('injection') && looksLikeInjection(request.answer) ? ['injection'] : [];
    return { id: request.id, score, flags: [...flags, ...seen, ...question.flags, ...cut] };
  }

  #valueOf(target: RatingRequest['target']): ReturnType<typeof valueOf> {
    const key = JSON.stringify([target.name, target.members]);
    if (!this.#values.has(key)) {
      if (this.#values.size >= MOST_VALUES) this.#values.clear();
      this.#values.set(key, valueOf(target));
    }
    return this.#values.get(key)!;
  }
}
