import { PluginError } from '@valuelex/core';
import type { Embedder, Embedding, Models, PluginContext } from '@valuelex/core';
import { PLACE } from './config.ts';
import type { ProviderEmbedderConfig } from './config.ts';

/** Longer texts are no words; what a model makes of them is not asked for. */
const LONGEST = 200;

/** Vectors of a model that is reached through the gateway, which batches, limits, retries and keeps them. */
export class ProviderEmbedder implements Embedder {
  readonly id: string;
  readonly #config: ProviderEmbedderConfig;
  readonly #models: Models;

  constructor(config: ProviderEmbedderConfig, context: PluginContext) {
    if (context.models === undefined) throw new PluginError('@valuelex/embedder-provider', 'no-models', 'the host gives no access to models.');
    const { model, template, revision } = config;
    this.#config = config;
    this.#models = context.models;
    // Without the account: renaming it changes no artefact.
    this.id = JSON.stringify({ model: model.slice(model.indexOf('/') + 1), template, ...(revision !== undefined && { revision }) });
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<Embedding[]> {
    if (texts.length === 0) return [];
    const vectors = await this.#models.embed(this.#config.model, texts.map((text) => this.#question(text)), signal);
    return vectors.map((values) => ({ kind: 'dense', values, coverage: values.some((x) => x !== 0) ? 'exact' : 'none' }));
  }

  /** The template around a word that was once text of a model: one line, and not long. */
  #question(text: string): string {
    const [before = '', after = ''] = this.#config.template.split(PLACE);
    const word = Array.from(text.replace(/\s+/g, ' ').trim()).slice(0, LONGEST).join('');
    return `${before}${word}${after}`;
  }
}
