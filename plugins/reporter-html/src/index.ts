import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { HtmlReporter } from './html-reporter.ts';

/** The study as one self-contained page. */
export default definePlugin({
  contract: 1,
  kind: 'reporter',
  name: 'html',
  configSchema,
  capabilities: { formats: ['html'] },
  create: (config) => new HtmlReporter(config),
});
