import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { Story } from './story.ts';

/** Short stories about situations, rated for the values that they show. */
export default definePlugin({
  contract: 1,
  kind: 'value-test',
  name: 'story',
  configSchema,
  capabilities: { forms: ['A', 'B'], languages: ['en'], needsRater: true },
  create: (config, context) => new Story(config, context),
});
