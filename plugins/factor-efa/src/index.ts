import { definePlugin } from '@valuelex/core';
import { explore } from '@valuelex/factor-kit';
import { configSchema } from './config.ts';

export { configSchema } from './config.ts';
export type { Config } from './config.ts';

/** Exploratory factor analysis: the default factor strategy. */
export default definePlugin({
  contract: 1,
  kind: 'factor-strategy',
  name: 'efa',
  configSchema,
  capabilities: { inputs: ['data', 'correlation'], nested: true },
  create: (config, { random }) => ({
    fit: async (input, context) => explore(input, config, String(random('fit')()), context),
  }),
});
