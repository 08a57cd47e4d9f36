import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { hdbscanStrategy } from './hdbscan-strategy.ts';

export default definePlugin({
  contract: 1,
  kind: 'clustering-strategy',
  name: 'hdbscan',
  configSchema,
  capabilities: { noise: true, hierarchical: false },
  create: hdbscanStrategy,
});
