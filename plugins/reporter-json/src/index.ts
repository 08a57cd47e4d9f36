import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { JsonReporter } from './json-reporter.ts';

/** The study as one JSON document, and its JSON Schema. */
export default definePlugin({
  contract: 1,
  kind: 'reporter',
  name: 'json',
  configSchema,
  capabilities: { formats: ['json'] },
  create: (config) => new JsonReporter(config),
});
