import { definePlugin } from '@valuelex/core';
import { agglomerativeStrategy } from './agglomerative-strategy.ts';
import { configSchema } from './config.ts';

export default definePlugin({
  contract: 1,
  kind: 'clustering-strategy',
  name: 'agglomerative',
  configSchema,
  capabilities: { noise: false, hierarchical: true },
  create: agglomerativeStrategy,
});
