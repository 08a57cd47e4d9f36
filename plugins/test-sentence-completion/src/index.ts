import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { SentenceCompletion } from './sentence-completion.ts';

/** A sentence-completion test made for any taxonomy, after Rotter's Incomplete Sentences Blank. */
export default definePlugin({
  contract: 1,
  kind: 'value-test',
  name: 'sentence-completion',
  configSchema,
  capabilities: { forms: ['A', 'B'], languages: ['en'], needsRater: true },
  create: (config, context) => new SentenceCompletion(config, context),
});
