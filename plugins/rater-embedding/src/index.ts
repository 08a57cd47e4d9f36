import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { EmbeddingRater } from './embedding-rater.ts';

/** Rates answers by how near they lie to the words of a value. */
export default definePlugin({
  contract: 1,
  kind: 'rater',
  name: 'embedding',
  configSchema,
  // An embedding model is no judge: it is told nothing, and talked into nothing.
  capabilities: { models: false, abstains: true },
  create: (config, context) => new EmbeddingRater(config, context),
});
