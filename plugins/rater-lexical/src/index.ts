import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { LexicalRater } from './lexical-rater.ts';

/** Rates answers by their words, offline, through WordNet. */
export default definePlugin({
  contract: 1,
  kind: 'rater',
  name: 'lexical',
  configSchema,
  capabilities: { models: false, abstains: true },
  create: (config, context) => new LexicalRater(config, context),
});
