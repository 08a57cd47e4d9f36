import { definePlugin } from '@valuelex/core';
import { explore } from '@valuelex/factor-kit';
import { configSchema } from './config.ts';

export { configSchema } from './config.ts';
export type { Config } from './config.ts';

/** Principal components: no model of measurement error, hence higher loadings than factors have. */
export default definePlugin({
  contract: 1,
  kind: 'factor-strategy',
  name: 'pca',
  configSchema,
  capabilities: { inputs: ['data', 'correlation'], nested: true },
  create: (config, { random }) => ({
    fit: async (input, context) => explore(input, { ...config, method: 'pca' }, String(random('fit')()), context),
  }),
});
