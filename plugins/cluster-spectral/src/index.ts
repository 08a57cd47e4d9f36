import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { spectralStrategy } from './spectral-strategy.ts';

export default definePlugin({
  contract: 1,
  kind: 'clustering-strategy',
  name: 'spectral',
  configSchema,
  capabilities: { noise: false, hierarchical: false },
  create: spectralStrategy,
});
