import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { LlmRater } from './llm-rater.ts';
import { readTraining } from './training.ts';

/** A model as judge: one dimension per call, blind to who answered. */
export default definePlugin({
  contract: 1,
  kind: 'rater',
  name: 'llm',
  configSchema,
  capabilities: { models: true, abstains: true },
  create: async (config, context) => new LlmRater(config, context, config.training === undefined ? [] : await readTraining(config.training)),
});
