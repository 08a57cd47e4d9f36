import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { LlmRater } from './llm-rater.ts';

/** A model as judge: one dimension per call, blind to who answered. */
export default definePlugin({
  contract: 1,
  kind: 'rater',
  name: 'llm',
  configSchema,
  capabilities: { models: true, abstains: true },
  create: (config, context) => new LlmRater(config, context),
});
