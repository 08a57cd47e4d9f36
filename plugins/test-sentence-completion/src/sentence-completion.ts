import { scoreRated } from '@valuelex/assessment-kit';
import { DataError } from '@valuelex/core';
import type { ItemOptions, PluginContext, ScoreInput, Scores, Taxonomy, TestItem, ValueTest } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { SentenceCompletionConfig } from './config.ts';
import { makeItems } from './items/make-items.ts';

export class SentenceCompletion implements ValueTest {
  readonly #config: SentenceCompletionConfig;
  readonly #context: PluginContext;
  #wordnet: Promise<WordNet> | undefined;

  constructor(config: SentenceCompletionConfig, context: PluginContext) {
    this.#config = config;
    this.#context = context;
  }

  async items(taxonomy: Taxonomy, { language }: ItemOptions): Promise<readonly TestItem[]> {
    if (language.split('-')[0]?.toLowerCase() !== 'en') {
      throw new DataError('language', `sentence-completion has stems in English only, not in ${language}.`);
    }
    this.#wordnet ??= openWordNet({
      cacheDir: this.#context.cacheDir,
      onNotice: (message) => this.#context.logger.debug(message),
    });
    return makeItems(taxonomy, this.#config, language, await this.#wordnet);
  }

  score(input: ScoreInput): Scores {
    return scoreRated(input, 'sentence-completion');
  }
}
