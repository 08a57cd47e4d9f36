import { DataError } from '@valuelex/core';
import type { ItemOptions, PluginContext, ScoreInput, Scores, Taxonomy, TestItem, ValueTest } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { DilemmaConfig } from './config.ts';
import { makeItems } from './items/make-items.ts';
import { scoreDilemmas } from './score/score-dilemmas.ts';

export class DilemmaTest implements ValueTest {
  readonly #config: DilemmaConfig;
  readonly #context: PluginContext;
  #wordnet: Promise<WordNet> | undefined;

  constructor(config: DilemmaConfig, context: PluginContext) {
    this.#config = config;
    this.#context = context;
  }

  async items(taxonomy: Taxonomy, { language }: ItemOptions): Promise<readonly TestItem[]> {
    if (language.split('-')[0]?.toLowerCase() !== 'en') {
      throw new DataError('language', `dilemma has situations in English only, not in ${language}.`);
    }
    this.#wordnet ??= openWordNet({
      cacheDir: this.#context.cacheDir,
      onNotice: (message) => this.#context.logger.debug(message),
    });
    return makeItems(taxonomy, this.#config, language, await this.#wordnet);
  }

  score(input: ScoreInput): Scores {
    return scoreDilemmas(input, this.#config.model);
  }
}
