import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { graphStrategy } from './graph-strategy.ts';

export default definePlugin({
  contract: 1,
  kind: 'clustering-strategy',
  name: 'graph',
  configSchema,
  capabilities: { noise: false, hierarchical: false },
  create: graphStrategy,
});
