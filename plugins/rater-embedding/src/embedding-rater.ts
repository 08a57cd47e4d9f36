import { PluginError } from '@valuelex/core';
import type { PluginContext, Rater, RatingRequest, RatingResult } from '@valuelex/core';
import { looksLikeInjection } from '@valuelex/rater-kit';
import { AnchorScale } from './anchor-scale.ts';
import type { EmbeddingConfig } from './config.ts';
import { WordScale } from './word-scale.ts';

/** How far an answer leans to a value: −1 wholly against it, 0 neither, 1 wholly for it; null: nothing can be said. */
export interface Lean {
  readonly lean: number | null;
  readonly flags: readonly string[];
}

/** Tells the lean of answers, in their order. */
export interface LeanScale {
  leans(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly Lean[]>;
}

export class EmbeddingRater implements Rater {
  readonly model = null;
  readonly #scale: LeanScale;

  constructor({ embedder, negationWindow }: EmbeddingConfig, context: PluginContext) {
    if (embedder.use === 'wordnet') this.#scale = new WordScale(negationWindow, context);
    else {
      if (context.models === undefined) throw new PluginError('@valuelex/rater-embedding', 'no-models', 'the host gives no access to models.');
      this.#scale = new AnchorScale(embedder.model, context.models);
    }
  }

  async rate(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly RatingResult[]> {
    signal.throwIfAborted();
    const spoken = requests.filter(({ answer }) => answer.trim() !== '');
    const found = new Map((await this.#scale.leans(spoken, signal)).map((lean, i) => [spoken[i]!, lean]));
    return requests.map((request) => {
      const { id, answer, scale } = request;
      const { lean, flags } = found.get(request) ?? { lean: null, flags: ['empty'] };
      const middle = (scale.min + scale.max) / 2;
      const score = lean === null ? null : Math.round((middle + lean * (scale.max - middle)) * 100) / 100;
      return { id, score, flags: [...(looksLikeInjection(answer) ? ['injection'] : []), ...flags] };
    });
  }
}
