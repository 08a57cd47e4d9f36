import { scoreRated } from '@valuelex/assessment-kit';
import { DataError } from '@valuelex/core';
import type { ItemOptions, PluginContext, ScoreInput, Scores, Taxonomy, TestItem, ValueTest } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { StoryConfig } from './config.ts';
import { makeItems } from './make-items.ts';

export class Story implements ValueTest {
  readonly #config: StoryConfig;
  readonly #context: PluginContext;

  constructor(config: StoryConfig, context: PluginContext) {
    this.#config = config;
    this.#context = context;
  }

  async items(taxonomy: Taxonomy, { language }: ItemOptions): Promise<readonly TestItem[]> {
    if (language.split('-')[0]?.toLowerCase() !== 'en') {
      throw new DataError('language', `story has scenes in English only, not in ${language}.`);
    }
    const wordnet = await openWordNet({ cacheDir: this.#context.cacheDir, onNotice: (message) => this.#context.logger.debug(message) });
    return makeItems(taxonomy, this.#config, language, wordnet);
  }

  score(input: ScoreInput): Scores {
    return scoreRated(input, 'story');
  }
}
