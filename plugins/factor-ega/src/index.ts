import { definePlugin } from '@valuelex/core';
import { exploreGraph } from '@valuelex/factor-kit';
import { configSchema } from './config.ts';

export { configSchema } from './config.ts';
export type { Config } from './config.ts';

/** Exploratory graph analysis: dimensions are the communities of a network of the variables. */
export default definePlugin({
  contract: 1,
  kind: 'factor-strategy',
  name: 'ega',
  configSchema,
  capabilities: { inputs: ['data', 'correlation'], nested: true },
  create: (config, { random }) => ({
    fit: async (input, context) => exploreGraph(input, config, String(random('fit')()), context),
  }),
});
