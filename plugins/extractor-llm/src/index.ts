import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { LlmExtractor } from './llm-extractor.ts';

export { configSchema } from './config.ts';

/** Descriptors as a model reads them, each verified in the answer. */
export default definePlugin({
  contract: 1,
  kind: 'descriptor-extractor',
  name: 'llm',
  configSchema,
  capabilities: { models: true },
  create: (config, context) => new LlmExtractor(config, context),
});
