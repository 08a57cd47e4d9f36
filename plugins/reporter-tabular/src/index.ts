import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { TabularReporter } from './tabular-reporter.ts';

/** The study as CSV files with a data dictionary. */
export default definePlugin({
  contract: 1,
  kind: 'reporter',
  name: 'tabular',
  configSchema,
  capabilities: { formats: ['csv', 'json'] },
  create: (config) => new TabularReporter(config),
});
