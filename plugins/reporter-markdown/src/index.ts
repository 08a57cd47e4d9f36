import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { MarkdownReporter } from './markdown-reporter.ts';

/** The study as one Markdown file. */
export default definePlugin({
  contract: 1,
  kind: 'reporter',
  name: 'markdown',
  configSchema,
  capabilities: { formats: ['md'] },
  create: (config) => new MarkdownReporter(config),
});
