import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { kMeansStrategy } from './k-means-strategy.ts';

export default definePlugin({
  contract: 1,
  kind: 'clustering-strategy',
  name: 'kmeans',
  configSchema,
  capabilities: { noise: false, hierarchical: false },
  create: kMeansStrategy,
});
